import type pg from 'pg'
import type { Db } from '../db/pool.ts'

/** The same database, but each of its transactions does something just before its commit; a throw there takes it back. */
export const beforeCommit = (db: Db, work: () => Promise<void>): Db => ({
  ...db,
  pool: new Proxy(db.pool, {
    get: (pool, name) => {
      if (name !== 'connect') return Reflect.get(pool, name)
      return async () => held(await pool.connect(), work)
    },
  }),
})

const held = (client: pg.PoolClient, work: () => Promise<void>): pg.PoolClient =>
  new Proxy(client, {
    get: (inner, name) => {
      const value: unknown = Reflect.get(inner, name)
      if (name !== 'query') return typeof value === 'function' ? value.bind(inner) : value
      return async (text: string, values?: unknown[]) => {
        if (text === 'commit') await work()
        return inner.query(text, values)
      }
    },
  })
