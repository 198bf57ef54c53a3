import type { DutyFacts } from '../../domain/duties/duty-facts.ts'
import { ALL_LISTED, percentOf } from '../../domain/figures/evaluate.ts'
import { ON_THE_DAY, type RecordRow } from '../../domain/figures/facts.ts'
import { figureOf } from '../../domain/figures/list.ts'
import type { Enrolment, FactList, FigureDefinition, FigureValue } from '../../domain/figures/types.ts'
import { operandValue, type Range } from '../../domain/kit/evaluate-predicate.ts'
import type { Predicate } from '../../domain/kit/predicate.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { BesideFacts } from '../../domain/registers/file-gaps.ts'
import type { Place } from '../../domain/registers/place.ts'
import { FACT_COLUMNS } from './child-row.ts'
import { placeFilter, RECORD_COLUMNS } from './facts.ts'
import { daysLateSql } from './late.ts'
import type { Tx } from './tx.ts'

const aliased = <K extends string>(alias: string, columns: Record<K, string>): Record<K, string> =>
  Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, `${alias}.${column}`])) as Record<K, string>

const CHILD_COLUMNS: Record<keyof ChildFacts, string> = aliased('f', { childId: 'child_id', ...FACT_COLUMNS })
/** What is asked of the child on the day of a record. */
const DAY_COLUMNS = Object.fromEntries(ON_THE_DAY.map((key) => [key, CHILD_COLUMNS[key]])) as Pick<
  typeof CHILD_COLUMNS,
  (typeof ON_THE_DAY)[number]
>
/** What the list of children joins beside the facts: `c` the register's row, `r` the carer (child-list.ts). */
const BESIDE_COLUMNS: Record<keyof BesideFacts, string> = {
  carerName: 'r.name',
  carerPhones: 'coalesce(cardinality(r.phones_masked), 0)',
  hasIdNumber: '(c.id_sealed is not null)',
}
type List = FactList | 'files'
const COLUMNS: {
  children: Record<keyof ChildFacts, string>
  files: Record<keyof ChildFacts | keyof BesideFacts, string>
  records: Record<keyof RecordRow, string>
  duties: Record<keyof DutyFacts, string>
} = {
  children: CHILD_COLUMNS,
  files: { ...CHILD_COLUMNS, ...BESIDE_COLUMNS },
  records: {
    ...DAY_COLUMNS,
    ...aliased('l', RECORD_COLUMNS),
    // The twin of `record.reached || isSecondTry(record, those of the term)`.
    counts: `(l.reached or exists (select 1 from record_part e where e.county_id = l.county_id and e.child_id = l.child_id and e.kind = l.kind and e.live and not e.reached and e.happened_on < l.happened_on and e.happened_on >= {from}))`,
    householdDay: `(l.household_id::text || '|' || l.happened_on)`,
    lateDays: daysLateSql('l.'),
  },
  duties: {
    dutyId: 'd.duty_id',
    childId: 'd.child_id',
    householdId: 'd.household_id',
    schoolId: 'd.school_id',
    classId: 'd.class_id',
    villageId: 'd.village_id',
    rule: 'd.rule',
    period: 'd.period',
    term: 'd.term',
    state: 'd.state',
    counted: 'd.counted',
    met: 'd.met',
    metBy: 'd.met_by',
  },
}

const columnOf = (list: List, key: string): string | undefined => (COLUMNS[list] as Record<string, string>)[key]

type Query = { params: unknown[]; range: Range; list: List }

/** The SQL twin of `evaluatePredicate`: two-valued, a comparison with an unknown value is false. */
const sqlOf = (predicate: Predicate, q: Query): string => {
  if ('all' in predicate)
    return predicate.all.length ? `(${predicate.all.map((p) => sqlOf(p, q)).join(' and ')})` : 'true'
  if ('any' in predicate)
    return predicate.any.length ? `(${predicate.any.map((p) => sqlOf(p, q)).join(' or ')})` : 'false'
  if ('not' in predicate) return `not ${sqlOf(predicate.not, q)}`
  const column = columnOf(q.list, predicate.column)?.replace('{from}', () => bind(q, q.range.from))
  if (!column) throw new Error(`no column ${predicate.column} in ${q.list}`)
  if ('is' in predicate) return `${column} is ${predicate.is === 'null' ? '' : 'not '}null`
  if (predicate.op === 'in')
    return `coalesce(${column} in (${predicate.value.map((v) => bind(q, v)).join(', ')}), false)`
  return `coalesce(${column} ${predicate.op} ${bind(q, operandValue(predicate.value, q.range))}, false)`
}

const bind = (q: Query, value: string | number | boolean): string => {
  q.params.push(value)
  return `$${q.params.length}${typeof value === 'number' ? '::int' : typeof value === 'boolean' ? '::bool' : '::text'}`
}

/** FROM and WHERE of a fact list, narrowed to county and place; duties to the set kept for place, term and cut-off. $1 is the county. */
const source = async (tx: Tx, list: FactList, place: Place, set: string | null, q: Query): Promise<string> => {
  const { range } = q
  if (list === 'children')
    return `from child_facts f where f.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and not f.del and f.from_on <= ${bind(q, range.cutoff)} and (f.until_on is null or f.until_on > ${bind(q, range.cutoff)})`
  if (list === 'records')
    return `from record_part l join child_facts f on f.county_id = l.county_id and f.child_id = l.child_id and not f.del and f.from_on <= l.happened_on and (f.until_on is null or f.until_on > l.happened_on)
      where l.county_id = $1 and f.county_id = $1 and ${await placeFilter(tx, place, 'l.')} and l.role = 'about' and l.live and l.happened_on >= ${bind(q, range.from)} and l.happened_on <= ${bind(q, range.to)}`
  if (set === null) throw new Error('a figure over duties needs its kept set')
  return `from duty_fact d where d.county_id = $1 and d.set_id = ${bind(q, set)}::uuid`
}

const count = async (
  tx: Tx,
  figure: FigureDefinition,
  place: Place,
  set: string | null,
  range: Range,
): Promise<number> => {
  const q: Query = { params: [tx.countyId], range, list: figure.facts }
  const from = await source(tx, figure.facts, place, set, q)
  const where = sqlOf(figure.filter, q)
  const { measure } = figure
  const one = async (text: string) => (await tx.query<{ n: number }>(text, q.params))[0]?.n ?? 0
  switch (measure.of) {
    case 'rows':
      return one(`select count(*)::int as n ${from} and ${where}`)
    case 'distinct':
      return one(`select count(distinct ${columnOf(figure.facts, measure.column)})::int as n ${from} and ${where}`)
    case 'distinct-all':
      return one(
        `select count(*)::int as n from (select ${columnOf(figure.facts, measure.column)} as k ${from} and ${where} group by 1 having bool_and(${sqlOf(measure.every, q)})) g`,
      )
    case 'distinct-many':
      return one(
        `select count(*)::int as n from (select ${columnOf(figure.facts, measure.column)} as k ${from} and ${where} group by 1 having count(*) >= ${Math.trunc(measure.least)}) g`,
      )
    case 'none':
      return 0
    case 'share': {
      const part = figureOf(measure.part)
      return part ? count(tx, part, place, set, range) : 0
    }
  }
}

/**
 * A figure by SQL: the number, how many rows stand behind it, and how many children rest on an unknown fact. `set`: the kept
 * duties (`dutySetOf`), for figures over duties. `enrolment` is asked once for many figures (enrolmentOf).
 */
export const figureValue = async (
  tx: Tx,
  figure: FigureDefinition,
  place: Place,
  set: string | null,
  range: Range,
  enrolment: Enrolment = ALL_LISTED,
): Promise<FigureValue> => {
  const n = figure.measure.of === 'none' ? 0 : await count(tx, figure, place, set, range)
  let value: number | null = n
  if (figure.measure.of === 'none') value = null
  if (figure.id === 'pupils') value = enrolment.known ? n + enrolment.typed : null
  if (figure.measure.of === 'share') {
    const whole = figureOf(figure.measure.whole)
    value = whole ? percentOf(n, (await figureValue(tx, whole, place, set, range, enrolment)).value) : null
  }
  const unknown = figure.unknown
    ? await count(tx, { ...figure, filter: figure.unknown, measure: { of: 'rows' } }, place, set, range)
    : 0
  return {
    id: figure.id,
    value,
    unit: figure.unit,
    title: figure.title,
    definition: figure.definition,
    cutoff: range.cutoff,
    rows: n,
    unknown,
  }
}

export type FigureRow = {
  key: string
  childId: string
  childName: string
  classId: number | null
  on: string | null
  kind: string | null
  period: string | null
  state: string | null
}

/** The rows behind a figure by its own filter, with the child's name: as many as the figure's `rows`. Class by class, then by name. */
export const figureRows = async (
  tx: Tx,
  figure: FigureDefinition,
  place: Place,
  set: string | null,
  range: Range,
  page: { after: string; limit: number },
): Promise<FigureRow[]> => {
  if (figure.measure.of === 'none') return []
  const real = figure.measure.of === 'share' ? (figureOf(figure.measure.part) ?? figure) : figure
  const q: Query = { params: [tx.countyId], range, list: real.facts }
  const from = await source(tx, real.facts, place, set, q)
  const where = sqlOf(real.filter, q)
  const { measure } = real
  const alias = { children: 'f', records: 'l', duties: 'd' }[real.facts]
  const rowKey = {
    children: 'f.child_id::text',
    records: `(l.record_id::text || l.child_id::text)`,
    duties: 'd.duty_id',
  }[real.facts]
  const key = 'column' in measure ? `(${columnOf(real.facts, measure.column)})::text` : rowKey
  const having =
    measure.of === 'distinct-all'
      ? ` having bool_and(${sqlOf(measure.every, q)})`
      : measure.of === 'distinct-many'
        ? ` having count(*) >= ${Math.trunc(measure.least)}`
        : ''
  const after = bind(q, page.after)
  return tx.query<FigureRow>(
    `with rows as (select ${key} as key, min(${alias}.child_id::text)::uuid as child_id, min(${alias}.class_id) as class_id, ${real.facts === 'records' ? 'min(l.happened_on)' : 'null::text'} as on, ${real.facts === 'records' ? 'min(l.kind)' : real.facts === 'duties' ? 'min(d.rule)' : 'null::text'} as kind, ${real.facts === 'duties' ? 'min(d.period)' : 'null::text'} as period, ${real.facts === 'duties' ? 'min(d.state)' : 'null::text'} as state
       ${from} and ${where} group by 1${having})
     , ordered as (select rows.*, c.name, row_number() over (order by p.parent_id nulls last, p.grade nulls last, length(p.label), p.label, p.id, c.name_order, rows.key) as n
       from rows join child c on c.county_id = $1 and c.id = rows.child_id left join place p on p.county_id = $1 and p.id = rows.class_id)
     select key, child_id as "childId", name as "childName", class_id as "classId", ordered.on, kind, period, state
     from ordered where ${after} = '' or n > (select o.n from ordered o where o.key = ${after}) order by n limit ${Math.trunc(page.limit)}`,
    q.params,
  )
}

/**
 * A condition over a child's current facts (alias `f`) for lists, or over a file (`c` and `r` as well); adds its values to
 * `params`.
 */
export const childPredicateSql = (
  predicate: Predicate,
  today: string,
  params: unknown[],
  list: 'children' | 'files' = 'children',
): string => sqlOf(predicate, { params, range: { cutoff: today, from: today, to: today }, list })
