import type { Difference } from './difference.ts'
import type { IncomingChild } from './roster-child.ts'

/** A class as lists and decisions name it: `3|1`, and `3|` for a grade that is one class. */
export const classKey = (says: { grade?: number | null; label?: string | null }): string =>
  `${says.grade ?? ''}|${says.label ?? ''}`

/**
 * A row whose class nobody knows yet (F7): it is not written until somebody says which, or says that it has none. `childId`: the
 * child is on the register already, without a class. `choices`: classes of its grade, else all; `suggested`: the only one.
 */
export type OpenClass = {
  incoming: IncomingChild
  childId: string | null
  choices: string[]
  suggested: string | null
}

/** `school`: classes in use there; `file`: those that the list names. */
export const openClassesOf = (
  difference: Difference,
  school: readonly string[],
  file: readonly string[],
): OpenClass[] => {
  const known = [...new Set([...school, ...file.filter((key) => isWhole(key))])]
  const open = (incoming: IncomingChild, childId: string | null): OpenClass[] => {
    const { grade } = incoming.says
    if (incoming.says.name === '') return []
    const key = classKey(incoming.says)
    const ofGrade = typeof grade === 'number' ? known.filter((k) => k.startsWith(`${grade}|`)) : known
    // 三年级 of a school that has no 三(1)班 is a class by itself.
    if (typeof grade === 'number' && (isWhole(key) || school.includes(key) || ofGrade.length === 0)) return []
    return [{ incoming, childId, choices: ofGrade, suggested: ofGrade.length === 1 ? (ofGrade[0] ?? null) : null }]
  }
  return [
    ...difference.added.flatMap((i) => open(i, null)),
    ...difference.transfers.flatMap((t) => open(t.incoming, null)),
    ...difference.conflicts.flatMap((c) => open(c.incoming, null)),
    ...[...difference.changed, ...difference.unchanged].flatMap(({ incoming, child }) =>
      child.classTitle === null && !child.left ? open(incoming, child.id) : [],
    ),
  ]
}

/** Grade and label, both. */
const isWhole = (key: string): boolean => /^[1-9]\|./.test(key)
