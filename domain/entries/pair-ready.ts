import { dayIn, textIn } from '../kit/answers.ts'
import { addDays, maxDate } from '../kit/dates.ts'
import type { RecordBody } from '../kit/define-record.ts'

/** Teachers and cadres are checked by who employs them (law 62); of anybody else the pairing itself says when it was done. */
export const CHECKED_AT_WORK: readonly string[] = ['teacher', 'cadre']

export const waitsForCheck = (answers: RecordBody): boolean =>
  !CHECKED_AT_WORK.includes(textIn(answers, 'sort')) && dayIn(answers, 'checkedOn') === null

/** A check so long after the beginning is the next one (law 62: every year): it takes back nothing that was owed before it. */
const FIRST_CHECK_WITHIN = 180

/** The day from which on the two may meet: agreed, checked (where that is asked) and begun. */
export const readyOn = (answers: RecordBody, fromOn: string): string => {
  const agreed = dayIn(answers, 'consentOn') ?? fromOn
  const checked = CHECKED_AT_WORK.includes(textIn(answers, 'sort')) ? null : dayIn(answers, 'checkedOn')
  const first = checked !== null && checked <= addDays(fromOn, FIRST_CHECK_WITHIN) ? checked : fromOn
  return maxDate(maxDate(fromOn, agreed), first)
}

/**
 * What a pairing still waits for before the two may meet: the guardian's word, and that the helper was checked (law 62; decision
 * 031). Empty: it stands. When a check runs out is asked by a day of its own (`due`).
 */
export const waitsFor = (answers: RecordBody): string[] => [
  ...(answers.consent === 'written' || answers.consent === 'spoken' ? [] : ['监护人还没有同意']),
  ...(waitsForCheck(answers) ? ['帮扶人待审查'] : []),
]
