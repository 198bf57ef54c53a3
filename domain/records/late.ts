import { daysBetween } from '../kit/dates.ts'

/** A record is late (补记) when it came in more than so many days after what it tells of: the grace that a monthly duty gives. */
export const LATE_DAYS = 3

/** Days from the day it happened to the day it came in. */
export const daysLate = (happenedOn: string, receivedOn: string): number => daysBetween(happenedOn, receivedOn)

/** One meaning everywhere: in the ledger, in a file, on the board, in figures and in the summary. Its SQL twin: server/records/db/late.ts. */
export const isLate = (happenedOn: string, receivedOn: string): boolean => daysLate(happenedOn, receivedOn) > LATE_DAYS
