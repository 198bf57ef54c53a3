import { textIn } from '../../kit/answers.ts'
import { commendedAs } from '../../records/commendation.ts'
import { longDate } from '../prose/numbers.ts'

export type Certificate = {
  key: string
  name: string
  className: string
  /** Each without its mark at the end. */
  why: string
  title: string
  by: string
  day: string
  number: string
}

type Commended = { happenedOn: string; body: Readonly<Record<string, unknown>> }

/** Where somebody works who prints: its kind, and its name after the names of what is above it, the nearest last. */
export type At = { kind: string; names: readonly string[] }

/** How far up a place stands, and of which one a praise of this level is. */
const STANDS: Readonly<Record<string, number>> = { class: 0, school: 1, village: 1, township: 2, county: 3, above: 4 }

/**
 * Who gives it: whom the record names; else the place of the level at which the child was praised, seen from whoever prints. A class is
 * named with its school. Empty where nobody here knows the name: what a county gives is not signed by a class.
 */
export const giverOf = (record: Commended, at: At): string => {
  const named = textIn(record.body, 'by')
  if (named) return named
  const up = Math.max(0, (STANDS[textIn(record.body, 'level')] ?? 0) - (STANDS[at.kind] ?? 0))
  if (up > 0) return at.names.at(-1 - up) ?? ''
  return at.kind === 'class' ? at.names.slice(-2).join('') : (at.names.at(-1) ?? '')
}

/** A certificate (S2A.18): the title, why, who gives it and of which day. Nothing on it says more of the child than what it did well. */
export const certificateOf = (
  record: Commended,
  child: { id: string; name: string; className: string | null },
  by: string,
): Certificate => ({
  key: child.id,
  name: child.name,
  className: child.className ?? '',
  why: textIn(record.body, 'why'),
  title: commendedAs(record.body),
  by,
  day: longDate(record.happenedOn),
  number: textIn(record.body, 'number'),
})
