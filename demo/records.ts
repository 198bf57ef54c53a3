import { addDays, weekday } from '../domain/kit/dates.ts'
import type { Dice } from './random.ts'
import { TALKS, VISITS } from './talk-texts.ts'

export type DemoChild = { id: string; classId: number; householdId: string; careRelation: string | null }

/** One record as a teacher would send it: `on` it happened, `sentOn` it was written down. */
export type DemoRecord = {
  classId: number
  kind: string
  childIds: string[]
  on: string
  sentOn: string
  body: Record<string, unknown>
}

/** A weekday between two days. */
export const schoolDay = (from: string, to: string, dice: Dice): string => {
  const days = weekdaysOf(from, to)
  return days.length ? dice.pick(days) : from
}

const known = new Map<string, string[]>()
/** Asked for each of a million records: of a few months, and of the weeks up to a day. */
const weekdaysOf = (from: string, to: string): string[] => {
  const found = known.get(`${from} ${to}`)
  if (found) return found
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) <= 5) days.push(day)
  if (known.size > 500) known.clear()
  known.set(`${from} ${to}`, days)
  return days
}

/** Most are written the same day, one in nine some days later. */
export const sent = (on: string, until: string, dice: Dice) => {
  const day = dice.chance(0.89) ? on : addDays(on, dice.between(1, 6))
  return day > until ? until : day
}

/** Talks of the months up to `until`: nearly every child each month, with believable gaps. */
export const talksOf = (
  children: readonly DemoChild[],
  months: readonly { from: string; to: string }[],
  until: string,
  dice: Dice,
): DemoRecord[] =>
  months.flatMap(({ from, to }) => {
    const last = to < until ? to : until
    if (last < from) return []
    const open = to > until
    return children
      .filter(() => dice.chance(open ? 0.78 : 0.975))
      .map((child) => {
        const on = schoolDay(from, last, dice)
        return {
          classId: child.classId,
          kind: 'talk',
          childIds: [child.id],
          on,
          sentOn: sent(on, until, dice),
          body: { ...dice.pick(TALKS) },
        }
      })
  })

/** Who looks after a child, as records name them. */
export const CARERS: Record<string, string> = {
  grandfather: 'grandfather',
  grandmother: 'grandmother',
  'maternal-grandfather': 'grandfather',
  'maternal-grandmother': 'grandmother',
  father: 'father',
  mother: 'mother',
}

/** Home visits by household (each class its own children) and phase; a few find nobody home, most of these are tried again. */
export const visitsOf = (
  children: readonly DemoChild[],
  phases: readonly { from: string; to: string }[],
  until: string,
  dice: Dice,
): DemoRecord[] => {
  const households = [...Map.groupBy(children, (c) => `${c.householdId} ${c.classId}`).values()]
  return phases.flatMap(({ from, to }) => {
    const last = to < until ? to : until
    if (last < from) return []
    return households.flatMap((members): DemoRecord[] => {
      if (!dice.chance(to > until ? 0.9 : 0.955)) return []
      const first = members[0]
      if (!first) return []
      const on = schoolDay(from, last, dice)
      const base = { classId: first.classId, kind: 'home-visit', childIds: members.map((m) => m.id) }
      const text = dice.pick(VISITS)
      const met = [CARERS[first.careRelation ?? ''] ?? 'other-carer', 'child']
      const visit = (day: string): DemoRecord => ({
        ...base,
        on: day,
        sentOn: sent(day, until, dice),
        body: { way: 'door', met, ...text },
      })
      if (!dice.chance(0.06)) return [visit(on)]
      const missed: DemoRecord = {
        ...base,
        on,
        sentOn: on,
        body: { way: 'door', met: ['nobody'], found: [], heard: '门锁着，邻居说下地去了。', next: ['visit'] },
      }
      const again = addDays(on, dice.between(2, 6))
      return dice.chance(0.7) && again <= last ? [missed, visit(again)] : [missed]
    })
  })
}
