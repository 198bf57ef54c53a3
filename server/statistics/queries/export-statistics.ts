import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { type StatisticsInput, type StatisticsOut, statisticsOf } from './statistics.ts'

/** The table as a sheet: a row a unit, the whole last, numbers alone; what does not come out even stands under it. Errors: as the table. */
export const exportStatistics = async (
  ctx: Ctx,
  actor: Actor,
  input: StatisticsInput,
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
        detail: { table: table.table, term: table.term, cutoff: table.cutoff },
      })
      const bytes = await plainSheet({
        title: `${table.place.name}${table.title}`,
        note: `截至${longDate(table.cutoff)}，按${table.reading}${table.note === null ? '' : `。${table.note}`}`,
        headings: ['单位', ...table.items.map(headOf)],
        rows: [
          ...table.units.map(({ name, values }) => [name, ...values]),
          [table.units.length ? '合计' : table.place.name, ...table.total],
          ...(table.outside > 0 ? [[outsideWords(table)]] : []),
          ...table.equations.map((equation) => [wordsOf(equation)]),
        ],
        widths: [20, ...table.items.map(() => 8)],
      })
      return { bytes, name: `${table.place.name}-${table.title}.xlsx`, rows: table.units.length + 1 }
    },
    { now: ctx.now() },
  )
}

const outsideWords = ({ outside, items }: StatisticsOut): string =>
  `合计里有 ${outside} 名（第${items[0]?.no}项）不在以上各单位：没有写在哪个单位，或者那里已经停用`

const headOf = ({ no, group, label }: StatisticsOut['items'][number]): string =>
  `${no} ${group === '' ? '' : `${group}：`}${label}`

const wordsOf = ({ text, holds, differs }: StatisticsOut['equations'][number]): string =>
  holds === 'yes'
    ? `✓ ${text}`
    : holds === 'no'
      ? `✗ ${text}，差 ${differs}`
      : `？ ${text}，差 ${differs}，登记里没有的几项填上后再看`
