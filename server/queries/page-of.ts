import { AppError } from '../../domain/errors.ts'

export const CURSOR_FAULT = '翻页的位置不认识，请从第一页重新开始。'

/** Bytes of a page's items: with what stands around them no answer is above 200 kB. */
const MOST_BYTES = 170_000

/** The first ones that fit into one answer, one in any case. */
export const fitting = <T>(items: readonly T[], most = MOST_BYTES): T[] => {
  let bytes = 0
  const end = items.findIndex((item, i) => {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1
    return bytes > most && i > 0
  })
  return end === -1 ? [...items] : items.slice(0, end)
}

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
