import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../../domain/api/roster-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import { isMasked } from '../../../domain/kit/identity/mask.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { cachedReading } from '../../import/cached-reading.ts'
import { FIELDS } from '../../import/headings/fields.ts'
import { bareHeading } from '../../import/headings/simplify.ts'
import { mustFindRoster, rosterView } from '../../import/roster-view.ts'
import { onSteadyReading, readOptions, readsAlike } from '../../import/stored-reading.ts'
import { lockImport } from '../db/import-state.ts'
import { type RosterRow, rememberHeading } from '../db/roster-rows.ts'
import { sealCells } from '../mended-cells.ts'

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
  return onSteadyReading(ctx, actor, id, async (stored) => {
    refuse(stored.row, input)
    const columns = lay(stored.row.corrections.columns, input.columns)
    const cells = lay(stored.cells, input.cells)
    const meant = new Map(
      (input.columns ?? []).flatMap(({ sheet, column, field }) => {
        const known = stored.reading.columns.find((c) => c.sheet === sheet && c.column === column)
        return known?.heading ? [[bareHeading(known.heading), field ?? ''] as const] : []
      }),
    )
    const learnt = new Map([...stored.learnt.map((m) => [m.heading, m.field] as const), ...meant])
    // Read as it will be before anything is written: what makes a file unreadable is refused and leaves it as it stood.
    const reading = await cachedReading(
      stored.bytes,
      readOptions(
        stored.row.made_at,
        { columns, cells },
        [...learnt].map(([heading, field]) => ({ heading, field })),
      ),
    )
    return inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        await mustFindRoster(tx, id)
        // Two choices made at once are both kept.
        await lockImport(tx, id)
        const row = await mustFindRoster(tx, id)
        refuse(row, input)
        if (!(await readsAlike(ctx, tx, row, stored))) return null
        for (const [heading, field] of meant) await rememberHeading(tx, row.school_id, heading, field)
        const corrections = {
          ...(row.corrections.again ? { again: row.corrections.again } : {}),
          columns,
          ...sealCells(ctx.keys, tx.countyId, id, cells),
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
        return { done: await rosterView(tx, await mustFindRoster(tx, id), reading) }
      },
      { now: ctx.now() },
    )
  })
}

const refuse = (
  row: RosterRow,
  input: { columns?: { field: string | null }[] | undefined; cells?: { text: string }[] | undefined },
) => {
  if (row.state !== 'read')
    throw new AppError('invalid', undefined, '这份表正在写、已经写入或撤回，不能再改；请重新交一份。')
  // A mask that was sent back as it was shown would overwrite the number (M2).
  if (input.cells?.some((c) => isMasked(c.text)))
    throw new AppError('invalid', undefined, '这一格填的是遮住的号码，请写完整的号码，或先空着。')
  if (input.columns?.some((c) => c.field !== null && !(c.field in FIELDS)))
    throw new AppError('invalid', undefined, '没有这种列的意思，请从列表里选。')
}

type Spot = { sheet: string; column: number; row?: number }
const spotKey = (c: Spot) => `${c.sheet}!${c.row ?? ''}!${c.column}`
/** The newer word about a column or a cell stands. */
const lay = <T extends Spot>(old: readonly T[] | undefined, fresh: readonly T[] | undefined): T[] => [
  ...new Map([...(old ?? []), ...(fresh ?? [])].map((c) => [spotKey(c), c])).values(),
]
