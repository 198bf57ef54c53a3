import { performance } from 'node:perf_hooks'
import { inventedPupils } from '../demo/pupils.ts'
import { rosterFile } from '../demo/roster-file.ts'
import { addAccount } from '../server/accounts/commands/add-account.ts'
import { addToken } from '../server/accounts/commands/add-token.ts'
import { actorByLogin } from '../server/actor.ts'
import { childFactsIn } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { layDuties } from '../server/duties/lay-duties.ts'
import { newId } from '../server/ids.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { type Ground, say, TERM, TODAY } from './ground.ts'
import { answersPerSecond, median } from './measure.ts'
import { startServer } from './start-server.ts'

const CHILDREN = 1000
const RECORDS = 20
const WRITERS = 4
const SECONDS = 6

/** The board of a school of a thousand over HTTP, asked again and again by its principal: alone, and while four clients save records one after the other (issue: 60 ms in the middle). */
export const board = async ({ ctx, operator, folder }: Ground) => {
  await importRosterFile(ctx, operator, {
    bytes: await rosterFile('青石镇中心小学', '学生花名册', inventedPupils(CHILDREN, 3)),
    fileName: 'b.xlsx',
    schoolCode: 'S',
    term: TERM,
    population: 'all',
    apply: true,
  })
  await addAccount(ctx, operator, { login: 'qin', name: '秦校长', role: 'principal', placeCode: 'S' })
  const { token } = await addToken(ctx, operator, { login: 'qin', days: 1 })
  const principal = await actorByLogin(ctx, 'qin')
  const ids = await inActorTx(ctx.db, operator, async (tx) => {
    const place = [...(await tx.tree()).values()].find((p) => p.code === 'S')
    return place ? [...(await childFactsIn(tx, place, TODAY, TODAY)).keys()] : []
  })
  const record = (n: number) => ({
    id: newId(Date.now()),
    kind: n % 2 ? 'talk' : 'family-call',
    version: 1,
    childIds: [ids[n % ids.length] ?? ''],
    happenedOn: `2026-${['09', '10', '11'][n % 3]}-${String((n % 20) + 1).padStart(2, '0')}`,
    body: n % 2 ? { topics: ['study'], finding: 'well' } : { with: 'mother', way: 'call', reached: true },
  })
  for (let n = 0; n < ids.length * RECORDS; n += 100)
    await saveRecords(ctx, principal, { records: Array.from({ length: 100 }, (_, i) => record(n + i)) })
  await layDuties(ctx)
  await ctx.db.refreshStatistics()
  const product = await startServer('product-server.ts', { folder })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const asked = async (): Promise<number[]> => {
    const took: number[] = []
    const until = performance.now() + SECONDS * 1000
    while (performance.now() < until) {
      const from = performance.now()
      const answer = await fetch(`${product.url}/api/board?place=S`, { headers })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`status ${answer.status}`)
      took.push(performance.now() - from)
    }
    return took
  }
  try {
    await asked()
    const alone = await asked()
    const [beside, rate] = await Promise.all([
      asked(),
      answersPerSecond(product.url, headers, WRITERS, SECONDS, (n) => ({
        path: '/api/records',
        method: 'POST',
        body: JSON.stringify({ records: [record(n)] }),
      })),
    ])
    say(
      `学校落实情况（${ids.length} 名孩子），毫秒，中间的`,
      `独自 ${median(alone).toFixed(0)}，四处同时写时 ${median(beside).toFixed(0)}（每秒写 ${rate.toFixed(0)} 条）`,
    )
  } finally {
    product.process.kill()
  }
}
