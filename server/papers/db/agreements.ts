import type { Tx } from '../../db/tx-type.ts'

/** Entries of a register that hang on these children and are in one of these states, the oldest first; of those within sight. */
export const livingOf = (
  tx: Tx,
  asked: { kind: string; children: readonly string[]; states: readonly string[] },
): Promise<{ child_id: string; answers: Record<string, unknown>; version: number }[]> =>
  tx.query(
    'select child_id, answers, version from entry where county_id = $1 and kind = $2 and child_id = any($3::uuid[]) and state = any($4::text[]) and not del order by from_on, id',
    [tx.countyId, asked.kind, asked.children, asked.states],
  )
