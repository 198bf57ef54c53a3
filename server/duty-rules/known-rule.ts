import { termAt, termBefore } from '../../domain/calendar/defaults.ts'
import { DUTY_RULES } from '../../domain/duties/list.ts'
import { askedAbove } from '../../domain/duties/rule-settings.ts'
import { type DutyRule, isMovable } from '../../domain/duties/types.ts'
import { rule as writtenRule } from '../../domain/entries/rule.ts'
import { AppError } from '../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../domain/kit/dates.ts'
import { longDate } from '../../domain/kit/day-words.ts'
import { isEnded } from '../../domain/kit/define-entry.ts'
import { calendarOf } from '../db/calendar.ts'
import type { Tx } from '../db/tx-type.ts'
import { findEntry } from '../entries/db/entry.ts'
import type { Setter } from './setter.ts'
import { wordsAt } from './words-at.ts'

/** Nobody settles further ahead: a typed year that is wrong would leave something unasked for good. */
const AHEAD = 200

export type Asked = {
  on: boolean
  earlier: number
  basis: string
  basisEntry?: string | null | undefined
  fromOn: string
}

/** The rule, where what is asked of it can be done. Errors: not-found, invalid (which part, and what to do). */
export const knownRule = async (
  tx: Tx,
  setter: Setter,
  key: string,
  { on, earlier, basisEntry = null, fromOn }: Asked,
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<DutyRule> => {
  const rule = rules.find((r) => r.key === key)
  if (!rule) throw new AppError('not-found')
  if (!on && setter.level === null && rule.asked === 'always')
    throw refused('on', `“${rule.title}”不能停：登记里说好了日子的，到那天一定要有人问。`)
  if (earlier > 0 && !isMovable(rule))
    throw refused('earlier', `“${rule.title}”各有各的日子，不能统一提前。请改那一条登记自己的日子。`)
  const first = await firstDay(tx)
  const last = addDays(shanghaiDate(tx.now), AHEAD)
  if (fromOn < first || fromOn > last)
    throw refused(
      'fromOn',
      `从哪天起，请选 ${longDate(first)}到${longDate(last)}之间的一天：以前学期的已经数过，不再改。`,
    )
  if (basisEntry !== null) await knownBasis(tx, basisEntry)
  if (setter.level !== null && on) await onlyTighter(tx, setter, rule, earlier, fromOn)
  return rule
}

/** A township or a school asks for more than what holds above it, never for less. Errors: invalid. */
const onlyTighter = async (tx: Tx, { place, level }: Setter, rule: DutyRule, earlier: number, fromOn: string) => {
  const rules = wordsAt((await tx.calendar()).rules, await tx.tree(), place.id)
  const above = askedAbove(rule, { rules }, fromOn, level)
  if (!above.on || earlier > above.earlier) return
  const whose = above.by?.name ?? '县里'
  throw refused(
    'earlier',
    above.earlier > 0
      ? `${whose}已经要求提前 ${above.earlier} 天，这里只能更早。和${whose}一样的，不用另外定。`
      : `${whose}已经要求做了，这里只能要求更早。和${whose}一样的，不用另外定。`,
  )
}

/** A written rule that is in force. Errors: invalid. */
const knownBasis = async (tx: Tx, id: string): Promise<void> => {
  const entry = await findEntry(tx, id)
  if (entry?.kind !== writtenRule.kind || isEnded(writtenRule, entry.state))
    throw refused('basisEntry', '没有找到这条现行的制度：到“登记”里看一看，重新选。')
}

const refused = (field: string, message: string) => new AppError('invalid', { [field]: message }, message)

/** The first day of the term that today falls into, and in the holidays of the one before: what was counted before stays. */
const firstDay = async (tx: Tx): Promise<string> => {
  const today = shanghaiDate(tx.now)
  const { terms } = await calendarOf(tx, null)
  const now = termAt(terms, today)
  const term = now && now.startsOn > today ? (termBefore(terms, now.id) ?? now) : now
  return term?.startsOn ?? today
}
