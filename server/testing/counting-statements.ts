import type pg from 'pg'
import type { Db } from '../db/pool.ts'

/** The same database, with what its transactions send noted: each at most one round trip. */
export const countingStatements = (db: Db): { db: Db; statements: string[] } => {
  const statements: string[] = []
  const noting = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get: (inner, name) => {
        const value: unknown = Reflect.get(inner, name)
        if (name !== 'query') return typeof value === 'function' ? value.bind(inner) : value
        return (asked: string | pg.QueryConfig, values?: unknown[]) => {
          statements.push(typeof asked === 'string' ? asked : asked.text)
          return inner.query(asked, values)
        }
      },
    })
  const pool = new Proxy(db.pool, {
    get: (inner, name) => (name === 'connect' ? async () => noting(await inner.connect()) : Reflect.get(inner, name)),
  })
  return { db: { ...db, pool }, statements }
}
