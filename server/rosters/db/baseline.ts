import type { Tx } from '../../db/tx-type.ts'

/**
 * The state of a school's children that a difference was computed against; another one makes the difference stale. Records do
 * not count: a talk written down meanwhile changes nothing of the roll. The sum of the numbers, not the highest: a lower one may
 * come after it (decision 026), and each change of a row makes its number higher.
 */
export const baselineOf = async (tx: Tx, schoolId: number): Promise<string> => {
  const [row] = await tx.query<{ n: number; sum: number }>(
    `select count(*)::int as n, coalesce(sum(s.seq), 0)::bigint as sum from child c join sync_row s on s.county_id = c.county_id and s.bucket = c.id and s.tbl in ('child', 'child_facts', 'child_person')
     where c.county_id = $1 and c.school_id = $2`,
    [tx.countyId, schoolId],
  )
  return `${row?.n ?? 0}.${row?.sum ?? 0}`
}

/** A difference over several schools keeps the state of each: `1004=20.311;1007=3.290`. Has one of them changed since? */
export const isStale = async (tx: Tx, baselines: string): Promise<boolean> => {
  for (const part of baselines === '' ? [] : baselines.split(';')) {
    const [id = '', state] = part.split('=')
    if (!/^\d{1,9}$/.test(id) || (await baselineOf(tx, Number(id))) !== state) return true
  }
  return false
}
