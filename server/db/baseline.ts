import type { Tx } from './tx.ts'

/** The register's state that a difference was computed against; another one makes the difference stale. */
export const baselineOf = async (tx: Tx): Promise<string> =>
  String(
    (
      await tx.query<{ n: number }>('select coalesce(max(seq), 0) as n from sync_row where county_id = $1', [
        tx.countyId,
      ])
    )[0]?.n ?? 0,
  )
