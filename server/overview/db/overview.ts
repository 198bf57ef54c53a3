import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { OverviewCount } from '../../../domain/overview.ts'
import { READINGS, type ReadingKey } from '../../../domain/registers/child.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import { holdsAt } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutyTable, type KeptDuties } from '../../duties/db/kept-duties.ts'
import { childPredicateSql } from '../../figures/db/child-predicate.ts'
import type { OverviewRows } from '../rows.ts'

/** What a table is counted from: its rows, the day, and the duties of the month (by `rule|period`). */
export type OverviewAsked = {
  place: Place
  rows: OverviewRows
  today: string
  since: string
  reading: ReadingKey
  kept: readonly KeptDuties[]
  periods: readonly string[]
}

type Bind = (value: unknown) => string

/** The row in which something stands that carries a school and a village (alias `x`); null: in none. */
const rowSql = ({ kind, schools, villages }: OverviewRows, bind: Bind): { join: string; row: string } => {
  const table = (name: string, map: ReadonlyMap<number, number>, column: string) =>
    `left join unnest(${bind([...map.keys()])}::int[], ${bind([...map.values()])}::int[]) as ${name}(place, row) on ${name}.place = ${column}`
  if (kind === 'school') return { join: table('s', schools, 'x.school_id'), row: 's.row' }
  if (kind === 'village') return { join: table('v', villages, 'x.village_id'), row: 'v.row' }
  return {
    join: `${table('s', schools, 'x.school_id')} ${table('v', villages, 'x.village_id')}`,
    row: 'case when x.school_id is null then v.row else s.row end',
  }
}

/** Children on the roll today: school, village, and whether they are left behind by the reading. */
const childrenSql = async (tx: Tx, asked: OverviewAsked, bind: Bind, params: unknown[]): Promise<string> =>
  `select f.child_id, f.school_id, f.village_id, f.class_id, ${childPredicateSql(READINGS[asked.reading].predicate, asked.today, params)} as left_behind
   from child_facts f where f.county_id = $1 and ${await placeFilter(tx, asked.place, 'f.')} and not f.del and f.status <> 'left' and ${holdsAt(bind(asked.today))}`

/** Of each child that something changed of in the days: what, as the home page tells it (news.ts). */
const newsSql = async (tx: Tx, asked: OverviewAsked, bind: Bind): Promise<string> => {
  const since = bind(asked.since)
  return `select distinct on (f.child_id) f.child_id, f.school_id, f.village_id, f.class_id, f.from_on,
       case when f.status = 'left' then 'left' when f.in_reason is not null or f.from_on < ${since} then 'came' else 'changed' end as what
     from child_facts f where f.county_id = $1 and ${await placeFilter(tx, asked.place, 'f.')} and not f.del and f.from_on <= ${bind(asked.today)}
       and (f.from_on >= ${since} or exists (select 1 from history h where h.county_id = $1 and h.child_id = f.child_id and h.at >= (${since}::date)::timestamp at time zone 'Asia/Shanghai' and h.tbl = 'child' and h.op = 'ins'))
     order by f.child_id, f.from_on desc`
}

const HOUSEHOLDS = DUTY_RULES.filter((r) => r.unit === '户').map((r) => r.key)

/** Duties of children within sight in the month (whoever moved away is counted where it is): what is counted by household stands once a household and period. */
const dutiesSql = (asked: OverviewAsked, bind: Bind): string => {
  const text = (value: unknown) => `${bind(value)}::text`
  const tables = asked.kept.map(
    (kept) =>
      `select k.child_id, k.household_id, k.school_id, k.village_id, k.rule, k.period, k.state from ${dutyTable(kept, text)} k join child c on c.county_id = $1 and c.id = k.child_id where k.subject_kind = 'child' and k.rule || '|' || k.period = any(${bind(asked.periods)}::text[])`,
  )
  return tables.length
    ? tables.join(' union all ')
    : `select null::uuid as child_id, null::uuid as household_id, null::int as school_id, null::int as village_id, null::text as rule, null::text as period, null::text as state where $1::int is null`
}

/** One unit of what is owed: a household's visit, a child's talk. Done when all are, overdue when one is. */
const unitsSql = (asked: OverviewAsked, bind: Bind): string => {
  const at = rowSql(asked.rows, bind)
  return `select ${at.row} as row, x.rule, x.period, coalesce(case when x.rule = any(${bind(HOUSEHOLDS)}::text[]) then x.household_id end, x.child_id) as unit,
      array_agg(distinct x.child_id) as children, bool_and(x.state in ('met', 'met-late')) as met,
      bool_or(x.state in ('overdue', 'missed')) as overdue
    from (${dutiesSql(asked, bind)}) x ${at.join}
    where x.state not in ('waived', 'not-applicable') group by 1, 2, 3, 4`
}

export type Counted = { row: number | null } & Record<OverviewCount, number>

/** The numbers of each row, and of what stands in none (null). */
export const countOverview = async (tx: Tx, asked: OverviewAsked): Promise<Map<number | null, Counted>> => {
  const found = new Map<number | null, Counted>()
  const add = (rows: readonly ({ row: number | null } & Partial<Counted>)[]) => {
    for (const part of rows) {
      const before = found.get(part.row) ?? {
        row: part.row,
        children: 0,
        leftBehind: 0,
        due: 0,
        met: 0,
        overdue: 0,
        came: 0,
        left: 0,
        changed: 0,
      }
      found.set(part.row, { ...before, ...part })
    }
  }
  for (const part of ['children', 'news', 'duties'] as const) {
    const params: unknown[] = [tx.countyId]
    const bind: Bind = (value) => `$${params.push(value)}`
    if (part === 'duties') {
      add(
        await tx.query(
          `select u.row, count(*)::int as due, (count(*) filter (where u.met))::int as met, (count(*) filter (where u.overdue and not u.met))::int as overdue from (${unitsSql(asked, bind)}) u group by 1`,
          params,
        ),
      )
      continue
    }
    const at = rowSql(asked.rows, bind)
    const counts =
      part === 'children'
        ? `count(*)::int as children, (count(*) filter (where x.left_behind))::int as "leftBehind"`
        : `(count(*) filter (where x.what = 'came'))::int as came, (count(*) filter (where x.what = 'left'))::int as "left", (count(*) filter (where x.what = 'changed'))::int as changed`
    const from = part === 'children' ? await childrenSql(tx, asked, bind, params) : await newsSql(tx, asked, bind)
    add(await tx.query(`select ${at.row} as row, ${counts} from (${from}) x ${at.join} group by 1`, params))
  }
  return found
}

export type BehindRow = {
  key: string
  children: { id: string; name: string }[]
  class_id: number | null
  school_id: number | null
  village_id: number | null
  rule: string | null
  period: string | null
  state: 'met' | 'overdue' | 'open' | null
  on: string | null
}

/** What stands behind a number, by name: as many rows as it says. `row`: null is what stands in none, undefined the whole. */
export const rowsBehind = async (
  tx: Tx,
  asked: OverviewAsked,
  what: OverviewCount,
  row: number | null | undefined,
): Promise<BehindRow[]> => {
  const params: unknown[] = [tx.countyId]
  const bind: Bind = (value) => `$${params.push(value)}`
  const only = (alias: string) =>
    row === undefined ? 'true' : row === null ? `${alias}.row is null` : `${alias}.row = ${bind(row)}::int`
  if (what === 'due' || what === 'met' || what === 'overdue') {
    const units = unitsSql(asked, bind)
    const state = what === 'due' ? 'true' : what === 'met' ? 'u.met' : 'u.overdue and not u.met'
    return tx.query<BehindRow>(
      `select u.rule || '|' || u.period || '|' || u.unit || '|' || coalesce(u.row, 0) as key,
         json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name_order, c.id) as children,
         min(c.class_id) as class_id, min(c.school_id) as school_id, min(c.village_id) as village_id, u.rule, u.period,
         case when u.met then 'met' when u.overdue then 'overdue' else 'open' end as state, null as on
       from (${units}) u join child c on c.county_id = $1 and c.id = any(u.children)
       where ${only('u')} and ${state} group by u.rule, u.period, u.unit, u.row, u.met, u.overdue
       order by u.rule, u.period, min(c.name_order), 1`,
      params,
    )
  }
  const at = rowSql(asked.rows, bind)
  const ofRoll = what === 'children' || what === 'leftBehind'
  const from = ofRoll ? await childrenSql(tx, asked, bind, params) : await newsSql(tx, asked, bind)
  const which = what === 'children' ? 'true' : what === 'leftBehind' ? 'p.left_behind' : `p.what = ${bind(what)}::text`
  return tx.query<BehindRow>(
    `select c.id as key, json_build_array(json_build_object('id', c.id, 'name', c.name)) as children, p.class_id, p.school_id, p.village_id,
       null as rule, null as period, null as state, ${ofRoll ? 'null' : 'p.from_on'} as on
     from (select x.*, ${at.row} as row from (${from}) x ${at.join}) p join child c on c.county_id = $1 and c.id = p.child_id
     where ${only('p')} and ${which} order by c.name_order, c.id`,
    params,
  )
}

/** When the last list of a term was written in, by the school that it is of. */
export const listsOfTerm = async (tx: Tx, term: string): Promise<Map<number, string>> => {
  const rows = await tx.query<{ school_id: number; on: string }>(
    `select s.id as school_id, max((i.applied_at at time zone 'Asia/Shanghai')::date::text) as on
     from roster_import i cross join lateral (select i.school_id as id where not coalesce(i.counts, '{}'::jsonb) ? 'schools' union all select (x->>'id')::int from jsonb_array_elements(coalesce(i.counts->'schools', '[]'::jsonb)) x) s
     where i.county_id = $1 and i.state = 'applied' and i.term = $2 group by s.id`,
    [tx.countyId, term],
  )
  return new Map(rows.map((r) => [r.school_id, r.on]))
}

/** The last day of which anything is written about children of each row. */
export const lastRecords = async (tx: Tx, asked: OverviewAsked): Promise<Map<number | null, string>> => {
  const params: unknown[] = [tx.countyId]
  const bind: Bind = (value) => `$${params.push(value)}`
  const at = rowSql(asked.rows, bind)
  const rows = await tx.query<{ row: number | null; on: string }>(
    `select ${at.row} as row, max(x.happened_on) as on from (select l.school_id, l.village_id, max(l.happened_on) as happened_on from record_part l
       where l.county_id = $1 and ${await placeFilter(tx, asked.place, 'l.')} and l.live and l.role <> 'staff' group by 1, 2) x ${at.join} group by 1`,
    params,
  )
  return new Map(rows.map((r) => [r.row, r.on]))
}
