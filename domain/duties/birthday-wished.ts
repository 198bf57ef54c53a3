import type { Calendar, Term } from '../calendar/types.ts'
import { addDays } from '../kit/dates.ts'
import { type BirthdayBy, birthdayKept } from '../registers/birthday.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { owedThroughout } from './owed.ts'
import { weeks } from './periods/week.ts'
import type { ChildRule, Owed, Period } from './types.ts'
import { dayText } from './why.ts'

/** Seven days before and fourteen after it is in time (duties-and-sync §1, birthday). */
const BEFORE = 7
const SLACK = { grace: 7, closes: 14 }
const ofTerm = weeks({ slack: SLACK })

/** Each week of the term, thought of a week before it begins. */
const periods = (calendar: Calendar, term: Term): Period[] =>
  ofTerm(calendar, term).map((week) => ({
    ...week,
    label: `${week.label}的生日`,
    windows: { ...week.windows, opens: addDays(week.windows.opens, -BEFORE) },
  }))

const applies = (facts: readonly ChildFacts[], period: Period, by: BirthdayBy | null): Owed => {
  const { opens, due } = period.windows
  const birth = facts.at(-1)?.birth ?? null
  const on = birthdayKept({ birth, by }, addDays(opens, BEFORE), due)
  if (on === null) return { owed: false, because: birth?.length === 10 ? '生日不在这一周' : '没有写哪天生日' }
  const owed = owedThroughout(facts, period)
  return owed.owed ? { owed: true, because: `${dayText(on)}过生日；${owed.because}` } : owed
}

/** A child whose parents are away is wished a happy birthday, by whichever calendar the family keeps it (S3.10, decision 065). Asked where it was switched on. */
export const birthdayWished: ChildRule = {
  key: 'birthday-wished',
  subject: 'child',
  version: 1,
  title: '生日有人记得',
  rhythm: 'week',
  words: { missed: '没有人说', tried: '还没有说', tries: () => '' },
  unit: '人',
  owner: 'head-teacher',
  source: '生日关爱：父母不在身边的孩子过生日，有人说一声、记一笔关怀（S3.10）',
  asked: 'optional',
  byBirthday: true,
  periods,
  applies: (facts, period, _levels, by = null) => applies(facts, period, by),
  evidence: { kinds: ['care'], meets: (record) => record.reached && record.sort === 'birthday' },
}
