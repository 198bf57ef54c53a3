import type { Tx } from '../../db/tx-type.ts'

/**
 * What shows that a child is really where a file says, from a day on: how many records tell of it under that file, and how often somebody
 * who went over a roll said that it is there. By child; with the county in sight.
 */
export const seatSigns = async (
  tx: Tx,
  children: readonly string[],
  from: string,
): Promise<Map<string, { records: number; answers: number }>> => {
  const [records, answers] = [
    await tx.query<{ child_id: string; n: number }>(
      `select child_id, count(distinct record_id)::int as n from record_part
       where county_id = $1 and child_id = any($2::uuid[]) and live and happened_on >= $3 group by child_id`,
      [tx.countyId, children, from],
    ),
    await tx.query<{ child_id: string; n: number }>(
      `select child_id, count(*)::int as n from census_answer
       where county_id = $1 and child_id = any($2::uuid[]) and not del and answer in ('unchanged', 'changed') and on_date >= $3 group by child_id`,
      [tx.countyId, children, from],
    ),
  ]
  const of = (rows: readonly { child_id: string; n: number }[], id: string) =>
    rows.find((r) => r.child_id === id)?.n ?? 0
  return new Map(children.map((id) => [id, { records: of(records, id), answers: of(answers, id) }]))
}
