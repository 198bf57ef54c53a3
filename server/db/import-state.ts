import type { RosterRow } from './roster-rows.ts'
import type { Tx } from './tx.ts'

/** Any fixed number: the first key of the lock; the second is made of the import's id. */
const IMPORT_LOCK = 7_266

const lockOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(-8), 16) | 0

/** Held until the end of the transaction that writes or undoes an import: whoever gets it knows that nobody else works on it. */
export const tryHoldImport = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1, $2) as held', [IMPORT_LOCK, lockOf(id)]))[0]
    ?.held === true

/** The state as it is now, kept so until the end of the transaction. */
export const lockState = async (tx: Tx, id: string): Promise<RosterRow['state'] | null> =>
  (
    await tx.query<{ state: RosterRow['state'] }>(
      'select state from roster_import where county_id = $1 and id = $2 for update',
      [tx.countyId, id],
    )
  )[0]?.state ?? null

export type ImportProgress = { done: number; of: number; text: string }

/** Notes how far the work is; false when the import is no longer worked on. No personal data, hence no history. */
export const noteProgress = async (tx: Tx, id: string, progress: ImportProgress): Promise<boolean> =>
  (await tx.run(
    `update roster_import set counts = counts || jsonb_build_object('progress', $3::jsonb) where county_id = $1 and id = $2 and state in ('applying', 'undoing')`,
    [tx.countyId, id, JSON.stringify({ ...progress, at: new Date(tx.now).toISOString() })],
  )) > 0

/** Imports that say they are being written or undone, with when that was last heard of. */
export const workedOn = (tx: Tx): Promise<{ id: string; school_id: number; at: string | null }[]> =>
  tx.query(
    `select id, school_id, counts->'progress'->>'at' as at from roster_import where county_id = $1 and state in ('applying', 'undoing')`,
    [tx.countyId],
  )
