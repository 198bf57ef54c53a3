import { addDays, maxDate, minDate } from '../kit/dates.ts'
import { type DueDate, type EntryKind, isOfList, type OwedOnDay } from '../kit/define-entry.ts'
import type { Role } from '../roles.ts'
import { dueDates } from './periods/after-event.ts'
import { type EntryFacts, standsOn } from './subject-facts.ts'
import type { EntryRule, Owed, Period } from './types.ts'

type Owing = { kind: string; title: string; owes: OwedOnDay }

/**
 * The duty of whatever has a day of its own (decision 033): each day that an entry of these registers names (`due`), in the windows
 * that its register gives it (`owes`). A register whose entries a list alone sees owes none.
 */
export const dueOfEntries = (
  kinds: readonly EntryKind[],
): Pick<EntryRule, 'entries' | 'ownerAt' | 'periods' | 'applies' | 'settled'> => {
  const owing = new Map(
    kinds.flatMap(({ kind, title, owes, due, ...rest }): [string, Owing][] =>
      owes && due && !isOfList(rest) ? [[kind, { kind, title, owes }]] : [],
    ),
  )
  const settled = (facts: EntryFacts, period?: Period): string | null =>
    doneOn(facts, period) ??
    (facts.ended && owing.get(facts.kind)?.owes.settledBy[facts.state] !== undefined ? facts.untilOn : null)
  return {
    entries: [...owing.keys()],
    ownerAt: (facts) => owing.get(facts.kind)?.owes.post ?? postAt(facts),
    periods: (calendar, term, facts) => {
      const of = owing.get(facts.kind)
      if (!of) return []
      const { label, before, grace, closes } = of.owes
      const said = facts.due.filter((day) => !day.unsaid)
      const days = said.map((day) => ({ key: keyOf(facts, day), label: day.label ?? label, on: day.on }))
      return dueDates({ before, slack: { grace, closes } })(calendar, term, days).map((period) =>
        settled(facts, period) === null ? closedWith(facts, period) : period,
      )
    },
    applies: (facts, period): Owed => {
      const { windows } = period
      const title = owing.get(facts.kind)?.title ?? ''
      if (facts.fromOn > windows.due) return { owed: false, because: `到期之后才登记的${title}，这一次不计` }
      if (settled(facts, period) === null && !standsOn(facts, windows.due))
        return { owed: false, because: `${title}到期前已经结束，写了原因` }
      return { owed: true, because: `${title}里写了这一天` }
    },
    settled,
  }
}

const keyOf = ({ kind }: Pick<EntryFacts, 'kind'>, { key }: Pick<DueDate, 'key'>): string => `${kind}.${key}`

/** The day on which the answers themselves say that what was due was done. */
const doneOn = (facts: EntryFacts, period: Period | undefined): string | null =>
  facts.due.find((day) => keyOf(facts, day) === period?.key)?.done ?? null

/** What was given up after its day was missed: from then on nothing of it presses any more. */
const closedWith = ({ ended, untilOn }: EntryFacts, period: Period): Period => {
  if (!ended || untilOn === null) return period
  const { opens, due, grace, closes } = period.windows
  const last = maxDate(due, minDate(closes, addDays(untilOn, -1)))
  return { ...period, windows: { opens, due, grace: minDate(grace, last), closes: last } }
}

/** Of an entry that nobody holds: the post at the class of its child or at its place. */
const postAt = ({ classId, schoolId, villageId, townshipId }: EntryFacts): Role =>
  classId !== null
    ? 'head-teacher'
    : schoolId !== null
      ? 'principal'
      : villageId !== null
        ? 'village-director'
        : townshipId !== null
          ? 'township-officer'
          : 'county-office'
