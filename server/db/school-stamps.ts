import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { NO_SCHOOL } from './duty-rows/stale.ts'
import { EVIDENCE } from './stamps.ts'
import type { Tx } from './tx-type.ts'
import type { Pending } from './write/pending.ts'

/**
 * Beside the county's stamps one for each school and class of which something changed that duties are worked out from (decision 074): what is
 * summed up school by school, or class by class, is added up anew for those alone. What belongs to no class of its school stamps `classless`, what
 * to no school its township, what to none either, `NO_SCHOOL`.
 * Beside where its rows are seen a change counts where its records' parts and its duties' rows stand (`pending.stood`). Of what moves all are stamped.
 */
const classOf = (school: number | '*') => `school ${school}`
const [FIRST, LAST] = ['school ', 'school!']

/** What is summed up of children: what duties go by, and when a parent was last seen. */
const OF_CHILDREN: ReadonlySet<string> = new Set([...EVIDENCE, 'child_person'])

/** More than so many, an import of a county, are stamped as all. */
const MOST_APART = 120

/** Stands for what belongs to a school and to none of its classes. */
export const classless = (school: number): number => -school

const standsAt = (circles: readonly number[], tree: PlaceTree): readonly number[] => {
  const of = (kind: 'class' | 'school' | 'township') => circles.filter((id) => tree.get(id)?.kind === kind)
  const [classes, schools, townships] = [of('class'), of('school'), of('township')]
  if (schools.length) return [...schools, ...(classes.length ? classes : schools.map(classless))]
  return townships.length ? townships : [NO_SCHOOL]
}

/** The stamps of schools that this transaction's changes leave; none where it changed nothing that duties go by. */
export const changedSchools = (pending: Pending, tree: PlaceTree): string[] => {
  if (pending.everywhere) return [classOf('*')]
  const schools = new Set<number>()
  for (const { table, scope } of pending.sync.values()) {
    if (!OF_CHILDREN.has(table)) continue
    for (const id of standsAt(scope, tree)) schools.add(id)
  }
  for (const id of pending.stood) if (tree.has(id)) for (const at of standsAt(chainOf(tree, id), tree)) schools.add(at)
  for (const { kind, id } of pending.touched.subjects.values())
    if (kind === 'place') for (const at of standsAt(chainOf(tree, Number(id)), tree)) schools.add(at)
  return schools.size > MOST_APART ? [classOf('*')] : [...schools].map(classOf)
}

/** The last stamp of these schools, classes and townships; of all of them where something moved since. */
export const schoolStamps = async (tx: Tx): Promise<(schools: readonly number[]) => number> => {
  const rows = await tx.query<{ class: string; seq: number }>(
    'select class, max(seq) as seq from stamp where county = $1 and class > $2 and class < $3 group by class',
    [tx.countyId, FIRST, LAST],
  )
  const of = new Map(rows.map((row) => [row.class, row.seq]))
  const all = of.get(classOf('*')) ?? 0
  return (schools) => Math.max(all, ...schools.map((id) => of.get(classOf(id)) ?? 0))
}

/** Stamps of schools that a later one of the same school has overtaken. */
export const dropOldSchoolStamps = (tx: Tx): Promise<number> =>
  tx.run(
    'delete from stamp s where s.county = $1 and s.class > $2 and s.class < $3 and s.seq < (select max(m.seq) from stamp m where m.county = s.county and m.class = s.class)',
    [tx.countyId, FIRST, LAST],
  )
