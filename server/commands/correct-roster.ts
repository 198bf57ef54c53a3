import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { lockImport } from '../db/import-state.ts'
import { type RosterRow, rememberHeading } from '../db/roster-rows.ts'
import { inActorTx } from '../db/tx.ts'
import { cachedReading } from '../import/cached-reading.ts'
import { FIELDS } from '../import/headings/fields.ts'
import { bareHeading } from '../import/headings/simplify.ts'
import { mustFindRoster, openRosterFile, rosterView } from '../import/roster-view.ts'
import { onSteadyReading, readOptions, readsAlike } from '../import/stored-reading.ts'

type View = z.input<typeof rosterShape>

/** Changes what a column means (remembered for that heading at this school), mends cells, sets whom the list holds. */
export const correctRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    columns?: { sheet: string; column: number; field: string | null }[] | undefined
    cells?: { sheet: string; row: number; column: number; text: string }[] | undefined
    population?: 'all' | 'left-behind' | undefined
  },
): Promise<View> => {
  can(actor, 'roster.import')
  for (const column of input.columns ?? [])
    if (column.field !== null && !(column.field in FIELDS))
      throw new AppError('invalid', undefined, '没有这种列的意思，请从列表里选。')
  return onSteadyReading(ctx, actor, id, async (stored) => {
    refuseUnlessRead(stored.row)
    const meant = new Map(
      (input.columns ?? []).flatMap((c) => {
        const known = stored.reading.columns.find((k) => k.sheet === c.sheet && k.column === c.column)
        return known?.heading ? [[bareHeading(known.heading), c.field ?? ''] as const] : []
      }),
    )
    const corrections = {
      columns: lay(stored.row.corrections.columns, input.columns),
      cells: lay(stored.row.corrections.cells, input.cells),
    }
    // Read as it will be before anything is written: what makes a file unreadable is refused and leaves it as it stood.
    const learnt = new Map([...stored.learnt.map((m) => [m.heading, m.field] as const), ...meant])
    const reading = await cachedReading(
      openRosterFile(ctx, actor, stored.row),
      readOptions(
        { ...stored.row, corrections },
        [...learnt].map(([heading, field]) => ({ heading, field })),
      ),
    )
    return inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        await lockImport(tx, id)
        const row = await mustFindRoster(tx, id)
        refuseUnlessRead(row)
        if (!(await readsAlike(tx, row, stored))) return null
        for (const [heading, field] of meant) await rememberHeading(tx, row.school_id, heading, field)
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

const refuseUnlessRead = (row: RosterRow) => {
  if (row.state !== 'read')
    throw new AppError('invalid', undefined, '这份表正在写、已经写入或撤回，不能再改；请重新交一份。')
}

type Spot = { sheet: string; column: number; row?: number }
const spotKey = (c: Spot) => `${c.sheet}!${c.row ?? ''}!${c.column}`
/** The newer word about a column or a cell stands. */
const lay = <T extends Spot>(old: readonly T[] | undefined, fresh: readonly T[] | undefined): T[] => [
  ...new Map([...(old ?? []), ...(fresh ?? [])].map((c) => [spotKey(c), c])).values(),
]
