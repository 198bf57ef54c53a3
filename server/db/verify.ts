import type { Tx } from './tx.ts'

/** Each child with its own scope, and how many of its rows carry another one. */
export const childScopes = (
  tx: Tx,
): Promise<
  {
    id: string
    class_id: number | null
    school_id: number | null
    village_id: number | null
    scope: number[]
    strays: number
  }[]
> =>
  tx.query(
    `with strays as (
       select child_id, count(*)::int as n from (
         select f.child_id from child_facts f join child c on c.county_id = f.county_id and c.id = f.child_id where f.county_id = $1 and f.scope <> c.scope
         union all select p.child_id from child_person p join child c on c.county_id = p.county_id and c.id = p.child_id where p.county_id = $1 and p.scope <> c.scope
         union all select k.child_id from child_key k join child c on c.county_id = k.county_id and c.id = k.child_id where k.county_id = $1 and k.scope <> c.scope
         union all select l.child_id from record_child l join child c on c.county_id = l.county_id and c.id = l.child_id where l.county_id = $1 and l.scope <> c.scope) s group by child_id)
     select c.id, c.class_id, c.school_id, c.village_id, c.scope, coalesce(s.n, 0) as strays from child c left join strays s on s.child_id = c.id where c.county_id = $1`,
    [tx.countyId],
  )

/** Rows that hang on nothing, or children without facts. */
export const orphans = async (tx: Tx): Promise<string[]> => {
  const count = async (text: string) => (await tx.query<{ n: number }>(text, [tx.countyId]))[0]?.n ?? 0
  const findings: string[] = []
  const bare = await count(
    `select count(*)::int as n from child c where c.county_id = $1 and not c.del and not exists (select 1 from child_facts f where f.county_id = $1 and f.child_id = c.id and f.until_on is null and not f.del)`,
  )
  if (bare) findings.push(`${bare} 名孩子没有现在的情况记录。`)
  const empty = await count(
    `select count(*)::int as n from record r where r.county_id = $1 and not exists (select 1 from record_child l where l.county_id = $1 and l.record_id = r.id)`,
  )
  if (empty) findings.push(`${empty} 条记录没有关联孩子。`)
  return findings
}
