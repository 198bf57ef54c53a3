/**
 * Of two answers about one draft the one that was written later: two acts in one breath (已处理, 审核通过) may be answered in the other
 * order, and the page then stood on what was no longer so; the next act was refused as if somebody else had been at it.
 */
export const newerOf = <T extends { version: number }>(known: T | undefined, answer: T): T =>
  known && known.version > answer.version ? known : answer
