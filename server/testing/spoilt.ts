import type pg from 'pg'
import type { Db } from '../db/pool.ts'
import type { TestDatabase } from './database.ts'

/**
 * Spoils a database by hand, lets `work` look at it as the app's role sees it, and takes everything back. The product's own
 * transactions run within the one that spoils, so that a hundred sabotages need no hundred copies.
 */
export const spoilt = async <T>(
  { owner, db, role }: TestDatabase,
  statements: readonly { text: string; values: unknown[] }[],
  work: (db: Db) => Promise<T>,
): Promise<T> => {
  await owner.query('begin; set local session_replication_role = replica')
  try {
    for (const { text, values } of statements) {
      const { rowCount } = await owner.query(text, values)
      if (!rowCount) throw new Error(`nothing was spoilt by: ${text}`)
    }
    await owner.query(`set local session_replication_role = origin; set local role "${role}"`)
    return await work({ ...db, pool: within(owner) })
  } finally {
    await owner.query('rollback')
  }
}

/** A pool of one connection in which a transaction is open already: what begins in it is a part of that one. */
const within = (owner: pg.Client): pg.Pool => {
  const query = (asked: unknown, values?: unknown[]) => {
    if (asked === 'commit') return owner.query('release savepoint inner_tx')
    if (asked === 'rollback') return owner.query('rollback to savepoint inner_tx')
    return typeof asked === 'string'
      ? owner.query(asked.replace(/^begin[^;]*;/, 'savepoint inner_tx;'), values)
      : owner.query(asked as pg.QueryConfig)
  }
  const client = { query, on: () => {}, off: () => {}, release: () => {} }
  return { query, connect: async () => client } as unknown as pg.Pool
}
