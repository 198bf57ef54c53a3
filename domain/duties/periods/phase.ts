import type { Calendar, Term } from '../../calendar/types.ts'
import { closedDays, weekOf, weekStart } from '../../calendar/weeks.ts'
import { addDays, maxDate, minDate } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

const PHASES = [
  { key: 'start', label: '期初', from: 1, to: 4 },
  { key: 'middle', label: '期中', from: 8, to: 12 },
  { key: 'end', label: '期末', from: 17, to: 20 },
] as const

/** A term too short for week 17 holds its last phase in its own last four weeks. */
const phaseOf = (calendar: Calendar, term: Term, phase: (typeof PHASES)[number]): Period | null => {
  const weeks = weekOf(term, term.endsOn) ?? 1
  const [from, to] =
    phase.key === 'end'
      ? [Math.min(phase.from, Math.max(13, weeks - 3)), Math.min(phase.to, weeks)]
      : [phase.from, phase.to]
  if (from > weeks) return null
  const opens = maxDate(weekStart(term, from), term.startsOn)
  const end = minDate(addDays(weekStart(term, to), 6), term.endsOn)
  const late = closedDays(calendar, opens, end)
  return {
    key: `${term.id}.${phase.key}`,
    label: phase.label,
    term: term.id,
    windows: { opens, due: addDays(end, late), grace: addDays(end, late + 7), closes: addDays(end, late + 21) },
  }
}

/** Start, middle and end of the term: weeks 1–4, 8–12, 17–20 (S1.13). */
export const phases = (calendar: Calendar, term: Term): Period[] =>
  PHASES.flatMap((phase) => phaseOf(calendar, term, phase) ?? [])
