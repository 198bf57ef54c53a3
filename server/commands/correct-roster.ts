import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { isMasked } from '../../domain/kit/identity/mask.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { lockImport } from '../db/import-state.ts'
import { rememberHeading } from '../db/roster-rows.ts'
import { inActorTx } from '../db/tx.ts'
import { FIELDS } from '../import/headings/fields.ts'
import { bareHeading } from '../import/headings/simplify.ts'
import { mendedCells, sealCells } from '../import/mended-cells.ts'
import { mustFindRoster, readingOf, rosterView } from '../import/roster-view.ts'

type View = z.input<typeof rosterShape>

/**
 * Changes what a column means (remembered for that heading at this school), mends cells, sets whom the list holds and what is done
 * with the rows of other schools ('' takes that back).
 */
export const correctRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    columns?: { sheet: string; column: number; field: string | null }[] | undefined
    cells?: { sheet: string; row: number; column: number; text: string }[] | undefined
    population?: 'all' | 'left-behind' | undefined
    foreign?: Record<string, string> | undefined
  },
): Promise<View> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await mustFindRoster(tx, id)
      // Two choices made at once are both kept.
      await lockImport(tx, id)
      const row = await mustFindRoster(tx, id)
      if (row.state !== 'read')
        throw new AppError('invalid', undefined, '这份表正在写、已经写入或撤回，不能再改；请重新交一份。')
      // A mask that was sent back as it was shown would overwrite the number (M2).
      if (input.cells?.some((c) => isMasked(c.text)))
        throw new AppError('invalid', undefined, '这一格填的是遮住的号码，请写完整的号码，或先空着。')
      const reading = await readingOf(ctx, tx, row)
      for (const column of input.columns ?? []) {
        if (column.field !== null && !(column.field in FIELDS))
          throw new AppError('invalid', undefined, '没有这种列的意思，请从列表里选。')
        const heading = reading.columns.find((c) => c.sheet === column.sheet && c.column === column.column)?.heading
        if (heading) await rememberHeading(tx, row.school_id, bareHeading(heading), column.field ?? '')
      }
      const key = (c: { sheet: string; column: number; row?: number }) => `${c.sheet}!${c.row ?? ''}!${c.column}`
      const lay = <T extends { sheet: string; column: number; row?: number }>(
        old: T[] | undefined,
        fresh: T[] | undefined,
      ): T[] => [...new Map([...(old ?? []), ...(fresh ?? [])].map((c) => [key(c), c])).values()]
      const corrections = {
        columns: lay(row.corrections.columns, input.columns),
        ...sealCells(ctx.keys, tx.countyId, id, lay(mendedCells(ctx, tx, row), input.cells)),
        foreign: Object.fromEntries(
          Object.entries({ ...row.corrections.foreign, ...input.foreign }).filter(([, choice]) => choice !== ''),
        ),
      }
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { corrections, population: input.population ?? row.population },
          },
        ],
        null,
      )
      return rosterView(ctx, tx, await mustFindRoster(tx, id))
    },
    { now: ctx.now() },
  )
}
