import { inventedPupils } from '../demo/pupils.ts'
import { rosterFile } from '../demo/roster-file.ts'
import { addAccount } from '../server/accounts/commands/add-account.ts'
import { addToken } from '../server/accounts/commands/add-token.ts'
import { actorByLogin } from '../server/actor.ts'
import { getChild } from '../server/children/queries/child-file.ts'
import { childFactsIn } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { newId } from '../server/ids.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { type Ground, say, TERM, TODAY } from './ground.ts'
import { type Ask, answersPerSecond, median } from './measure.ts'
import { startServer } from './start-server.ts'
import { watched } from './watched.ts'

const CHILDREN = 300
const RECORDS = 20
const CONNECTIONS = 16
const SECONDS = 4
const RUNS = 3

const PLAIN_ROWS = `insert into idempotency (key, county, account_id, status, body) select gen_random_uuid()::text, 1, gen_random_uuid(), 200, '{}' from generate_series(1, $1::int)`

const record = (child: string, n: number) => ({
  id: newId(Date.now()),
  kind: 'talk',
  version: 1,
  childIds: [child],
  happenedOn: `2026-${['09', '10', '11'][n % 3]}-${String((n % 20) + 1).padStart(2, '0')}`,
  body: { topics: ['study'], finding: 'well' },
})

/**
 * What writes at every turn, over HTTP at 16 connections: a child's file opened (it leaves an audit row), records sent singly and
 * in a phone's batches of fifty. The product against a bare server that runs the same statements in one transaction.
 */
export const writes = async ({ ctx, operator, folder }: Ground) => {
  await importRosterFile(ctx, operator, {
    bytes: await rosterFile('大学校', '学生花名册', inventedPupils(CHILDREN, 2)),
    fileName: 'w.xlsx',
    schoolCode: 'BIG',
    term: TERM,
    population: 'all',
    apply: true,
  })
  await addAccount(ctx, operator, { login: 'liu', name: '柳校长', role: 'principal', placeCode: 'BIG' })
  const { token } = await addToken(ctx, operator, { login: 'liu', days: 1 })
  const principal = await actorByLogin(ctx, 'liu')
  const ids = await inActorTx(ctx.db, operator, async (tx) => {
    const place = [...(await tx.tree()).values()].find((p) => p.code === 'BIG')
    return place ? [...(await childFactsIn(tx, place, TODAY, TODAY)).keys()] : []
  })
  const child = (n: number) => ids[n % ids.length] ?? ''
  for (let n = 0; n < ids.length * RECORDS; n += 100)
    await saveRecords(ctx, principal, { records: Array.from({ length: 100 }, (_, i) => record(child(n + i), n + i)) })
  // As in a school some minutes later: the database has counted what was just written, and plans with it.
  await ctx.db.refreshStatistics()

  const file = await watched(ctx, (seen) => getChild(seen, principal, child(0), null))
  say('孩子档案：一次往返的语句', String(file.statements.length))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = (batch: number) => (n: number) => ({
    path: '/api/records',
    method: 'POST',
    body: JSON.stringify({ records: Array.from({ length: batch }, (_, i) => record(child(n * batch + i), n + i)) }),
  })
  const product = await startServer('product-server.ts', { folder })
  const bare = await startServer('bare-server.ts', {
    // The pool hides its password from whoever looks it through.
    pool: { ...ctx.db.pool.options, password: ctx.db.pool.options.password },
    pages: {
      '/child': {
        opening: file.opening,
        statements: file.statements.filter((s) => /^\s*(?:select|with)/i.test(s.text) && !s.text.includes('nextval')),
      },
      // As many rows as a record leaves (itself, its link, its place in the stream, its line in the diary), in one statement.
      '/record': { opening: 'begin', statements: [{ text: PLAIN_ROWS, values: [4] }] },
      '/push': { opening: 'begin', statements: [{ text: PLAIN_ROWS, values: [200] }] },
    },
  })
  const rateOf =
    (url: string, ask: (n: number) => Ask, per = 1) =>
    () =>
      answersPerSecond(url, headers, CONNECTIONS, SECONDS, ask).then((n) => n * per)
  try {
    const opened = [
      rateOf(product.url, (n) => ({ path: `/api/children/${child(n)}` })),
      rateOf(bare.url, () => ({ path: '/child' })),
    ]
    // Before the records come: each run of them makes every file four times as long.
    const short = await middle(opened)
    const sent = await middle([
      rateOf(product.url, post(1)),
      rateOf(bare.url, () => ({ path: '/record' })),
      rateOf(product.url, post(50), 50),
      rateOf(bare.url, () => ({ path: '/push' }), 50),
    ])
    const long = await middle(opened)
    const pair = (of: readonly number[], i: number) =>
      of
        .slice(i, i + 2)
        .map((n) => n.toFixed(0))
        .join(' / ')
    say(`孩子档案每秒，每人 ${RECORDS} 条记录：本产品 / 裸服务器（只读）`, pair(short, 0))
    say('记录每秒，一条一次：本产品 / 裸服务器', pair(sent, 0))
    say('记录每秒，五十条一次：本产品 / 裸服务器', pair(sent, 2))
    say('孩子档案每秒，记了这些以后（每份写满 200 条）：本产品 / 裸服务器（只读，仍是开头的语句）', pair(long, 0))
  } finally {
    product.process.kill()
    bare.process.kill()
  }
}

/** In turn, several times: the middle of each. Once before, unmeasured: a server that has just begun is not yet compiled. */
const middle = async (rates: readonly (() => Promise<number>)[]): Promise<number[]> => {
  const runs: number[][] = []
  for (const rate of rates) await rate()
  for (let run = 0; run < RUNS; run++) {
    const answers: number[] = []
    for (const rate of rates) answers.push(await rate())
    runs.push(answers)
  }
  return rates.map((_, i) => median(runs.map((answers) => answers[i] ?? 0)))
}
