import { pairingRhythm } from '../../../domain/duties/pairing-rhythm.ts'
import type { Tx } from '../../db/tx-type.ts'

/** The last day on which the two of each of these pairings met; of pairings within sight, those that met at all. */
export const lastMet = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; on: string }>(
    `select subject_id as id, max(happened_on) as "on" from record_part
     where county_id = $1 and subject_kind = 'entry' and subject_id = any($2::text[]) and kind = any($3::text[]) and role = 'about' and live and reached
     group by 1`,
    [tx.countyId, ids, pairingRhythm.evidence.kinds],
  )
  return new Map(rows.map((r) => [r.id, r.on]))
}
