import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { Statement } from './watched.ts'

/** As little as a server can be: one transaction with the row security's settings, the same statements, their rows as JSON. */
const { pool, settings, pages } = JSON.parse(process.argv[2] ?? '{}') as {
  pool: pg.PoolConfig
  settings: { county: number; circles: string }
  pages: Record<string, Statement[]>
}
const database = new pg.Pool(pool)
const server = createServer(async (ask, answer) => {
  const client = await database.connect()
  await client.query(`begin; set local app.county='${settings.county}'; set local app.circles='{${settings.circles}}'`)
  const rows: unknown[] = []
  for (const { text, values } of pages[ask.url ?? ''] ?? []) rows.push((await client.query(text, values)).rows)
  await client.query('commit')
  client.release()
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify(rows))
}).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
