import { READINGS, type ReadingKey } from '../../../domain/registers/child.ts'
import type { CareKind } from '../../../domain/registers/child-facts.ts'
import { type GapKey, gapOf } from '../../../domain/registers/file-gaps.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { FACTS_SELECT, type FactsRow } from '../../db/child-row.ts'
import { placeFilter } from '../../db/facts.ts'
import type { PlaceCounts } from '../../db/ground.ts'
import { holdsAt } from '../../db/present.ts'
import { rememberCounts } from '../../db/remembered.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childPredicateSql } from '../../figures/db/child-predicate.ts'

export type ListedChild = {
  id: string
  name: string
  address: string | null
  birth: string | null
  carer_name: string | null
  carer_relation_text: string | null
  carer_phones: number
  has_id: boolean
} & FactsRow

export type ListFilter = {
  place: Place
  today: string
  status: 'enrolled' | 'village' | 'left' | 'all'
  leftBehind?: ReadingKey | undefined
  care?: CareKind | undefined
  boarder?: 'yes' | 'no' | 'unknown' | undefined
  sex?: string | undefined
  villageId?: number | undefined
  missing?: GapKey | undefined
  /** Marked by a living entry: in which states (`kind state`), of which sort; null: of whichever. */
  tagged?: { states: readonly string[]; sort: string | null } | undefined
  ids?: readonly string[] | undefined
  /** Children whom these find: all of them, however many. */
  terms?: SearchTerms | undefined
}

export type ListSort = 'name' | 'class' | 'village' | 'age'
/** What comes before the name; by name alone a page is read in the index's own order. */
const ORDER: Record<ListSort, string | null> = {
  name: null,
  class: `lpad(coalesce(f.grade, 99)::text, 2, '0') || lpad(coalesce(p.label, ''), 6, '0')`,
  village: `lpad(coalesce(f.village_id, 0)::text, 10, '0')`,
  age: `coalesce(c.birth, '9999')`,
}

const FROM = `from child c
  join child_facts f on f.county_id = c.county_id and f.child_id = c.id and not f.del
  left join place p on p.county_id = c.county_id and p.id = c.class_id
  left join child_person r on r.county_id = c.county_id and r.child_id = c.id and r.part = 'carer' and not r.del`

/**
 * What is looked for: keys that begin with one of `starts`, of children whose name has each of `letters` (both in the form of
 * `nameKey`). Nothing to look for where `starts` is empty.
 */
export type SearchTerms = { starts: string[]; letters: string[] }

const foundFrom = ({ letters }: SearchTerms): string =>
  `from child_key k${letters.length ? ' join child n on n.county_id = k.county_id and n.id = k.child_id' : ''}`

/**
 * Keys that begin with one of the terms, by ranges of the key (scope.md: leakproof, indexed), of a name that has all the letters
 * asked for. What holds no letter to look for finds nobody, rather than everybody.
 */
const foundBy = ({ starts, letters }: SearchTerms, bind: (value: unknown) => string): string =>
  starts.length === 0
    ? 'false'
    : [
        `(${starts.map((start) => `(k.key >= ${bind(start)} and k.key < ${bind(`${start}\u{10ffff}`)})`).join(' or ')})`,
        ...letters.map((run) => `strpos(n.name_order, ${bind(run)}) > 0`),
      ].join(' and ')

/** Whoever was asked for by name, or as one of all, is found also where the child comes only later. */
const wantsComing = (filter: ListFilter): boolean =>
  filter.ids !== undefined || filter.terms !== undefined || filter.status === 'all'

/** Place and status stand on the register's row and on the span that holds today: the condition is written over either. */
const where = async (tx: Tx, filter: ListFilter, params: unknown[], over: 'c.' | 'f.'): Promise<string> => {
  const bind = (value: unknown) => {
    params.push(value)
    return `$${params.length}`
  }
  const parts = ['f.county_id = $1', await placeFilter(tx, filter.place, over)]
  parts.push(holdsAt(bind(filter.today), { coming: wantsComing(filter) }))
  parts.push(...(over === 'c.' ? ['c.county_id = $1', 'not c.del'] : ['not f.del']))
  if (filter.status !== 'all') parts.push(`${over}status = ${bind(filter.status)}`)
  if (filter.leftBehind) parts.push(childPredicateSql(READINGS[filter.leftBehind].predicate, filter.today, params))
  if (filter.care) parts.push(`f.care_kind = ${bind(filter.care)}`)
  if (filter.boarder)
    parts.push(filter.boarder === 'unknown' ? 'f.boarder is null' : `f.boarder = ${filter.boarder === 'yes'}`)
  if (filter.sex) parts.push(`f.sex = ${bind(filter.sex)}`)
  if (filter.villageId !== undefined) parts.push(`f.village_id = ${bind(filter.villageId)}`)
  if (filter.ids) parts.push(`${over}${over === 'c.' ? 'id' : 'child_id'} = any(${bind(filter.ids)}::uuid[])`)
  if (filter.terms)
    parts.push(
      `${over}${over === 'c.' ? 'id' : 'child_id'} in (select k.child_id ${foundFrom(filter.terms)} where k.county_id = $1 and ${foundBy(filter.terms, bind)})`,
    )
  if (filter.tagged) {
    const { states, sort } = filter.tagged
    const ofSort = sort === null ? '' : ` and e.sort = ${bind(sort)}`
    parts.push(
      `${over}${over === 'c.' ? 'id' : 'child_id'} in (select e.child_id from entry e where e.county_id = $1 and e.child_id is not null and e.kind = any(${bind(states.map((s) => s.split(' ')[0]))}::text[]) and e.kind || ' ' || e.state = any(${bind(states)}::text[])${ofSort} and not e.del)`,
    )
  }
  if (filter.missing) parts.push(childPredicateSql(gapOf(filter.missing).predicate, filter.today, params, 'files'))
  return parts.join(' and ')
}

const COLUMNS = `c.id, c.name, c.address, c.id_sealed is not null as has_id, r.name as carer_name, r.relation_text as carer_relation_text, coalesce(cardinality(r.phones_masked), 0) as carer_phones, ${FACTS_SELECT.split(
  ', ',
)
  .filter((c) => c !== 'id')
  .map((c) => `f.${c}`)
  .join(', ')}`

/** One page of children in the order asked, after a keyset cursor [sort key, order of the name, id]. */
export const listPage = async (
  tx: Tx,
  filter: ListFilter,
  sort: ListSort,
  after: [string, string, string] | null,
  limit: number,
): Promise<(ListedChild & { sort_key: string; name_order: string })[]> => {
  const params: unknown[] = [tx.countyId]
  const condition = await where(tx, filter, params, 'c.')
  const first = ORDER[sort]
  const order = `${first ? `${first}, ` : ''}c.name_order, c.id`
  let keyset = ''
  if (after) {
    params.push(...(first ? after : after.slice(1)))
    const n = params.length
    keyset = ` and (${order}) > (${first ? `$${n - 2}, ` : ''}$${n - 1}, $${n}::uuid)`
  }
  return tx.query(
    `select ${COLUMNS}, c.name_order, ${first ?? "''"} as sort_key ${FROM} where ${condition}${keyset} order by ${order} limit ${Math.trunc(limit)}`,
    params,
  )
}

/** Filters that speak of the register's row or the carer: the others need only the facts. */
const needsJoins = (filter: ListFilter): boolean => filter.missing !== undefined && gapOf(filter.missing).of === 'file'

/** How many there are in all for a filter. */
export const countChildren = async (tx: Tx, filter: ListFilter): Promise<number> => {
  const params: unknown[] = [tx.countyId]
  const joined = needsJoins(filter)
  const condition = await where(tx, filter, params, joined ? 'c.' : 'f.')
  const from = joined ? FROM : 'from child_facts f'
  return (await tx.query<{ n: number }>(`select count(*)::int as n ${from} where ${condition}`, params))[0]?.n ?? 0
}

/** A place's pupils on the roll today, and how many of them are left behind (education reading), in one pass. */
export const countPlace = (tx: Tx, place: Place, today: string): Promise<PlaceCounts> =>
  rememberCounts(tx, place.id, today, async () => {
    const params: unknown[] = [tx.countyId]
    const condition = await where(tx, { place, today, status: 'enrolled' }, params, 'f.')
    const counts = childPredicateSql(READINGS.education.predicate, today, params)
    const [row] = await tx.query<{ enrolled: number; left_behind: number }>(
      `select count(*)::int as enrolled, count(*) filter (where ${counts})::int as left_behind from child_facts f where ${condition}`,
      params,
    )
    return { enrolled: row?.enrolled ?? 0, leftBehind: row?.left_behind ?? 0 }
  })

/** Sealed numbers of children, for an export that shows them masked or, with a reason, in full. */
export const sealedNumbers = (
  tx: Tx,
  ids: readonly string[],
): Promise<
  {
    id: string
    id_sealed: Buffer | null
    phones_masked: string[] | null
    person_id: string | null
    phones_sealed: Buffer | null
  }[]
> =>
  tx.query(
    `select c.id, c.id_sealed, p.phones_masked, p.id as person_id, p.phones_sealed from child c left join child_person p on p.county_id = c.county_id and p.child_id = c.id and p.part = 'carer' and not p.del where c.county_id = $1 and c.id = any($2::uuid[])`,
    [tx.countyId, ids],
  )

/** Children whom the terms find, the nearest first. */
export const searchChildren = async (
  tx: Tx,
  terms: SearchTerms,
  limit: number,
): Promise<{ child_id: string; key: string }[]> => {
  const params: unknown[] = [tx.countyId]
  const bind = (value: unknown) => `$${params.push(value)}`
  return tx.query(
    `select k.child_id, min(k.key) as key ${foundFrom(terms)} where k.county_id = $1 and ${foundBy(terms, bind)} group by k.child_id order by min(k.key), k.child_id limit ${Math.trunc(limit)}`,
    params,
  )
}
