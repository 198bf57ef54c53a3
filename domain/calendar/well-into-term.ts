import { daysBetween } from '../kit/dates.ts'

/** So far into a term whoever begins is asked from which day the system is used (decision 035). */
const LATE = 21

/** Is the day three weeks into the term, or later? */
export const wellIntoTerm = (term: { startsOn: string } | null, day: string): boolean =>
  term !== null && daysBetween(term.startsOn, day) >= LATE
