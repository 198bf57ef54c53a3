import { type Subject, subjectKey } from '../../../domain/kit/subject.ts'
import type { Change } from '../write/change.ts'

/** What a transaction changed of all that duties are worked out from. */
export type Touched = {
  subjects: Map<string, Subject>
  /** Children whose facts changed: what hangs on them may stand elsewhere now. */
  children: Set<string>
  /** Schools whose calendar changed, or all. */
  schools: Set<number> | 'all'
  /** Places hang somewhere else now: who sees what at them changed. */
  moved: boolean
}

export const nothingTouched = (): Touched => ({
  subjects: new Map(),
  children: new Set(),
  schools: new Set(),
  moved: false,
})

export const copyOfTouched = (t: Touched): Touched => ({
  ...t,
  subjects: new Map(t.subjects),
  children: new Set(t.children),
  schools: t.schools === 'all' ? 'all' : new Set(t.schools),
})

export const isTouched = (t: Touched): boolean =>
  t.subjects.size > 0 || t.schools === 'all' || t.schools.size > 0 || t.moved

export const touch = (t: Touched, subject: Subject): void => {
  t.subjects.set(subjectKey(subject), subject)
}

/** Notes what each change means for duties, by its table. */
export const noteTouched = (t: Touched, changes: readonly Change[]): void => {
  for (const change of changes) {
    const subject = subjectOf(change)
    if (subject) touch(t, subject)
    if (change.table === 'child' || change.table === 'child_facts') if (subject) t.children.add(subject.id)
    if (change.table === 'term' || change.table === 'day_off') noteCalendar(t, change.set.school_id)
    if (change.table === 'duty_setting') noteCalendar(t, 0)
  }
}

const subjectOf = ({ table, id, childId, set }: Change): Subject | null => {
  const child: Subject | null = childId === undefined ? null : { kind: 'child', id: childId }
  const named: Subject | null =
    typeof set.subject_id === 'string'
      ? { kind: (set.subject_kind ?? 'child') as Subject['kind'], id: set.subject_id }
      : null
  switch (table) {
    case 'child':
      return { kind: 'child', id: String(id) }
    case 'child_facts':
      return child
    case 'record_part':
      return set.role === 'staff' ? null : { kind: (set.subject_kind ?? 'child') as Subject['kind'], id: String(id) }
    case 'waiver':
      return named ?? child
    case 'entry':
    case 'place':
      return { kind: table, id: String(id) }
    default:
      return null
  }
}

/** A county's terms and days off hold for every school. */
const noteCalendar = (t: Touched, school: unknown): void => {
  if (typeof school !== 'number' || school === 0) t.schools = 'all'
  else if (t.schools !== 'all') t.schools.add(school)
}
