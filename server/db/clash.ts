const codeOf = (error: unknown): string => String(((error ?? {}) as { code?: unknown }).code ?? '')

/** The database ended this transaction for the sake of another: each waited for the other (40P01), no order fits both (40001). */
export const madeWay = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error))

/**
 * A row of what is owed lies out of the actor's sight although its subject does not: it is laid down with the county in sight. A
 * cluster names the shard, and the server's own language says the rest.
 */
export const isOwedOutOfSight = (error: unknown): boolean =>
  codeOf(error) === '42501' && /"duty(?:_\d+)?"/.test(String((error as { message?: unknown }).message))

/** Two changes met: that, or the same key twice (23505). Nothing of the one that is told was kept; done again, it sees the other. */
export const isClash = (error: unknown): boolean => madeWay(error) || codeOf(error) === '23505'

export const CLASH = '刚才有人在改同样的内容，这一次没有写入，请再试一次。'
