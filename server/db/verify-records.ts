import type { Tx } from './tx.ts'

/** Corrections that did not take every link along: a child's record that counts although it was replaced, or does not though it holds. */
export const halfCorrected = async (tx: Tx): Promise<string[]> => {
  const count = async (where: string) =>
    (
      await tx.query<{ n: number }>(
        `select count(distinct r.id)::int as n from record r join record_child l on l.county_id = r.county_id and l.record_id = r.id where r.county_id = $1 and ${where}`,
        [tx.countyId],
      )
    )[0]?.n ?? 0
  const live = await count('r.superseded_by is not null and l.live')
  const dead = await count('r.superseded_by is null and not l.live')
  return [
    ...(live ? [`${live} 条已被更正的记录还算在孩子名下，次数会多算；请核对这些记录。`] : []),
    ...(dead ? [`${dead} 条没有更正过的记录不算在孩子名下，次数会少算；请核对这些记录。`] : []),
  ]
}
