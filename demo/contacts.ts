import type { Dice } from './random.ts'
import { CARERS, type DemoChild, type DemoRecord, schoolDay, sent } from './records.ts'
import { CARER_TALKS, PARENT_TALKS } from './talk-texts.ts'

type Months = readonly { from: string; to: string }[]

/** Each month that has begun, up to `until`. */
const begun = (months: Months, until: string) =>
  months
    .map(({ from, to }) => ({ from, last: to < until ? to : until, open: to > until }))
    .filter(({ from, last }) => from <= last)

/** So many of a list at a time. */
const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  list.length === 0 ? [] : [list.slice(0, size), ...inGroups(list.slice(size), size)]

/** Calls home by class, some children together on one day; now and then nobody answers, and most of these are tried again. */
export const familyCallsOf = (
  children: readonly DemoChild[],
  months: Months,
  until: string,
  dice: Dice,
): DemoRecord[] =>
  begun(months, until).flatMap(({ from, last, open }) =>
    [...Map.groupBy(children, (c) => c.classId).values()].flatMap((members) =>
      inGroups(
        members.filter(() => dice.chance(open ? 0.8 : 0.94)),
        5,
      ).flatMap((group): DemoRecord[] => {
        const on = schoolDay(from, last, dice)
        const call = (ids: string[], day: string, reached: boolean, through?: 'relatives'): DemoRecord => ({
          classId: group[0]?.classId ?? 0,
          kind: 'family-call',
          childIds: ids,
          on: day,
          sentOn: sent(day, until, dice),
          body: {
            with: dice.pick(['father', 'mother', 'mother', 'both']),
            way: dice.pick(['call', 'video', 'video', 'letter']),
            reached,
            ...(reached ? { where: 'school', ...(through ? { through } : {}) } : { next: ['again'] }),
          },
        })
        const failed = group.filter(() => dice.chance(0.05)).map((c) => c.id)
        const talked = group.map((c) => c.id).filter((id) => !failed.includes(id))
        return [
          ...(talked.length ? [call(talked, on, true)] : []),
          ...(failed.length ? [call(failed, on, false)] : []),
          ...(failed.length && dice.chance(0.6) ? [call(failed, last, true, 'relatives')] : []),
        ]
      }),
    ),
  )

/** Talks with whoever looks after the children, by household: most months, some of them in vain. */
export const carerContactsOf = (
  children: readonly DemoChild[],
  months: Months,
  until: string,
  dice: Dice,
): DemoRecord[] => {
  const households = [...Map.groupBy(children, (c) => `${c.householdId} ${c.classId}`).values()]
  return begun(months, until).flatMap(({ from, last, open }) =>
    households.flatMap((members): DemoRecord[] => {
      const [first] = members
      if (!first || !dice.chance(open ? 0.6 : 0.86)) return []
      const on = schoolDay(from, last, dice)
      const reached = dice.chance(0.95)
      return [
        {
          classId: first.classId,
          kind: 'carer-contact',
          childIds: members.map((m) => m.id),
          on,
          sentOn: sent(on, until, dice),
          body: {
            who: CARERS[first.careRelation ?? ''] ?? 'other-carer',
            way: dice.pick(['call', 'call', 'school', 'village']),
            reached,
            ...(reached ? dice.pick(CARER_TALKS) : { next: ['again'] }),
          },
        },
      ]
    }),
  )
}

/** What teachers and parents told each other: of some children, some months. */
export const parentContactsOf = (
  children: readonly DemoChild[],
  months: Months,
  until: string,
  dice: Dice,
): DemoRecord[] =>
  begun(months, until).flatMap(({ from, last }) =>
    children.flatMap((child): DemoRecord[] => {
      if (!dice.chance(0.16)) return []
      const on = schoolDay(from, last, dice)
      const reached = dice.chance(0.85)
      return [
        {
          classId: child.classId,
          kind: 'parent-contact',
          childIds: [child.id],
          on,
          sentOn: sent(on, until, dice),
          body: {
            who: dice.pick(['father', 'mother']),
            way: dice.pick(['call', 'video', 'message']),
            began: dice.pick(['school', 'school', 'parent']),
            reached,
            ...(reached ? dice.pick(PARENT_TALKS) : { next: ['relative'] }),
          },
        },
      ]
    }),
  )
