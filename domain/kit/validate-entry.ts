import { textIn } from './answers.ts'
import { addDays, isCivilDate } from './dates.ts'
import type { EntryKind } from './define-entry.ts'
import type { Problem, RecordBody } from './define-record.ts'
import { keptAnswer, ownProblems } from './own-answers.ts'
import { bodyProblems } from './validate-record.ts'

const EARLIEST = '2000-01-01'
/** A plan for the coming school year is written down before it begins. */
const AHEAD = 400

export type EntryFacts = { from: string; until: string | null; body: RecordBody }

/** The same check on phone and server: an empty list is right. `today` in Shanghai. */
export const validateEntry = (kind: EntryKind, input: EntryFacts, context: { today: string }): Problem[] => {
  const problems = [
    ...daysProblems(input, context.today),
    ...bodyProblems(kind, input.body),
    ...ownProblems(kind.own, input.body, context.today),
  ]
  if (problems.length === 0 && kind.check)
    problems.push(...kind.check(input.body, { from: input.from, today: context.today }))
  return problems
}

const daysProblems = ({ from, until }: EntryFacts, today: string): Problem[] => {
  const wrong = (field: string, code: Problem['code'], message: string): Problem[] => [{ field, code, message }]
  if (!isCivilDate(from)) return wrong('from', 'not-understood', '开始的日期不对，请重新选。')
  if (from < EARLIEST) return wrong('from', 'too-early', '开始的日期太早了，请核对年份。')
  if (from > addDays(today, AHEAD)) return wrong('from', 'too-late', '开始的日期太远了，请核对年份。')
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
