import type pg from 'pg'
import type { Breath } from '../db/breath.ts'
import type { Db } from '../db/pool.ts'

/**
 * The same database, with what its transactions send noted. `trips` (since last asked): how often one was sent while no other was under way; those that
 * are sent together are answered in one round trip.
 */
export const countingStatements = (db: Db): { db: Db; statements: string[]; trips: () => number } => {
  const statements: string[] = []
  let trips = 0
  let underWay = 0
  const noting = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get: (inner, name) => {
        const value: unknown = Reflect.get(inner, name)
        if (name !== 'query') return typeof value === 'function' ? value.bind(inner) : value
        return (asked: string | Breath) => {
          statements.push(...(typeof asked === 'string' ? [asked] : asked.questions.map((q) => q.text)))
          if (underWay === 0) trips++
          underWay++
          const answered = () => {
            underWay--
          }
          if (typeof asked === 'string') return inner.query(asked).finally(answered)
          asked.done.then(answered)
          return inner.query(asked as unknown as pg.Submittable)
        }
      },
    })
  const pool = new Proxy(db.pool, {
    get: (inner, name) => (name === 'connect' ? async () => noting(await inner.connect()) : Reflect.get(inner, name)),
  })
  const taken = () => {
    const before = trips
    trips = 0
    return before
  }
  return { db: { ...db, pool }, statements, trips: taken }
}
