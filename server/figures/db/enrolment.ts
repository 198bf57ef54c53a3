import type { Enrolment } from '../../../domain/figures/types.ts'
import { type Place, placesUnder } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classesAsOf } from './typed-pupils.ts'

/**
 * Pupils whom no roster lists. A roster says whether it names all pupils or only left-behind ones; of a school with rosters of
 * the second kind only, enrolment is what was typed per class, and is not known where a class with children has none. All of it
 * is asked as it was at the date: what a later term brings changes no number of this one.
 */
export const enrolmentOf = async (tx: Tx, place: Place, at: string): Promise<Enrolment> => {
  const tree = await tx.tree()
  const there = await tx.query<{ school_id: number; class_id: number | null; n: number }>(
    `select school_id, class_id, count(*)::int as n from child_facts where county_id = $1 and ${await placeFilter(tx, place)} and status = 'enrolled' and school_id is not null and not del and from_on <= $2 and (until_on is null or until_on > $2) group by school_id, class_id`,
    [tx.countyId, at],
  )
  const counted = new Map(there.map((r) => [r.class_id, r.n]))
  const partial = await tx.widened(() => partlyListed(tx, at))
  // A village's pupils sit in classes of which it has only some: nothing can be added for them.
  if (place.kind === 'village') return { typed: 0, known: there.every((r) => !partial.has(r.school_id)) }
  const own = place.kind === 'class' ? [place] : placesUnder(tree, place.id, 'class')
  const sat = there.flatMap((r) => (r.class_id === null ? [] : (tree.get(r.class_id) ?? [])))
  const classes = await classesAsOf(tx, [...new Set([...own, ...sat])], at)
  const typedOf = new Map(classes.map((c) => [c.id, c.typedPupils]))
  const known = there.every((r) => !partial.has(r.school_id) || (typedOf.get(r.class_id ?? -1) ?? null) !== null)
  const ids = new Set(own.map((c) => c.id))
  const typed = classes
    .filter((c) => ids.has(c.id) && c.typedPupils !== null && !c.closed)
    .reduce((n, c) => n + Math.max(0, (c.typedPupils ?? 0) - (counted.get(c.id) ?? 0)), 0)
  return { typed, known }
}

/**
 * Schools whose lists at the date name only left-behind pupils, all of them (no village or class sees the lists, yet all must know
 * it). A list counts from its term's first day, one of a term that is not in the calendar from the day it was written.
 */
const partlyListed = async (tx: Tx, at: string): Promise<Set<number>> => {
  const { terms } = await tx.calendar()
  const ids = (of: typeof terms) => [...new Set(of.map((t) => t.id))]
  const [begun, coming] = [ids(terms.filter((t) => t.starts_on <= at)), ids(terms.filter((t) => t.starts_on > at))]
  const rows = await tx.query<{ school_id: number }>(
    `select s.id as school_id from roster_import i cross join lateral (select i.school_id as id where not coalesce(i.counts, '{}'::jsonb) ? 'schools' union all select (x->>'id')::int from jsonb_array_elements(coalesce(i.counts->'schools', '[]'::jsonb)) x) s where i.county_id = $1 and i.state in ('applied', 'undoing') and (i.term = any($2::text[]) or (not i.term = any($4::text[]) and (i.applied_at at time zone 'Asia/Shanghai')::date::text <= $3)) group by s.id having bool_and(i.population = 'left-behind')`,
    [tx.countyId, begun, at, coming],
  )
  return new Set(rows.map((r) => r.school_id))
}

/** Classes of a place that had pupils at the date, or a typed number of them: what a paper calls 教学班. */
export const classesAt = async (tx: Tx, place: Place, at: string): Promise<Place[]> => {
  const rows = await tx.query<{ class_id: number }>(
    `select distinct class_id from child_facts where county_id = $1 and ${await placeFilter(tx, place)} and status = 'enrolled' and class_id is not null and not del and from_on <= $2 and (until_on is null or until_on > $2)`,
    [tx.countyId, at],
  )
  const used = new Set(rows.map((r) => r.class_id))
  const classes = await classesAsOf(tx, placesUnder(await tx.tree(), place.id, 'class'), at)
  return classes.filter((c) => used.has(c.id) || (!c.closed && c.typedPupils))
}
