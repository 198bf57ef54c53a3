import { UNSEEN } from '../../../domain/registers/scope.ts'
import type { Tx } from '../../db/tx-type.ts'

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
         union all select l.child_id from record_part l join child c on c.county_id = l.county_id and c.id = l.child_id where l.county_id = $1 and l.scope <> c.scope
         union all select w.child_id from waiver w join child c on c.county_id = w.county_id and c.id = w.child_id where w.county_id = $1 and w.scope <> c.scope
         union all select e.child_id from entry e join child c on c.county_id = e.county_id and c.id = e.child_id where e.county_id = $1 and e.scope <> c.scope
         union all select p.child_id from entry_part p join child c on c.county_id = p.county_id and c.id = p.child_id where p.county_id = $1 and p.scope <> c.scope
         union all select t.child_id from attachment t join child c on c.county_id = t.county_id and c.id = t.child_id where t.county_id = $1 and t.scope <> c.scope
         union all select p.child_id from parent_link p join child c on c.county_id = p.county_id and c.id = p.child_id where p.county_id = $1 and p.scope <> c.scope
         union all select p.child_id from parent_answer p join child c on c.county_id = p.county_id and c.id = p.child_id where p.county_id = $1 and p.scope <> c.scope
         union all select a.child_id from census_answer a join child c on c.county_id = a.county_id and c.id = a.child_id where a.county_id = $1 and a.scope <> c.scope
         union all select m.kept_id from child_merge m join child c on c.county_id = m.county_id and c.id = m.kept_id where m.county_id = $1 and m.scope <> c.scope
         union all select h.child_id from history h join child c on c.county_id = h.county_id and c.id = h.child_id where h.county_id = $1 and h.scope <> c.scope) s group by child_id)
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
    `select count(*)::int as n from record r where r.county_id = $1 and not exists (select 1 from record_part l where l.county_id = $1 and l.record_id = r.id and l.role = 'about')`,
  )
  if (empty) findings.push(`${empty} 条记录没有写明是关于谁的。`)
  const loose = await count(
    `select count(*)::int as n from (select k.child_id from child_key k where k.county_id = $1 and not exists (select 1 from child c where c.county_id = $1 and c.id = k.child_id) group by k.child_id) s`,
  )
  if (loose) findings.push(`搜索键里有 ${loose} 名已不在花名册上的孩子。`)
  const adrift = await count(
    `select count(*)::int as n from entry e where e.county_id = $1 and not e.scope @> array[${UNSEEN}] and ((e.child_id is null) = (e.place_id is null) or (e.child_id is not null and not exists (select 1 from child c where c.county_id = $1 and c.id = e.child_id)))`,
  )
  if (adrift) findings.push(`${adrift} 条登记没有关联孩子或地方。`)
  const strays = await count(
    `select count(*)::int as n from entry_part p where p.county_id = $1 and not exists (select 1 from entry e where e.county_id = $1 and e.id = p.entry_id)`,
  )
  if (strays) findings.push(`登记里有 ${strays} 人已没有登记。`)
  const half = await count(
    `select count(*)::int as n from roster_import where county_id = $1 and ((state in ('applied', 'undoing') and applied_at is null) or (state = 'undone' and undone_at is null) or (state = 'read' and applied_at is not null))`,
  )
  if (half) findings.push(`${half} 次导入的状态和写入时间对不上。`)
  const ghosts = await count(
    `select count(*)::int as n from child c where c.county_id = $1 and c.import_id is not null and not exists (select 1 from roster_import i where i.county_id = $1 and i.id = c.import_id)`,
  )
  if (ghosts) findings.push(`${ghosts} 名孩子说是从一次没有留底的导入来的。`)
  return findings
}

export const childIds = async (tx: Tx): Promise<string[]> =>
  (
    await tx.query<{ id: string }>('select id from child where county_id = $1 and not del order by id', [tx.countyId])
  ).map((r) => r.id)

export const keysOfChildren = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const rows = await tx.query<{ child_id: string; key: string }>(
    'select child_id, key from child_key where county_id = $1 and child_id = any($2::uuid[])',
    [tx.countyId, ids],
  )
  return new Map(
    [...Map.groupBy(rows, (r) => r.child_id)].map(([id, list]): [string, string[]] => [id, list.map((r) => r.key)]),
  )
}
