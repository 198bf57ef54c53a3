import { textIn } from './answers.ts'
import { addDays, isCivilDate } from './dates.ts'
import { type EntryKind, isOfList } from './define-entry.ts'
import type { Problem, RecordBody } from './define-record.ts'
import { keptAnswer, ownProblems } from './own-answers.ts'
import { bodyProblems, endProblems } from './validate-record.ts'

const EARLIEST = '2000-01-01'
/** A plan for the coming school year is written down before it begins. */
const AHEAD = 400
/** What was seen, heard or told was so on a day that has been; tomorrow for clocks that run ahead, as in a record. */
const TOLD_AHEAD = 1

export type EntryFacts = { from: string; until: string | null; body: RecordBody }

/** The same check on phone and server: an empty list is right. `today` in Shanghai. */
export const validateEntry = (kind: EntryKind, input: EntryFacts, context: { today: string }): Problem[] => {
  const problems = [
    ...daysProblems(input, context.today, isOfList(kind) || kind.file !== undefined ? TOLD_AHEAD : AHEAD),
    ...bodyProblems(kind, input.body),
    ...endProblems(kind.fields, input.body, input.from),
    ...ownProblems(kind.own, input.body, context.today),
  ]
  if (problems.length === 0 && kind.check)
    problems.push(...kind.check(input.body, { from: input.from, today: context.today }))
  return problems
}

const daysProblems = ({ from, until }: EntryFacts, today: string, ahead: number): Problem[] => {
  const wrong = (field: string, code: Problem['code'], message: string): Problem[] => [{ field, code, message }]
  if (!isCivilDate(from)) return wrong('from', 'not-understood', '开始的日期不对，请重新选。')
  if (from < EARLIEST) return wrong('from', 'too-early', '开始的日期太早了，请核对年份。')
  if (from > addDays(today, ahead))
    return ahead === AHEAD
      ? wrong('from', 'too-late', '开始的日期太远了，请核对年份。')
      : wrong('from', 'too-late', '这一天还没有到，请填实际看到、听到的日期。')
  if (until === null) return []
  if (!isCivilDate(until)) return wrong('until', 'not-understood', '到期的日期不对，请重新选。')
  return until <= from ? wrong('until', 'too-early', '到期的日期要在开始之后，请改一下。') : []
}

/** Blank answers say nothing and are left out; texts lose the white space around them. */
export const trimmedBody = (body: RecordBody): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body)
      .map(([k, v]) => [k, keptAnswer(k, v)] as const)
      .filter(([, v]) => v !== '' && v !== null && v !== undefined && !(Array.isArray(v) && v.length === 0)),
  )

const WHO = '名册里没有这个孩子，请写上是谁；不知道名字的，写大约几岁、什么样、在哪里看到。'

/** About a place because no register lists the child (`EntryKind.unlisted`): then it says who the child is. */
export const unlistedProblems = (
  kind: Pick<EntryKind, 'unlisted'>,
  aboutPlace: boolean,
  body: RecordBody,
): Problem[] =>
  kind.unlisted !== undefined && aboutPlace && textIn(body, kind.unlisted) === ''
    ? [{ field: kind.unlisted, code: 'missing', message: WHO }]
    : []
