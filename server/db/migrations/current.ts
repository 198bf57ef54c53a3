import { type Db, TIMES } from '../pool.ts'
import { MIGRATIONS } from './list.ts'

/** Has the database every migration that this program knows? Also tells whether it answers at all. */
export const migrationsAreCurrent = async (db: Db): Promise<boolean> => {
  const names = MIGRATIONS.map((m) => m.name)
  const asked = { text: 'select 1 from migration where name = any($1)', values: [names], query_timeout: TIMES.health }
  const done = await db.pool.query(asked)
  return done.rowCount === names.length
}
