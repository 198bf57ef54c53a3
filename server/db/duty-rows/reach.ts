import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { DutyRule } from '../../../domain/duties/types.ts'
import { type Subject, subjectKey } from '../../../domain/kit/subject.ts'
import { ancestorOf } from '../../../domain/registers/place.ts'
import { kindsOwing } from '../duty-subjects.ts'
import type { Tx } from '../tx-type.ts'

/**
 * The subjects and those whose duties go by them: entries of children whose facts changed (they stand where the child does), places
 * of entries (a rule may ask whether a place keeps one), the school or township on whose list a place’s posts stand, entries beside which a rule asks for these, and those whose rule takes what was
 * recorded of their child (`recorded`). Asked only where a rule is about such.
 */
export const subjectsReached = async (
  tx: Tx,
  subjects: readonly Subject[],
  moved: readonly string[],
  recorded: readonly string[] = [],
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<Subject[]> => {
  const all = new Map(subjects.map((s) => [subjectKey(s), s]))
  const add = (s: Subject) => all.set(subjectKey(s), s)
  const kinds = kindsOwing(rules).map((k) => k.kind)
  if (moved.length && kinds.length)
    for (const row of await tx.query<{ id: string }>(
      'select id from entry where county_id = $1 and child_id = any($2::uuid[]) and kind = any($3::text[])',
      [tx.countyId, moved, kinds],
    ))
      add({ kind: 'entry', id: row.id })
  const takes = rules.flatMap((r) => (r.subject === 'entry' && r.ofChild && r.entries !== 'all' ? r.entries : []))
  if (recorded.length && takes.length)
    for (const row of await tx.query<{ id: string }>(
      'select id from entry where county_id = $1 and child_id = any($2::uuid[]) and kind = any($3::text[])',
      [tx.countyId, recorded, takes],
    ))
      add({ kind: 'entry', id: row.id })
  const entries = subjects.filter((s) => s.kind === 'entry').map((s) => s.id)
  for (const { of, beside } of asksBeside(rules))
    if (entries.length)
      for (const row of await tx.query<{ id: string }>(
        'select distinct a.id from entry b join entry a on a.county_id = b.county_id and a.child_id = b.child_id where b.county_id = $1 and b.id = any($2::uuid[]) and b.kind = any($3::text[]) and a.kind = any($4::text[])',
        [tx.countyId, entries, beside, of],
      ))
        add({ kind: 'entry', id: row.id })
  if (entries.length && rules.some((r) => r.subject === 'place'))
    for (const row of await tx.query<{ place_id: number }>(
      'select distinct place_id from entry where county_id = $1 and id = any($2::uuid[]) and place_id is not null',
      [tx.countyId, entries],
    ))
      add({ kind: 'place', id: String(row.place_id) })
  const tree = await tx.tree()
  for (const s of subjects)
    if (s.kind === 'place') {
      const above = ancestorOf(tree, Number(s.id), 'school') ?? ancestorOf(tree, Number(s.id), 'township')
      if (above) add({ kind: 'place', id: String(above.id) })
    }
  return [...all.values()]
}

/** Of which registers the entries go by what their child has beside them, and of which. */
const asksBeside = (rules: readonly DutyRule[]): { of: string[]; beside: readonly string[] }[] =>
  rules.flatMap((r) =>
    r.subject === 'entry' && r.entries !== 'all' && r.beside ? [{ of: [...r.entries], beside: r.beside }] : [],
  )
