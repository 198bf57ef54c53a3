import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { Statement } from './watched.ts'

/** As little as a server can be: one transaction, opened with the same settings, the same statements, their rows as JSON. */
const { pool, pages } = JSON.parse(process.argv[2] ?? '{}') as {
  pool: pg.PoolConfig
  pages: Record<string, { opening: string; statements: Statement[] }>
}
const database = new pg.Pool(pool)
const server = createServer(async (ask, answer) => {
  const client = await database.connect()
  const page = pages[ask.url ?? '']
  await client.query(page?.opening ?? 'begin')
  const rows: unknown[] = []
  for (const { text, values } of page?.statements ?? []) rows.push((await client.query(text, values)).rows)
  await client.query('commit')
  client.release()
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify(rows))
}).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
