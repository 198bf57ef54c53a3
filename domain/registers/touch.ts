import { addDays, addMonths } from '../kit/dates.ts'
import type { BirthdayBy } from './birthday.ts'
import type { ChildFacts } from './child-facts.ts'

/**
 * What the register and the records know of when a child and the parents last met, and when anybody last spoke with the parents
 * (S3.3, S3.20, S5.11): the last days up to the one looked from, null where there is none.
 */
export type Touch = Pick<ChildFacts, 'fatherState' | 'motherState'> & {
  /** What the file says of each parent: the day of the last meeting. */
  fatherSeenOn: string | null
  motherSeenOn: string | null
  /** A parent came home, or was met at home by a visit. */
  cameOn: string | null
  /** A parent was spoken with. */
  reachedOn: string | null
  /** Somebody last tried, whatever came of it. */
  triedOn: string | null
  /** Days since then on which somebody tried and reached nobody, and the first of them. */
  tries: number
  firstTryOn: string | null
}

/** Of one child. */
export type TouchRow = Touch & {
  childId: string
  /** `YYYY-MM-DD`, `YYYY-MM` or null. */
  birth: string | null
  /** By which calendar the birthday is kept; null: nobody said. */
  birthdayBy: BirthdayBy | null
}

/** Without a parent for so many months: told, and told apart. */
export const UNSEEN_MONTHS = { half: 6, year: 12 } as const
/** Nobody reached, or nobody tried, for so many days. */
export const UNREACHED_DAYS = 30
/** One call that nobody answers says little. */
const FEWEST_TRIES = 2

/**
 * `together`: a parent lives at home. `unknown`: no day is written anywhere, which is told apart and never taken for a long time.
 * `half`: half a year and more, not yet a year.
 */
export type Unseen = 'together' | 'unknown' | 'seen' | 'half' | 'year'

/** The last day on which the child saw one of the parents, as far as is written; null where nothing is. */
export const lastSeen = ({ fatherSeenOn, motherSeenOn, cameOn }: Touch): string | null =>
  [fatherSeenOn, motherSeenOn, cameOn].reduce((last, day) =>
    day !== null && (last === null || day > last) ? day : last,
  )

/** How long the child has not seen either parent, looked at from a day. */
export const unseenAt = (touch: Touch, at: string): Unseen => {
  if (touch.fatherState === 'home' || touch.motherState === 'home') return 'together'
  const last = lastSeen(touch)
  if (last === null) return 'unknown'
  if (last <= addMonths(at, -UNSEEN_MONTHS.year)) return 'year'
  return last <= addMonths(at, -UNSEEN_MONTHS.half) ? 'half' : 'seen'
}

/** Nobody was reached for thirty days, and tries on two days or more since then reached nobody. */
export const isUnreached = ({ reachedOn, firstTryOn, tries }: Touch, at: string): boolean => {
  const since = reachedOn ?? firstTryOn
  return tries >= FEWEST_TRIES && since !== null && since <= addDays(at, -UNREACHED_DAYS)
}

/** For thirty days nobody tried to reach the parents. */
export const isUntried = ({ triedOn }: Touch, at: string): boolean =>
  triedOn === null || triedOn <= addDays(at, -UNREACHED_DAYS)

/** What a list may be narrowed to, in the order in which it is offered. */
export const TOUCH_WANTS = ['unseen-year', 'unseen-half', 'unseen-unknown', 'unreached', 'untried'] as const
export type TouchWant = (typeof TOUCH_WANTS)[number]

/** The one meaning of each, for lists and for figures alike; `unseen-half` includes a year. */
export const TOUCH_WANTED: Record<TouchWant, (touch: Touch, at: string) => boolean> = {
  'unseen-year': (touch, at) => unseenAt(touch, at) === 'year',
  'unseen-half': (touch, at) => ['half', 'year'].includes(unseenAt(touch, at)),
  'unseen-unknown': (touch, at) => unseenAt(touch, at) === 'unknown',
  unreached: isUnreached,
  untried: isUntried,
}
