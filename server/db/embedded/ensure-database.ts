import pg from 'pg'
import type { Connection } from './connection.ts'

/** Makes the product's database in a fresh cluster; there already is right too. */
export const ensureDatabase = async (connection: Connection, name: string): Promise<void> => {
  const admin = new pg.Client(connection)
  await admin.connect()
  try {
    const there = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 0)
      await admin.query(`create database ${name}`).catch((error: { code?: string }) => {
        // Two first commands at once: the other one made it between the two lines.
        if (error.code !== '42P04' && error.code !== '23505') throw error
      })
  } finally {
    await admin.end()
  }
}
