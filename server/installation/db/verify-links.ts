import { MIGRATIONS } from '../../db/migrations/list.ts'
import { DONE_MARK, hashOf } from '../../db/migrations/migrate.ts'
import type { Tx } from '../../db/tx-type.ts'

const counting =
  (tx: Tx) =>
  async (text: string): Promise<number> =>
    (await tx.query<{ n: number }>(text, [tx.countyId]))[0]?.n ?? 0

/**
 * What follows from other rows: that a record was corrected, and which links still count (neither is part of a row's seal): none of one
 * that was corrected, nor of a file that became one with another in the same record.
 */
export const verifyLinks = async (tx: Tx): Promise<string[]> => {
  const count = counting(tx)
  const findings: string[] = []
  const corrected = await count(
    `select count(*)::int as n from (
       select r.id from record r where r.county_id = $1 and r.superseded_by is not null and not exists (select 1 from record s where s.county_id = $1 and s.id = r.superseded_by and s.replaces = r.id)
       union all select s.id from record s join record r on r.county_id = s.county_id and r.id = s.replaces where s.county_id = $1 and r.superseded_by is distinct from s.id) x`,
  )
  if (corrected) findings.push(`${corrected} 条记录说是更正过，却找不到更正它的那一条，或反过来。请由备份恢复。`)
  const links = await count(
    'select count(*)::int as n from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id where l.county_id = $1 and l.live <> (r.superseded_by is null and not exists (select 1 from child m where m.county_id = $1 and m.id = l.child_id and m.merged_into is not null))',
  )
  if (links) findings.push(`${links} 处记录算不算数和它有没有更正过不符。请由备份恢复。`)
  return findings
}

/** The database's own account of how it was built, against the program's. */
export const verifyMigrations = async (tx: Tx): Promise<string[]> => {
  const known = new Map(
    (await tx.query<{ name: string; hash: string }>('select name, hash from migration')).map((r) => [r.name, r.hash]),
  )
  const wrong = MIGRATIONS.filter((m) => known.get(m.name) !== hashOf(m.statements)).map((m) => m.name)
  const strange = [...known.keys()].filter(
    (name) => !name.endsWith(DONE_MARK) && !MIGRATIONS.some((m) => m.name === name),
  )
  return wrong.length + strange.length
    ? [`数据库的迁移记录和程序不符（${[...wrong, ...strange].join('、')}）：有人改过，或程序和数据库不是同一版。`]
    : []
}
