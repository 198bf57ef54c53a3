import type { PRINT_STATES } from '../../../domain/api/print.ts'
import type { Batch } from '../../../domain/reports/papers/batch.ts'
import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'

export type PrintRow = {
  id: string
  place_id: number
  batch: Batch
  purpose: string
  n: number
  printed: number
  state: (typeof PRINT_STATES)[number]
  message: string | null
  tries: number
  attempt: string | null
  children: string[]
  left_out: string[]
  file_name: string | null
  file_size: number | null
  until_on: string | null
  made_by: string
  made_by_name: string
  made_role: Role
  made_at_place: number
  made_at: Date
  done: number
  heard_at: Date | null
}

/** Without the two sealed columns: a file of megabytes is read only by whoever takes it. */
const ROW =
  'id, place_id, batch, purpose, n, printed, state, message, tries, attempt, children, left_out, file_name, file_size, until_on, made_by, made_by_name, made_role, made_at_place, made_at, done, heard_at'

/** One batch within sight; `held`: nobody else changes it until the commit. */
export const findPrint = async (tx: Tx, id: string, { held = false } = {}): Promise<PrintRow | null> =>
  (
    await tx.query<PrintRow>(
      `select ${ROW} from print_job where county_id = $1 and id = $2${held ? ' for update' : ''}`,
      [tx.countyId, id],
    )
  )[0] ?? null

/** What one account asked for, the newest first. */
export const printsOf = (tx: Tx, account: string, most: number): Promise<PrintRow[]> =>
  tx.query<PrintRow>(
    `select ${ROW} from print_job where county_id = $1 and made_by = $2 order by made_at desc, id desc limit ${Math.trunc(most)}`,
    [tx.countyId, account],
  )

export const sealedOfPrint = async (
  tx: Tx,
  id: string,
): Promise<{ asked_sealed: Buffer | null; file_sealed: Buffer | null }> =>
  (
    await tx.query<{ asked_sealed: Buffer | null; file_sealed: Buffer | null }>(
      'select asked_sealed, file_sealed from print_job where county_id = $1 and id = $2',
      [tx.countyId, id],
    )
  )[0] ?? { asked_sealed: null, file_sealed: null }

/** Notes how far an attempt is; false when it is no longer the one that counts. No personal data, hence no history. */
export const notePrinted = async (tx: Tx, { id, attempt }: Attempt, done: number): Promise<boolean> =>
  (await tx.run(
    `update print_job set done = $4, heard_at = $5 where county_id = $1 and id = $2 and attempt = $3 and state = 'making'`,
    [tx.countyId, id, attempt, done, new Date(tx.now)],
  )) > 0

/** Somebody has just begun with it. */
export const hearPrint = (tx: Tx, id: string) =>
  tx.run('update print_job set done = 0, heard_at = $3 where county_id = $1 and id = $2', [
    tx.countyId,
    id,
    new Date(tx.now),
  ])

/** One try of making a batch. */
export type Attempt = { id: string; attempt: string }

/** Batches that wait, or that say somebody is at them. */
export const printsOpen = (tx: Tx): Promise<Pick<PrintRow, 'id' | 'state' | 'heard_at'>[]> =>
  tx.query(
    `select id, state, heard_at from print_job where county_id = $1 and state in ('waiting', 'making') order by made_at, id`,
    [tx.countyId],
  )

/** Batches whose last day has gone by. */
export const printsPast = (tx: Tx, today: string): Promise<Pick<PrintRow, 'id' | 'place_id'>[]> =>
  tx.query(`select id, place_id from print_job where county_id = $1 and state = 'done' and until_on < $2 order by id`, [
    tx.countyId,
    today,
  ])

/** How many of these children are within sight. */
export const childrenInSight = async (tx: Tx, ids: readonly string[]): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      'select count(*)::int as n from child where county_id = $1 and id = any($2::uuid[]) and not del',
      [tx.countyId, ids],
    )
  )[0]?.n ?? 0
