import { addDays, daysBetween } from '../kit/dates.ts'
import { longDate } from '../kit/day-words.ts'
import type { PlaceTree } from './place.ts'
import { scopeOfPlace } from './scope.ts'

/**
 * How it stands with a child handed to another school (decision 063): `waiting` until the other one answers; `elsewhere` was told to have
 * gone where no school of the county is, and waits for nobody.
 */
export const TRANSFER_STATES = ['waiting', 'accepted', 'declined', 'withdrawn', 'elsewhere'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

/** `moves`: from one class into another; `graduated`: with its certificate to the next school. */
export const TRANSFER_SORTS = ['moves', 'graduated'] as const
export type TransferSort = (typeof TRANSFER_SORTS)[number]

/** Days after which both schools are told that a child still waits. */
export const WAITS_LONG = 7

/** For so many days from its first one on a child from another school is told of to its new head teacher. */
export const NEW_HERE_DAYS = 14

/** How many whole days a transfer has waited; late from `WAITS_LONG` on. */
export const waited = (askedOn: string, today: string): { days: number; late: boolean } => {
  const days = Math.max(0, daysBetween(askedOn, today))
  return { days, late: days > WAITS_LONG }
}

/** Who may see a transfer: both schools and what stands above them, no class of either. */
export const scopeOfTransfer = (fromId: number, toId: number | null, tree: PlaceTree): number[] =>
  [...new Set([...scopeOfPlace(fromId, tree), ...(toId === null ? [] : scopeOfPlace(toId, tree))])].sort(
    (a, b) => a - b,
  )

/** Further back or ahead a day is mistyped. */
const BACK = 60
const AHEAD = 200

/** What is wrong with the day from which a child is to sit in another school; null where nothing is. */
export const transferDayFault = (on: string, today: string): string | null =>
  on < addDays(today, -BACK) || on > addDays(today, AHEAD)
    ? `请选 ${longDate(addDays(today, -BACK))}到${longDate(addDays(today, AHEAD))}之间的一天。`
    : null

/** Compulsory schooling goes on after the last grade of a primary school (义务教育法 第二条). */
export const LAST_GRADE = 9

/** From which day a graduate whom no school took is on the township's list: 1 October; of whoever graduates later, a month after. */
export const missedFrom = (graduatedOn: string): string => {
  const october = `${graduatedOn.slice(0, 4)}-10-01`
  return graduatedOn <= october ? october : addDays(graduatedOn, 30)
}
