import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { type Subject, subjectKey } from '../../../domain/kit/subject.ts'
import { ancestorOf } from '../../../domain/registers/place.ts'
import { NO_SCHOOL } from '../../db/duty-rows/stale.ts'
import { kindsOwing } from '../../db/duty-subjects.ts'
import type { Tx } from '../../db/tx-type.ts'

/**
 * All who owe something at a school or once did (0: at none), in a fixed order: its children of whatever day, entries and places
 * that rules are about, and whatever rows still name it.
 */
export const subjectsOfSchool = async (tx: Tx, school: number): Promise<Subject[]> => {
  const kinds = kindsOwing(DUTY_RULES).map((k) => k.kind)
  const placeKinds = new Set(DUTY_RULES.flatMap((r) => (r.subject === 'place' ? r.places : [])))
  const tree = await tx.tree()
  const at = (id: number) => ancestorOf(tree, id, 'school')?.id ?? NO_SCHOOL
  const [children, entries, rows] = await Promise.all([
    school === NO_SCHOOL
      ? []
      : tx.query<{ id: string }>(
          'select distinct child_id as id from child_facts where county_id = $1 and school_id = $2',
          [tx.countyId, school],
        ),
    kinds.length
      ? tx.query<{ id: string }>(
          'select id from entry where county_id = $1 and coalesce(school_id, 0) = $2 and kind = any($3::text[])',
          [tx.countyId, school, kinds],
        )
      : [],
    tx.query<{ kind: Subject['kind']; id: string }>(
      'select distinct subject_kind as kind, subject_id as id from duty where county_id = $1 and coalesce(school_id, 0) = $2',
      [tx.countyId, school],
    ),
  ])
  const all: Subject[] = [
    ...children.map(({ id }): Subject => ({ kind: 'child', id })),
    ...entries.map(({ id }): Subject => ({ kind: 'entry', id })),
    ...[...tree.values()]
      .filter((p) => placeKinds.has(p.kind) && at(p.id) === school)
      .map((p): Subject => ({ kind: 'place', id: String(p.id) })),
    ...rows,
  ]
  const once = new Map(all.map((s) => [subjectKey(s), s]))
  return [...once.keys()].sort().flatMap((key) => once.get(key) ?? [])
}
