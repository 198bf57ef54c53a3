import { ERRORS } from '../../domain/errors.ts'
import { isAway } from './away.ts'
import { FULL, isFull } from './full.ts'

/** Ended by its time limit: a statement that took too long, a lock that somebody held for too long. */
const isLate = (error: unknown): boolean =>
  ['57014', '55P03'].includes(String((error as { code?: unknown } | null)?.code ?? ''))

const LATE = '这一步等得太久，已经停下，没有写入。别人可能正在写入一大批资料，请过一会儿再试；反复出现请告诉管理员。'

/** A sentence where nothing is wrong with the request: no database, no room, no time. Null: something else is the matter. */
export const outageWords = (error: unknown): string | null => {
  if (isFull(error)) return FULL
  if (isLate(error)) return LATE
  return isAway(error) ? ERRORS.unavailable[1] : null
}
