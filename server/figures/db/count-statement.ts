import type { FactList, Measure } from '../../../domain/figures/types.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import type { Predicate } from '../../../domain/kit/predicate.ts'
import type { KeptDuties } from '../../duties/db/kept-duties.ts'
import {
  aidSource,
  childSource,
  columnsOfKinds,
  DAY_COLUMNS,
  dutySource,
  entrySource,
  isDerived,
  LIST_COLUMNS,
  ON_ITS_DAY,
  partSource,
  recordsWhere,
} from './fact-lists.ts'
import { bind, columnSql, columnsIn, conjuncts, predicateSql, type SqlScope } from './predicate-sql.ts'

/** One number to be counted. */
export type Count = { key: string; filter: Predicate; measure: Exclude<Measure, { of: 'share' }> }

/** Where: a condition for the columns of an alias (`placeFilter`), the kept duties, and whether everything of the county is meant. */
export type CountGround = {
  place: (alias: string) => string
  placeId: number
  duties: KeptDuties | null
  range: Range
  wholeCounty: boolean
}

/**
 * One statement for all numbers of a fact list at a place (decision 027). Each condition that figures have in common is worked out
 * once a row, as a column of its own; those on the child's facts of the day once a span, however many records the child has.
 * `by`: a column by which the numbers are parted; each answer row then carries it. $1 is the county.
 */
export const countStatement = (
  list: FactList,
  counts: readonly Count[],
  ground: CountGround,
  county: number,
  by: string | null = null,
): { text: string; params: unknown[] } => {
  const scope: SqlScope = { columns: LIST_COLUMNS[list], params: [county], range: ground.range }
  const ofRecords = list === 'records' || list === 'parts'
  /** Beside a condition on the kind what a record alone holds is looked up for these kinds. */
  const within = (kinds: readonly string[] | null): SqlScope =>
    kinds === null ? scope : { ...scope, columns: columnsOfKinds(list, kinds) }
  const row = new Columns('b', (predicate, kinds) => predicateSql(predicate, within(kinds)))
  const span = new Columns('s', (predicate) => predicateSql(predicate, scope))
  const keys = new Map<string, string>()
  const keyOf = (column: string, filter?: Predicate): string => {
    const kinds = filter && ofRecords && isDerived(column) ? kindsOf(filter) : null
    const key = [column, ...(kinds ?? [])].join(' ')
    if (!keys.has(key)) keys.set(key, `${columnSql(column, within(kinds))} as k${keys.size}`)
    return `x.k${[...keys.keys()].indexOf(key)}`
  }
  const flag = (predicate: Predicate, kinds: readonly string[] | null): string => {
    const columns = columnsIn(predicate)
    if (list === 'records' && columns.every((c) => c in DAY_COLUMNS)) return `x.${span.of(predicate)}`
    return `x.${row.of(predicate, columns.some(isDerived) ? kinds : null)}`
  }
  const holds = (predicate: Predicate, kinds: readonly string[] | null = ofRecords ? kindsOf(predicate) : null) =>
    conjuncts(predicate)
      .map((one) => flag(one, kinds))
      .join(' and ') || 'true'
  const group = by === null ? null : keyOf(by)
  const numbers = counts.map(
    ({ key, filter, measure }) => `${aggregate(measure, filter, holds, keyOf, group)} as "${key}"`,
  )
  const columns = [...row.all, ...keys.values()]
  const from = sourceOf(list, ground, scope, span, kindsAsked(counts))
  return {
    text: `with ${from.before}x as (select ${[...columns, ...from.columns].join(', ') || '1 as one'} ${from.text} offset 0)
      select ${group === null ? '' : `${group}::text as "by", `}${numbers.join(',\n')} from x${group === null ? '' : ` group by ${group}`}`,
    params: scope.params,
  }
}

/** Conditions as boolean columns, each once. */
class Columns {
  private readonly names = new Map<string, { name: string; sql: string }>()
  private readonly prefix: string
  private readonly sqlOf: (predicate: Predicate, kinds: readonly string[] | null) => string
  constructor(prefix: string, sqlOf: (predicate: Predicate, kinds: readonly string[] | null) => string) {
    this.prefix = prefix
    this.sqlOf = sqlOf
  }
  /** `kinds`: those that the same number asks for beside it. */
  of(predicate: Predicate, kinds: readonly string[] | null = null): string {
    const key = JSON.stringify([predicate, kinds])
    const found = this.names.get(key)
    if (found) return found.name
    const name = `${this.prefix}${this.names.size}`
    this.names.set(key, { name, sql: this.sqlOf(predicate, kinds) })
    return name
  }
  get all(): string[] {
    return [...this.names.values()].map(({ name, sql }) => `${sql} as ${name}`)
  }
  get list(): string[] {
    return [...this.names.values()].map(({ name }) => name)
  }
}

const aggregate = (
  measure: Count['measure'],
  filter: Predicate,
  holds: (predicate: Predicate, kinds?: readonly string[] | null) => string,
  keyOf: (column: string, filter: Predicate) => string,
  group: string | null,
): string => {
  const where = holds(filter)
  switch (measure.of) {
    case 'rows':
      return `(count(*) filter (where ${where}))::int`
    case 'sum':
      return `coalesce(sum(${keyOf(measure.column, filter)}) filter (where ${where}), 0)::float8`
    case 'distinct':
      return `(count(distinct ${keyOf(measure.column, filter)}) filter (where ${where}))::int`
    case 'distinct-all': {
      // Groups with a row, less the groups with a row that fails.
      const key = keyOf(measure.column, filter)
      return `((count(distinct ${key}) filter (where ${where})) - (count(distinct ${key}) filter (where ${where} and not (${holds(measure.every, kindsOf(filter))}))))::int`
    }
    case 'distinct-many': {
      const inner = (text: string) => text.replaceAll('x.', 'y.')
      const beside = group === null ? '' : ` and ${inner(group)} is not distinct from ${group}`
      return `(select count(*)::int from (select 1 from x y where ${inner(where)}${beside} group by ${inner(keyOf(measure.column, filter))} having count(*) >= ${Math.trunc(measure.least)}) g)`
    }
  }
}

type Source = { before: string; text: string; columns: string[] }

/** The kinds of which all of these counts ask; null where one asks of whatever kind. */
export const kindsAsked = (counts: readonly Count[]): string[] | null => {
  const kinds = new Set<string>()
  for (const { filter } of counts) {
    const pinned = kindsOf(filter)
    if (pinned === null) return null
    for (const kind of pinned) kinds.add(kind)
  }
  return [...kinds].sort()
}

/** The kinds that a condition leaves alone; null where it names none. */
const kindsOf = (filter: Predicate): string[] | null => {
  const pinned = conjuncts(filter).find((p) => 'op' in p && p.column === 'kind' && (p.op === '=' || p.op === 'in'))
  return pinned && 'op' in pinned ? [pinned.value].flat().map(String) : null
}

const sourceOf = (
  list: FactList,
  ground: CountGround,
  scope: SqlScope,
  span: Columns,
  kinds: readonly string[] | null,
): Source => {
  const { range } = ground
  if (list === 'children')
    return { before: '', columns: [], text: childSource(ground.place('f.'), bind(scope, range.cutoff)) }
  if (list === 'duties') {
    if (ground.duties === null) throw new Error('a figure over duties needs them kept')
    return { before: '', columns: [], text: dutySource(ground.duties, (value) => bind(scope, value)) }
  }
  if (list === 'entries') return { before: '', columns: [], text: entrySource(ground.place('e.'), ground.placeId) }
  if (list === 'aid')
    return { before: '', columns: [], text: aidSource(ground.place('g.'), ground.placeId, bind(scope, range.cutoff)) }
  const [from, to] = [bind(scope, range.from), bind(scope, range.to)]
  if (list === 'parts') {
    // Who came to meetings and rounds: of a large place not all talks are looked through for it.
    const only =
      kinds === null || kinds.length === 0
        ? ''
        : ` and l.kind in (${kinds.map((kind) => bind(scope, kind)).join(', ')})`
    return { before: '', columns: [], text: `${partSource(ground.place('l.'), ground.placeId, from, to)}${only}` }
  }
  const records = (alias: string) => recordsWhere(alias, ground.place(`${alias}.`), from, to)
  // Of a class or a school only the spans of children of whom it has a record; of a whole county all.
  const near = ground.wholeCounty
    ? ''
    : ` and f.child_id in (select n.child_id from record_part n where ${records('n')})`
  const raw = [...new Set(Object.values(DAY_COLUMNS))]
  return {
    before: `f as materialized (select f.child_id, f.from_on, f.until_on, ${[...raw, ...span.all].join(', ')} from child_facts f
      where f.county_id = $1 and not f.del and f.from_on <= ${to} and (f.until_on is null or f.until_on > ${from})${near}), `,
    columns: span.list.map((name) => `f.${name}`),
    text: `from record_part l join f on ${ON_ITS_DAY} where ${records('l')}`,
  }
}
