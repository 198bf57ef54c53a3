import { LOCKS } from '../../db/lock-numbers.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { RosterRow } from './roster-rows.ts'

/** One try of writing or undoing an import. Those begun by an earlier release have no id of their own. */
export type Attempt = { id: string; attempt: string | null }

const lockOf = ({ id, attempt }: Attempt): number =>
  Number.parseInt((attempt ?? id).replaceAll('-', '').slice(-8), 16) | 0

/** Held until the end of the transaction that is at it: whoever asks sees that somebody is. */
export const holdAttempt = (tx: Tx, attempt: Attempt) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [LOCKS.attempt, lockOf(attempt)])

/** True when nobody is at it at this moment. */
export const nobodyHolds = async (tx: Tx, attempt: Attempt): Promise<boolean> =>
  (
    await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1, $2) as held', [
      LOCKS.attempt,
      lockOf(attempt),
    ])
  )[0]?.held === true

/** Where an import stands now, kept so until the end of the transaction. */
export const lockImport = async (
  tx: Tx,
  id: string,
): Promise<{ state: RosterRow['state']; attempt: string | null } | null> =>
  (
    await tx.query<{ state: RosterRow['state']; attempt: string | null }>(
      'select state, attempt from roster_import where county_id = $1 and id = $2 for update',
      [tx.countyId, id],
    )
  )[0] ?? null

export type ImportProgress = { done: number; of: number; text: string }

/** Notes how far an attempt is; false when it is no longer the one that counts. No personal data, hence no history. */
export const noteProgress = async (tx: Tx, { id, attempt }: Attempt, progress: ImportProgress): Promise<boolean> =>
  (await tx.run(
    `update roster_import set counts = counts || jsonb_build_object('progress', $3::jsonb) where county_id = $1 and id = $2 and attempt is not distinct from $4 and state in ('applying', 'undoing')`,
    [tx.countyId, id, JSON.stringify({ ...progress, at: new Date(tx.now).toISOString() }), attempt],
  )) > 0

/** Imports that say they are being written or undone, with when that was last heard of. */
export const workedOn = (tx: Tx): Promise<(Attempt & { at: string | null })[]> =>
  tx.query(
    `select id, attempt, counts->'progress'->>'at' as at from roster_import where county_id = $1 and state in ('applying', 'undoing')`,
    [tx.countyId],
  )
