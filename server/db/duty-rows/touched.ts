import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { type Subject, subjectKey } from '../../../domain/kit/subject.ts'
import type { Change } from '../write/change.ts'

/** What a transaction changed of all that duties are worked out from. */
export type Touched = {
  subjects: Map<string, Subject>
  /** Children whose facts changed: what hangs on them may stand elsewhere now. */
  children: Set<string>
  /** Children of whom something was recorded that a rule about an entry of theirs takes (`EntryRule.ofChild`). */
  recorded: Set<string>
  /** Schools whose calendar changed, or all. */
  schools: Set<number> | 'all'
  /** Places hang somewhere else now: who sees what at them changed. */
  moved: boolean
}

export const nothingTouched = (): Touched => ({
  subjects: new Map(),
  children: new Set(),
  recorded: new Set(),
  schools: new Set(),
  moved: false,
})

export const copyOfTouched = (t: Touched): Touched => ({
  ...t,
  subjects: new Map(t.subjects),
  children: new Set(t.children),
  recorded: new Set(t.recorded),
  schools: t.schools === 'all' ? 'all' : new Set(t.schools),
})

export const isTouched = (t: Touched): boolean =>
  t.subjects.size > 0 || t.schools === 'all' || t.schools.size > 0 || t.moved

export const touch = (t: Touched, subject: Subject): void => {
  t.subjects.set(subjectKey(subject), subject)
}

/** Kinds of record about a child that answer what an entry of the child owes. */
const FOR_ENTRIES: ReadonlySet<string> = new Set(
  DUTY_RULES.flatMap((r) => (r.subject === 'entry' && r.ofChild ? r.evidence.kinds : [])),
)

/** A record of this kind about the child was written or counts no more. */
export const noteRecorded = (t: Touched, kind: unknown, childId: string | null): void => {
  if (childId !== null && FOR_ENTRIES.has(String(kind))) t.recorded.add(childId)
}

/** Notes what each change means for duties, by its table. */
export const noteTouched = (t: Touched, changes: readonly Change[]): void => {
  for (const change of changes) {
    const subject = subjectOf(change)
    if (subject) touch(t, subject)
    if (change.table === 'child' || change.table === 'child_facts') if (subject) t.children.add(subject.id)
    if (change.table === 'record_part') noteRecorded(t, change.set.kind, change.childId ?? null)
    if (change.table === 'term' || change.table === 'day_off') noteCalendar(t, change.set.school_id)
    // A township's word holds for its schools: all are looked at, as for the county's.
    if (change.table === 'duty_setting') noteCalendar(t, change.set.school_id)
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
    case 'census_roll':
    case 'access_review':
      return { kind: 'place', id: String(set.place_id) }
    // Whether the school to which children are handed has answered; each answer names it again (answer-change.ts).
    case 'child_transfer':
      return typeof set.to_id === 'number' ? { kind: 'place', id: String(set.to_id) } : null
    // Whose list it stands on is the school or the township above it (reach.ts).
    case 'post':
      return typeof set.place_id === 'number' ? { kind: 'place', id: String(set.place_id) } : null
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
