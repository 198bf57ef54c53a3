import { figureOf } from '../../../domain/figures/list.ts'
import type { FactList, FigureDefinition } from '../../../domain/figures/types.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { KeptDuties } from '../../duties/db/kept-duties.ts'
import {
  aidSource,
  childSource,
  dutySource,
  entrySource,
  LIST_COLUMNS,
  ON_ITS_DAY,
  PART_KEY,
  partSource,
  RECORD_KEY,
  recordsWhere,
} from './fact-lists.ts'
import { bind, columnSql, predicateSql, type SqlScope } from './predicate-sql.ts'

/** FROM and WHERE of a fact list, narrowed to county and place; duties to the set kept for place, term and cut-off. $1 is the county. */
const source = async (
  tx: Tx,
  list: FactList,
  place: Place,
  duties: KeptDuties | null,
  q: SqlScope,
): Promise<string> => {
  const { range } = q
  if (list === 'children') return childSource(await placeFilter(tx, place, 'f.'), bind(q, range.cutoff))
  if (list === 'records')
    return `from record_part l join child_facts f on f.county_id = l.county_id and ${ON_ITS_DAY} and not f.del
      where f.county_id = $1 and ${recordsWhere('l', await placeFilter(tx, place, 'l.'), bind(q, range.from), bind(q, range.to))}`
  if (list === 'entries') return entrySource(await placeFilter(tx, place, 'e.'), place.id)
  if (list === 'aid') return aidSource(await placeFilter(tx, place, 'g.'), place.id, bind(q, range.cutoff))
  if (list === 'parts')
    return partSource(await placeFilter(tx, place, 'l.'), place.id, bind(q, range.from), bind(q, range.to))
  if (duties === null) throw new Error('a figure over duties needs them kept')
  return dutySource(duties, (value) => bind(q, value))
}

/** The place whose name stands where no child's does: of what is owed by or at a place, the nearest. */
const PLACE_OF: Record<FactList, string> = {
  children: 'null::int',
  records: 'null::int',
  parts: 'min(l.place_id)',
  entries: 'min(e.place_id)',
  aid: 'min(g.place_id)',
  duties: 'min(case when d.child_id is null then coalesce(d.class_id, d.school_id, d.village_id) end)',
}

/** The day of a row, and of which kind it is. */
const ON_OF: Record<FactList, string> = {
  children: 'null::text',
  records: 'min(l.happened_on)',
  parts: 'min(l.happened_on)',
  entries: 'min(e.from_on)',
  aid: 'min(g.on_date)',
  duties: 'null::text',
}
const KIND_OF: Record<FactList, string> = {
  children: 'null::text',
  records: 'min(l.kind)',
  parts: 'min(l.kind)',
  entries: 'min(e.kind)',
  aid: 'min(g.sort)',
  duties: 'min(d.rule)',
}

export type FigureRow = {
  key: string
  /** Null for a row of a place; the name is the place's then. */
  childId: string | null
  childName: string
  classId: number | null
  on: string | null
  kind: string | null
  period: string | null
  state: string | null
}

/** The rows behind a figure by its own filter, with the child's name: as many as the figure's `rows`. Class by class, then by name, then by day. */
export const figureRows = async (
  tx: Tx,
  figure: FigureDefinition,
  place: Place,
  duties: KeptDuties | null,
  range: Range,
  page: { after: string; limit: number },
): Promise<FigureRow[]> => {
  const real = figure.measure.of === 'share' ? (figureOf(figure.measure.part) ?? figure) : figure
  const q: SqlScope = { columns: LIST_COLUMNS[real.facts], params: [tx.countyId], range }
  const from = await source(tx, real.facts, place, duties, q)
  const where = predicateSql(real.filter, q)
  const { measure } = real
  const alias = { children: 'f', records: 'l', parts: 'l', entries: 'e', aid: 'g', duties: 'd' }[real.facts]
  const rowKey = {
    children: 'f.child_id::text',
    records: RECORD_KEY,
    parts: PART_KEY,
    entries: 'e.id::text',
    aid: 'g.id::text',
    duties: 'd.duty_id',
  }[real.facts]
  // A sum opens to the rows that were added up.
  const key = 'column' in measure && measure.of !== 'sum' ? `(${columnSql(measure.column, q)})::text` : rowKey
  const having =
    measure.of === 'distinct-all'
      ? ` having bool_and(${predicateSql(measure.every, q)})`
      : measure.of === 'distinct-many'
        ? ` having count(*) >= ${Math.trunc(measure.least)}`
        : ''
  const after = bind(q, page.after)
  return tx.query<FigureRow>(
    `with rows as (select ${key} as key, min(${alias}.child_id::text)::uuid as child_id, min(${alias}.class_id) as class_id, ${PLACE_OF[real.facts]} as place_id, ${ON_OF[real.facts]} as on, ${KIND_OF[real.facts]} as kind, ${real.facts === 'duties' ? 'min(d.period)' : 'null::text'} as period, ${real.facts === 'duties' ? 'min(d.state)' : 'null::text'} as state
       ${from} and ${where} group by 1${having})
     , ordered as (select rows.*, coalesce(c.name, s.name) as name, row_number() over (order by p.parent_id nulls last, p.grade nulls last, length(p.label), p.label, p.id, c.name_order, rows.on nulls last, rows.period nulls last, rows.key) as n
       from rows left join child c on c.county_id = $1 and c.id = rows.child_id left join place s on s.county_id = $1 and s.id = rows.place_id left join place p on p.county_id = $1 and p.id = rows.class_id)
     select key, child_id as "childId", name as "childName", class_id as "classId", ordered.on, kind, period, state
     from ordered where ${after} = '' or n > (select o.n from ordered o where o.key = ${after}) order by n limit ${Math.trunc(page.limit)}`,
    q.params,
  )
}
