import { AppError } from '../domain/errors.ts'
import { fitting } from './one-answer.ts'

export const CURSOR_FAULT = '翻页的位置不认识，请从第一页重新开始。'

/**
 * A page of a list that is at hand whole: after the item whose key is the cursor, as many as asked for and as one answer takes.
 * Errors: invalid (no such cursor).
 */
export const pageOf = <T>(
  items: readonly T[],
  asked: { cursor?: string | undefined; limit: number },
  keyOf: (item: T) => string,
): { items: T[]; next: string | null } => {
  const from = asked.cursor === undefined ? 0 : items.findIndex((item) => keyOf(item) === asked.cursor) + 1
  if (asked.cursor !== undefined && from === 0) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  const shown = fitting(items.slice(from, from + asked.limit))
  const last = shown.at(-1)
  return { items: shown, next: from + shown.length < items.length && last !== undefined ? keyOf(last) : null }
}
