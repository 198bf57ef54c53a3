import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { statisticsPdf, statisticsSheet } from '../printed-statistics.ts'
import { type StatisticsInput, statisticsOf } from './statistics.ts'

/** The table as a sheet, or as a .pdf: a row a unit, the whole last. Errors: as the table. */
export const exportStatistics = async (
  ctx: Ctx,
  actor: Actor,
  input: StatisticsInput,
  format: 'xlsx' | 'pdf' = 'xlsx',
): Promise<{ bytes: Buffer; name: string; rows: number }> => {
  can(actor, 'figure.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const table = await statisticsOf(tx, input)
      tx.note({
        action: 'statistics.export',
        subject: 'place',
        subjectId: table.place.code,
        placeId: placeOfCode(await tx.tree(), table.place.code)?.id ?? null,
        detail: { table: table.table, term: table.term, cutoff: table.cutoff, format },
      })
      const bytes = format === 'pdf' ? await statisticsPdf(table) : await statisticsSheet(table)
      return { bytes, name: `${table.place.name}-${table.title}.${format}`, rows: table.units.length + 1 }
    },
    { now: ctx.now() },
  )
}
