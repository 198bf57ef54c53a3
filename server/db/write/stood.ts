import { chainOf, type PlaceTree } from '../../../domain/registers/place.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Change } from './change.ts'
import type { Pending } from './pending.ts'
import type { ScopeBook } from './scope-book.ts'

const num = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((id, i) => id === b[i])

/** The places whose sums a row belongs to, the nearest alone; with its school where the class hangs under another by now. */
export const stoodAt = (
  row: Record<'class_id' | 'school_id' | 'village_id' | 'above', number | null>,
  tree: PlaceTree,
): number[] => {
  const { class_id, school_id, village_id, above } = row
  if (class_id !== null)
    return school_id === null || chainOf(tree, class_id).includes(school_id) ? [class_id] : [class_id, school_id]
  const at = school_id ?? village_id ?? above
  return at === null ? [] : [at]
}

/**
 * Where a change counts besides where its row is seen: a record's part counts at the school that the child had that day, an entry that moved also
 * counted where it stood. Of a child that moves, or a span that lies elsewhere than the child does now, all schools are looked at.
 */
export const noteStood = (
  pending: Pending,
  { table, set, ...change }: Change,
  before: Readonly<Record<string, unknown>>,
  book: ScopeBook,
): void => {
  const was = before.scope as readonly number[] | undefined
  switch (table) {
    case 'child':
      if (was && !same(was, book.of({ ...change, table, set }))) pending.everywhere = true
      return
    case 'child_facts': {
      const at = { ...before, ...set }
      const span = scopeOfChild(
        { classId: num(at.class_id), schoolId: num(at.school_id), villageId: num(at.village_id) },
        book.tree,
      )
      const stood =
        was &&
        scopeOfChild(
          { classId: num(before.class_id), schoolId: num(before.school_id), villageId: num(before.village_id) },
          book.tree,
        )
      const now = book.of({ ...change, table, set })
      if (!same(span, now) || (stood && !same(stood, now))) pending.everywhere = true
      return
    }
    case 'record_part': {
      const at = { class_id: num(set.class_id), school_id: num(set.school_id), village_id: num(set.village_id) }
      for (const id of stoodAt({ ...at, above: num(set.place_id) }, book.tree)) pending.stood.add(id)
      return
    }
    default:
      if (was && change.scope && !same(was, change.scope)) for (const id of was) pending.stood.add(id)
  }
}
