/**
 * Two changes met: the same key twice (23505), each waiting for the other (40P01), an order that cannot be had (40001). Nothing
 * of the one that is told was kept; done again, it sees the other.
 */
export const isClash = (error: unknown): boolean =>
  ['23505', '40P01', '40001'].includes(String(((error ?? {}) as { code?: unknown }).code ?? ''))

export const CLASH = '刚才有人在改同样的内容，这一次没有写入，请再试一次。'
