import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { inActorTx, type TxOptions } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import { MARK_HEADING } from '../documents/marked-roster.ts'
import { headingMeanings, type RosterRow } from '../rosters/db/roster-rows.ts'
import { type MendedCell, mendedCells } from '../rosters/mended-cells.ts'
import { cachedReading } from './cached-reading.ts'
import type { Field } from './headings/fields.ts'
import { bareHeading } from './headings/simplify.ts'
import type { ReadOptions } from './read-roster.ts'
import type { RosterReading } from './reading.ts'
import { mustFindRoster, openRosterFile } from './roster-view.ts'

/**
 * A file is read for up to two seconds in a thread of its own. No transaction is open meanwhile, or a few wizards would hold
 * every connection of the pool while none of them asks the database anything. So: what to read with is asked in a short
 * transaction, the file is read, and the next transaction first looks whether it would still be read with the same.
 */
export type Learnt = { heading: string; field: string }[]
export type StoredReading = {
  row: RosterRow
  bytes: Buffer
  cells: MendedCell[]
  learnt: Learnt
  options: ReadOptions
  reading: RosterReading
}

/** What a file is read with: remembered headings, chosen meanings and mended cells. */
export const readOptions = (
  madeAt: Date,
  mended: { columns?: RosterRow['corrections']['columns']; cells?: MendedCell[] },
  learnt: Readonly<Learnt>,
): ReadOptions => ({
  cells: true,
  at: shanghaiDate(madeAt.getTime()),
  // Our own marks in a sheet that was downloaded and mended say nothing.
  meanings: [
    ...(mended.columns ?? []).map((c) => ({
      sheet: c.sheet,
      column: c.column,
      field: c.field as Field | null,
    })),
    ...[...learnt]
      .sort((a, b) => (a.heading < b.heading ? -1 : 1))
      .map((m) => ({ heading: m.heading, field: (m.field || null) as Field | null })),
    { heading: bareHeading(MARK_HEADING), field: null },
  ],
  corrections: mended.cells ?? [],
})

/** The file as read now, with no transaction open while it is read. */
export const readStored = async (ctx: Ctx, actor: Actor, id: string): Promise<StoredReading> => {
  can(actor, 'roster.import')
  const found = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      const learnt = await headingMeanings(tx, row.school_id)
      return { row, learnt, cells: mendedCells(ctx, tx, row), bytes: openRosterFile(ctx, tx, row) }
    },
    { readOnly: true },
  )
  const { row, cells, learnt } = found
  const options = readOptions(row.made_at, { columns: row.corrections.columns, cells }, learnt)
  return { ...found, options, reading: await cachedReading(found.bytes, options) }
}

/** Whether the file would be read today as it was: nobody mended it, nor taught its school a heading, meanwhile. */
export const readsAlike = async (ctx: Ctx, tx: Tx, row: RosterRow, stored: StoredReading): Promise<boolean> => {
  const mended = { columns: row.corrections.columns, cells: mendedCells(ctx, tx, row) }
  const now = readOptions(row.made_at, mended, await headingMeanings(tx, row.school_id))
  return isDeepStrictEqual(now, stored.options)
}

const TRIES = 3

/** Reads and works, anew where `work` returns null because the import changed between the two. Errors: conflict. */
export const onSteadyReading = async <T>(
  ctx: Ctx,
  actor: Actor,
  id: string,
  work: (stored: StoredReading) => Promise<{ done: T } | null>,
): Promise<T> => {
  can(actor, 'roster.import')
  for (let tried = 1; tried <= TRIES; tried++) {
    const outcome = await work(await readStored(ctx, actor, id))
    if (outcome) return outcome.done
  }
  throw new AppError('conflict', undefined, '这份表正在被别人修改，请稍等几秒再打开。')
}

/** Work in one transaction on an import and its reading. Errors: not-found, conflict, those of the file. */
export const withReading = <T>(
  ctx: Ctx,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: RosterRow, reading: RosterReading) => Promise<T> | T,
  options: TxOptions,
): Promise<T> =>
  onSteadyReading(ctx, actor, id, (stored) =>
    inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        const row = await mustFindRoster(tx, id)
        return (await readsAlike(ctx, tx, row, stored)) ? { done: await work(tx, row, stored.reading) } : null
      },
      options,
    ),
  )
