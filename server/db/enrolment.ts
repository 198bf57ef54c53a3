import type { Enrolment } from '../../domain/figures/types.ts'
import type { Place } from '../../domain/registers/place.ts'
import { placesUnder } from '../../domain/registers/place.ts'
import { placeFilter } from './facts.ts'
import type { Tx } from './tx.ts'

/**
 * Pupils whom no roster lists. A roster says whether it names all pupils or only left-behind ones; of a school with rosters of
 * the second kind only, enrolment is what was typed per class, and is not known where a class with children has none. Who is
 * there, is asked of the facts at the date.
 */
export const enrolmentOf = async (tx: Tx, place: Place, at: string): Promise<Enrolment> => {
  const tree = await tx.tree()
  const there = await tx.query<{ school_id: number; class_id: number | null; n: number }>(
    `select school_id, class_id, count(*)::int as n from child_facts where county_id = $1 and ${await placeFilter(tx, place)} and status = 'enrolled' and school_id is not null and not del and from_on <= $2 and (until_on is null or until_on > $2) group by school_id, class_id`,
    [tx.countyId, at],
  )
  const counted = new Map(there.map((r) => [r.class_id, r.n]))
  const partial = await tx.widened(() => partlyListed(tx))
  const known = there.every(
    (r) => !partial.has(r.school_id) || (r.class_id !== null && (tree.get(r.class_id)?.typedPupils ?? null) !== null),
  )
  // A village's pupils sit in classes of which it has only some: nothing can be added for them.
  if (place.kind === 'village') return { typed: 0, known: there.every((r) => !partial.has(r.school_id)) }
  const classes = place.kind === 'class' ? [place] : placesUnder(tree, place.id, 'class')
  const typed = classes
    .filter((c) => c.typedPupils !== null && !c.closed)
    .reduce((n, c) => n + Math.max(0, (c.typedPupils ?? 0) - (counted.get(c.id) ?? 0)), 0)
  return { typed, known }
}

/** Schools all of whose applied rosters name only left-behind pupils: no village or class sees the lists, yet all must know it. */
const partlyListed = async (tx: Tx): Promise<Set<number>> => {
  const rows = await tx.query<{ school_id: number }>(
    `select school_id from roster_import where county_id = $1 and state = 'applied' group by school_id having bool_and(population = 'left-behind')`,
    [tx.countyId],
  )
  return new Set(rows.map((r) => r.school_id))
}

/** Classes of a place that have pupils at the date, or a typed number of them: what a paper calls 教学班. */
export const classesAt = async (tx: Tx, place: Place, at: string): Promise<Place[]> => {
  const rows = await tx.query<{ class_id: number }>(
    `select distinct class_id from child_facts where county_id = $1 and ${await placeFilter(tx, place)} and status = 'enrolled' and class_id is not null and not del and from_on <= $2 and (until_on is null or until_on > $2)`,
    [tx.countyId, at],
  )
  const used = new Set(rows.map((r) => r.class_id))
  return placesUnder(await tx.tree(), place.id, 'class').filter((c) => used.has(c.id) || (!c.closed && c.typedPupils))
}
