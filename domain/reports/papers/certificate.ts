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

/** Who gives it, where the record says so. */
export const giverOf = (record: Commended, otherwise: string): string => textIn(record.body, 'by') || otherwise

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
