import { addDays, mondayOf } from '../kit/dates.ts'
import { ROLES, type Role } from '../roles.ts'
import type { Placed } from './subject-facts.ts'
import type { DutyState, Windows } from './types.ts'

/**
 * Who is told of what is not done, and when (duties-and-sync §1): the owner until the end of the grace, then whoever stands next above the
 * owner, at the close whoever leads the place. `owner`: it is the owner's list alone; `above`: told one step up; `closed`: it
 * stands in the leader's week.
 */
export const ESCALATIONS = ['owner', 'above', 'closed'] as const
export type Escalation = (typeof ESCALATIONS)[number]

/** What a duty's step hangs on. `key`: about a child in the register of 重点帮扶, whose steps come one sooner. */
export type Escalating = { windows: Pick<Windows, 'opens' | 'due' | 'grace' | 'closes'>; key: boolean }

/** The last day on which a duty is the owner's alone; from the next one on it is told above. */
export const aboveAfter = ({ windows, key }: Escalating): string => (key ? windows.due : windows.grace)

/** The last day before the leader's week takes it: its close; of a key child the end of the grace, when something can still be done. */
export const closedAfter = ({ windows, key }: Escalating): string => (key ? windows.grace : windows.closes)

/**
 * At which step a duty stands on a day; null of what is done, waived, not owed, or not yet open. Pure: the same dates give the same step
 * on every device, and as days go on a step is never taken back.
 */
export const escalationOf = (duty: Escalating & { state: DutyState }, at: string): Escalation | null => {
  if (!UNDONE.has(duty.state) || at < duty.windows.opens) return null
  return at > closedAfter(duty) ? 'closed' : at > aboveAfter(duty) ? 'above' : 'owner'
}
const UNDONE: ReadonlySet<DutyState> = new Set(['open', 'due-soon', 'overdue', 'missed'])

const IN_SCHOOL: readonly Role[] = ['head-teacher', 'dean', 'principal']
const IN_VILLAGE: readonly Role[] = ['village-director', 'township-officer']
/** Posts that always answer to a village, wherever the child goes to school. */
const OF_VILLAGES: ReadonlySet<Role> = new Set(IN_VILLAGE)
/** Posts above which nobody is told by name: a county counts. */
const TOP: ReadonlySet<Role> = new Set(['county-office', 'federation-officer', 'auditor', 'administrator'])

/** The posts that look after what stands there, the nearest first: those of a school, or of a village with its township. */
const ladderOf = (owner: Role, at: Placed): readonly Role[] => {
  if (TOP.has(owner)) return []
  if (OF_VILLAGES.has(owner) || (at.schoolId === null && !IN_SCHOOL.includes(owner)))
    return at.villageId === null ? ['township-officer'] : IN_VILLAGE
  return at.classId === null ? IN_SCHOOL.slice(1) : IN_SCHOOL
}

/** Posts above an owner where a duty stands, the nearest first. A helper, a subject teacher, whoever keeps something stand below all of them. */
export const postsAbove = (owner: Role, at: Placed): Role[] => {
  const ladder = ladderOf(owner, at)
  return ladder.slice(ladder.indexOf(owner) + 1)
}

/**
 * Which post is told one step up: the nearest above the owner that somebody holds (a school without a dean has a principal), so that
 * nothing stops at an empty chair; null above the last one.
 */
export const toldAbove = (owner: Role, at: Placed, held: (role: Role) => boolean): Role | null => {
  const above = postsAbove(owner, at)
  return above.find(held) ?? above.at(-1) ?? null
}

/** In whose week it stands at the close: the principal’s of a school, the township’s of its villages; the leader’s own among them. */
export const leaderOf = (owner: Role, at: Placed): Role | null => ladderOf(owner, at).at(-1) ?? null

const PLACED: readonly Placed[] = [
  { schoolId: 1, classId: 2, villageId: null, townshipId: null },
  { schoolId: 1, classId: null, villageId: null, townshipId: null },
  { schoolId: null, classId: null, villageId: 3, townshipId: null },
  { schoolId: null, classId: null, villageId: null, townshipId: 4 },
]
/** Owners of whom a post may hear at one step or the other, wherever it is. */
export const heardBy = (role: Role): Role[] =>
  ROLES.filter((owner) => PLACED.some((at) => postsAbove(owner, at).includes(role) || leaderOf(owner, at) === role))

/** Posts that are told anything at all. */
export const isTold = (role: Role): boolean => IN_SCHOOL.includes(role) || IN_VILLAGE.includes(role)
/** Posts that have a week of what was closed. */
export const hasWeek = (role: Role): boolean => role === 'principal' || role === 'township-officer'

/** Monday to Sunday around a day. */
export const weekAround = (day: string): { from: string; to: string } => {
  const from = mondayOf(day)
  return { from, to: addDays(from, 6) }
}
