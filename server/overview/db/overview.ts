import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { OverviewOpen } from '../../../domain/overview.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilterOf } from '../../db/facts.ts'
import { holdsAt } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutyTable, type KeptDuties } from '../../duties/db/kept-duties.ts'
import { childPredicateSql } from '../../figures/db/child-predicate.ts'
import type { OverviewRows } from '../rows.ts'

/** What is owed in a period of a rule (`rule|period`): in which month it falls due, and whether the running month asks for it. */
export type OverviewColumn = { key: string; rule: string; dueIn: string; now: boolean }

/** What a table is counted from: its rows, the day, and the duties of the term until this month. */
export type OverviewAsked = {
  place: Place
  /** What lies there, for an alias with its dot; `part`: the rows that are counted now, where not all are. */
  at: (alias: string) => string
  part?: (alias: string) => string
  rows: OverviewRows
  today: string
  month: string
  since: string
  kept: readonly KeptDuties[]
  columns: readonly OverviewColumn[]
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

/** Children on the roll today: school, village, and whether they are left behind, by each of the two readings. */
const childrenSql = (asked: Pick<OverviewAsked, 'at' | 'part' | 'today'>, bind: Bind, params: unknown[]): string =>
  `select f.child_id, f.school_id, f.village_id, f.class_id, ${childPredicateSql(READINGS.education.predicate, asked.today, params)} as education, ${childPredicateSql(READINGS.state.predicate, asked.today, params)} as state
   from child_facts f where f.county_id = $1 and ${(asked.part ?? asked.at)('f.')} and not f.del and f.status <> 'left' and ${holdsAt(bind(asked.today))}`

/** Of each child that something changed of in the days: what, as the home page tells it (news.ts). */
const newsSql = (asked: OverviewAsked, bind: Bind): string => {
  const since = bind(asked.since)
  const { at, part } = asked
  // Who moved within the place stands where its last span does: the part comes in last.
  const near = part
    ? `${at('f.')} and f.child_id in (select g.child_id from child_facts g where g.county_id = $1 and ${part('g.')})`
    : at('f.')
  return `select * from (select distinct on (f.child_id) f.child_id, f.school_id, f.village_id, f.class_id, f.from_on,
       case when f.status = 'left' then 'left' when f.in_reason is not null or f.from_on < ${since} then 'came' else 'changed' end as what
     from child_facts f where f.county_id = $1 and ${near} and not f.del and f.from_on <= ${bind(asked.today)}
       and (f.from_on >= ${since} or exists (select 1 from history h where h.county_id = $1 and h.child_id = f.child_id and h.at >= (${since}::date)::timestamp at time zone 'Asia/Shanghai' and h.tbl = 'child' and h.op = 'ins'))
     order by f.child_id, f.from_on desc) x where ${(part ?? at)('x.')}`
}

const HOUSEHOLDS = DUTY_RULES.filter((r) => r.unit === '户').map((r) => r.key)

/** Duties of children within sight in these periods (whoever moved away is counted where it is): what is counted by household stands once a household and period. */
const dutiesSql = (asked: OverviewAsked, periods: readonly string[], bind: Bind): string => {
  const text = (value: unknown) => `${bind(value)}::text`
  const tables = asked.kept.map(
    (kept) =>
      `select k.child_id, k.household_id, k.school_id, k.village_id, k.rule, k.period, k.state from ${dutyTable(kept, text)} k join child c on c.county_id = $1 and c.id = k.child_id where k.subject_kind = 'child' and k.rule || '|' || k.period = any(${bind(periods)}::text[])`,
  )
  return tables.length
    ? tables.join(' union all ')
    : `select null::uuid as child_id, null::uuid as household_id, null::int as school_id, null::int as village_id, null::text as rule, null::text as period, null::text as state where $1::int is null`
}

/** One unit of what is owed: a household's visit, a child's talk. Done when all are, overdue when one is. */
const unitsSql = (asked: OverviewAsked, periods: readonly string[], bind: Bind, more = ''): string => {
  const at = rowSql(asked.rows, bind)
  return `select ${at.row} as row, x.rule, x.period, coalesce(case when x.rule = any(${bind(HOUSEHOLDS)}::text[]) then x.household_id end, x.child_id) as unit,
      bool_and(x.state in ('met', 'met-late')) as met, bool_or(x.state in ('overdue', 'missed')) as overdue ${more}
    from (${dutiesSql(asked, periods, bind)}) x ${at.join}
    where x.state not in ('waived', 'not-applicable') group by 1, 2, 3, 4`
}

/** Of whom a row is made up, and what moved. */
export type Roll = Record<'children' | 'education' | 'state' | 'came' | 'left' | 'changed', number>
const NOBODY: Roll = { children: 0, education: 0, state: 0, came: 0, left: 0, changed: 0 }

/** The children of each row and what changed of them, and of what stands in none (null). */
export const countRoll = async (tx: Tx, asked: OverviewAsked): Promise<Map<number | null, Roll>> => {
  const found = new Map<number | null, Roll>()
  for (const part of ['children', 'news'] as const) {
    const params: unknown[] = [tx.countyId]
    const bind: Bind = (value) => `$${params.push(value)}`
    const at = rowSql(asked.rows, bind)
    const counts =
      part === 'children'
        ? `count(*)::int as children, (count(*) filter (where x.education))::int as education, (count(*) filter (where x.state))::int as state`
        : `(count(*) filter (where x.what = 'came'))::int as came, (count(*) filter (where x.what = 'left'))::int as "left", (count(*) filter (where x.what = 'changed'))::int as changed`
    const from = part === 'children' ? childrenSql(asked, bind, params) : newsSql(asked, bind)
    const rows = await tx.query<{ row: number | null } & Partial<Roll>>(
      `select ${at.row} as row, ${counts} from (${from}) x ${at.join} group by 1`,
      params,
    )
    for (const { row, ...counted } of rows) found.set(row, { ...(found.get(row) ?? NOBODY), ...counted })
  }
  return found
}

/** What a row owes in a period of a rule: done, past its day, and not done at all (yet). */
export type Owed = { row: number | null; key: string; due: number; met: number; overdue: number }

export const countDuties = async (tx: Tx, asked: OverviewAsked): Promise<Owed[]> => {
  const params: unknown[] = [tx.countyId]
  const bind: Bind = (value) => `$${params.push(value)}`
  const units = unitsSql(
    asked,
    asked.columns.map((c) => c.key),
    bind,
  )
  return tx.query<Owed>(
    `select u.row, u.rule || '|' || u.period as key, count(*)::int as due, (count(*) filter (where u.met))::int as met, (count(*) filter (where u.overdue and not u.met))::int as overdue
     from (${units}) u group by u.row, u.rule, u.period`,
    params,
  )
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

/** Children as everywhere: school by school, class by class, name by name (the class is `p`). */
const IN_CLASSES = 'p.parent_id nulls last, p.grade nulls last, length(p.label), p.label, p.id, c.name_order, c.id'

/** What stands behind a number, by name: as many rows as it says. `row`: null is what stands in none, undefined the whole. */
export const rowsBehind = async (
  tx: Tx,
  asked: OverviewAsked,
  what: OverviewOpen,
  row: number | null | undefined,
  only: { rule?: string | undefined; month?: string | undefined } = {},
): Promise<BehindRow[]> => {
  const params: unknown[] = [tx.countyId]
  const bind: Bind = (value) => `$${params.push(value)}`
  const inRow = (alias: string) =>
    row === undefined ? 'true' : row === null ? `${alias}.row is null` : `${alias}.row = ${bind(row)}::int`
  if (what === 'due' || what === 'met' || what === 'overdue' || what === 'missed') {
    const month = only.month ?? asked.month
    const periods = asked.columns.filter(
      (c) => (what === 'missed' ? c.dueIn === month : c.now) && (only.rule === undefined || c.rule === only.rule),
    )
    const units = unitsSql(
      asked,
      periods.map((c) => c.key),
      bind,
      ', array_agg(distinct x.child_id) as children',
    )
    const state = { due: 'true', met: 'u.met', overdue: 'u.overdue and not u.met', missed: 'not u.met' }[what]
    return tx.query<BehindRow>(
      `select n.rule || '|' || n.period || '|' || n.unit || '|' || coalesce(n.row, 0) as key,
         json_agg(json_build_object('id', n.id, 'name', n.name) order by n.n) as children,
         min(n.class_id) as class_id, min(n.school_id) as school_id, min(n.village_id) as village_id, n.rule, n.period,
         case when n.met then 'met' when n.overdue then 'overdue' else 'open' end as state, null as on
       from (select u.*, c.id, c.name, c.class_id, c.school_id, c.village_id, row_number() over (order by ${IN_CLASSES}) as n
         from (${units}) u join child c on c.county_id = $1 and c.id = any(u.children) left join place p on p.county_id = $1 and p.id = c.class_id
         where ${inRow('u')} and ${state}) n
       group by n.rule, n.period, n.unit, n.row, n.met, n.overdue order by n.rule, n.period, min(n.n), 1`,
      params,
    )
  }
  const at = rowSql(asked.rows, bind)
  const ofRoll = what === 'children' || what === 'education' || what === 'state'
  const from = ofRoll ? childrenSql(asked, bind, params) : newsSql(asked, bind)
  const which = what === 'children' ? 'true' : ofRoll ? `x.${what}` : `x.what = ${bind(what)}::text`
  return tx.query<BehindRow>(
    `select c.id as key, json_build_array(json_build_object('id', c.id, 'name', c.name)) as children, x.class_id, x.school_id, x.village_id,
       null as rule, null as period, null as state, ${ofRoll ? 'null' : 'x.from_on'} as on
     from (select x.*, ${at.row} as row from (${from}) x ${at.join}) x join child c on c.county_id = $1 and c.id = x.child_id left join place p on p.county_id = $1 and p.id = x.class_id
     where ${inRow('x')} and ${which} order by ${IN_CLASSES}`,
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

/** The last day on which a record about children of each row came in, and about the row itself. */
export const lastRecords = async (tx: Tx, asked: OverviewAsked): Promise<Map<number | null, string>> => {
  const params: unknown[] = [tx.countyId]
  const bind: Bind = (value) => `$${params.push(value)}`
  const at = rowSql(asked.rows, bind)
  const rows = await tx.query<{ row: number | null; on: string }>(
    `select ${at.row} as row, max(x.on) as on from (${recordDaysSql(asked)}) x ${at.join} group by 1`,
    params,
  )
  return new Map(rows.map((r) => [r.row, r.on]))
}

const recordDaysSql = ({ at, part = at }: Pick<OverviewAsked, 'at' | 'part'>): string =>
  `select l.school_id, l.village_id, max(l.received_on) as on from record_part l
   where l.county_id = $1 and ${part('l.')} and l.live and l.role in ('about', 'took') group by 1, 2`

/** Where children left behind are, by either reading, and when the last record came in: by school and village (null: none). */
export type Silence = { school_id: number | null; village_id: number | null; on: string | null; children: boolean }

export const recordsAndChildren = async (tx: Tx, place: Place, today: string): Promise<Silence[]> => {
  const params: unknown[] = [tx.countyId]
  const bind: Bind = (value) => `$${params.push(value)}`
  const at = await placeFilterOf(tx, place)
  const children = childrenSql({ at, today }, bind, params)
  return tx.query<Silence>(
    `select x.school_id, x.village_id, null as on, true as children from (${children}) x where x.education or x.state group by 1, 2
     union all select x.school_id, x.village_id, x.on, false from (${recordDaysSql({ at })}) x`,
    params,
  )
}
