import type { DutyState } from './types.ts'

/** From what can still be done (past its day, soon, open) to what cannot, then done late, done, waived. */
const ORDER: readonly DutyState[] = ['overdue', 'due-soon', 'open', 'not-yet', 'missed', 'met-late', 'met', 'waived']

/** One mark for many duties: the most pressing state among them; null of none that is owed or waived. */
export const markOf = (states: Iterable<DutyState>): DutyState | null => {
  const all = new Set(states)
  return ORDER.find((state) => all.has(state)) ?? null
}
