/**
 * How long the database is waited for, in one place (L7). Milliseconds. `statement` and `lock` are the database's own limits;
 * `answer` is ours, for a database that stands still and so keeps no limit of its own.
 */
export type Patience = { statement: number; lock: number; answer: number }

/** What a person waits for: a page, a save. */
export const SHORT: Patience = { statement: 30_000, lock: 10_000, answer: 35_000 }
/** Lists written or undone, checks over the whole county, the operator's own commands. */
export const LONG: Patience = { statement: 20 * 60_000, lock: 5 * 60_000, answer: 21 * 60_000 }
/** A free connection, or a new one. */
export const CONNECT = 10_000
/** Is it there at all? Asked by whoever watches over the server. */
export const HEALTH = 3000
