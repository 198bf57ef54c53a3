import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { rosterFile } from '../demo/roster-file.ts'
import { dutiesOf, planPeriods } from '../domain/duties/engine.ts'
import { uuidv7 } from '../domain/kit/uuid.ts'
import { operatorActor } from '../server/actor.ts'
import { addAccount } from '../server/commands/add-account.ts'
import { addPlaces } from '../server/commands/add-places.ts'
import { addToken } from '../server/commands/add-token.ts'
import { importRosterFile } from '../server/commands/import-roster-file.ts'
import { saveRecords } from '../server/commands/save-records.ts'
import { setUp } from '../server/commands/set-up.ts'
import { calendarOf } from '../server/db/calendar.ts'
import { listPage } from '../server/db/child-list.ts'
import { childFactsIn, recordFactsOf } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { readSettings } from '../server/env.ts'
import { makeApp } from '../server/http/app.ts'
import { readInWorker } from '../server/import/read-in-worker.ts'
import { openProduct } from '../server/open.ts'
import { reportFile } from '../server/queries/report-file.ts'
import { inventedPupils } from './big-roster.ts'
import { median, perSecond, timed } from './measure.ts'

/** Speed side by side, as ratios (docs/bench.md): `npm run bench`. Everything in a throw-away folder. */
const folder = mkdtempSync(join(tmpdir(), 'nuanyang-bench-'))
const { ctx, close } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
const say = (name: string, value: string) => console.log(`${name.padEnd(46)} ${value}`)
try {
  await setUp(ctx, {
    countyCode: '522699',
    countyName: '云岭县',
    adminLogin: 'guanli',
    adminName: '管理员',
    password: 'lanse-yizi-42',
  })
  const operator = await operatorActor(ctx)
  await addPlaces(ctx, operator, [
    { kind: 'township', code: 'T', name: '青石镇', parentCode: '522699' },
    ...['青石村', '河湾村', '大坪村'].map((name, i) => ({
      kind: 'village' as const,
      code: `V${i}`,
      name,
      parentCode: 'T',
    })),
    { kind: 'school', code: 'BIG', name: '大学校', parentCode: 'T' },
    { kind: 'school', code: 'S', name: '青石镇中心小学', parentCode: 'T' },
  ])
  await rosters(operator)
  await school(operator)
} finally {
  await close()
  rmSync(folder, { recursive: true, force: true })
}

type Operator = Awaited<ReturnType<typeof operatorActor>>

async function rosters(operator: Operator) {
  const bytes = await rosterFile('大学校', '学生花名册', inventedPupils(10_000))
  const read = await timed(() => readInWorker(bytes, { at: '2026-11-24' }, { seconds: 60 }))
  say('读一万行（毫秒）', read.ms.toFixed(0))
  const apply = await timed(() =>
    importRosterFile(ctx, operator, {
      bytes,
      fileName: 'a.xlsx',
      schoolCode: 'BIG',
      term: '2026-autumn',
      population: 'all',
      apply: true,
    }),
  )
  say('读、比较、写入一万行（毫秒）', `${apply.ms.toFixed(0)}，新来 ${apply.result.new.count}`)
  const again = await timed(() =>
    importRosterFile(ctx, operator, {
      bytes,
      fileName: 'a.xlsx',
      schoolCode: 'BIG',
      term: '2026-autumn',
      population: 'all',
      apply: false,
    }),
  )
  say('再读一次并比较（毫秒）', `${again.ms.toFixed(0)}，没变化 ${again.result.unchanged.count}`)
  say('进程内存峰值（MB）', (process.resourceUsage().maxRSS / 1024).toFixed(0))
}

async function school(operator: Operator) {
  await importRosterFile(ctx, operator, {
    bytes: await rosterFile('青石镇中心小学', '学生花名册', inventedPupils(1000, 2)),
    fileName: 'b.xlsx',
    schoolCode: 'S',
    term: '2026-autumn',
    population: 'all',
    apply: true,
  })
  const facts = await inActorTx(ctx.db, operator, async (tx) => {
    const place = [...(await tx.tree()).values()].find((p) => p.code === 'S')
    if (!place) throw new Error('no school')
    return { place, spans: await childFactsIn(tx, place, '2026-11-24', '2026-11-24') }
  })
  const ids = [...facts.spans.keys()]
  let n = 0
  for (let k = 0; k < 200; k++) {
    const records = Array.from({ length: 100 }, () => ({
      id: uuidv7(ctx.now(), Uint8Array.from([n >> 16, n >> 8, n, 1, 2, 3, 4, 5, 6, 7])),
      kind: n % 5 === 0 ? 'home-visit' : 'talk',
      version: 1,
      childIds: [ids[n % ids.length] ?? ''],
      happenedOn: `2026-${['09', '10', '11'][n % 3]}-${String((n++ % 20) + 1).padStart(2, '0')}`,
      body: {} as Record<string, unknown>,
    }))
    for (const r of records)
      r.body = r.kind === 'talk' ? { topics: ['study'], finding: 'well' } : { met: ['grandmother'], way: 'door' }
    await saveRecords(ctx, operator, { records })
  }
  const report = await timed(() =>
    reportFile(ctx, operator, {
      kind: 'school-summary',
      place: 'S',
      term: '2026-autumn',
      at: '2026-11-24',
      format: 'docx',
      layout: 'official',
    }),
  )
  say('总结：一千名孩子、两万条记录（毫秒）', report.ms.toFixed(0))
  await engine(operator, facts.spans)
  await lists(operator)
}

async function engine(operator: Operator, spans: Awaited<ReturnType<typeof childFactsIn>>) {
  const ids = [...spans.keys()].slice(0, 300)
  const { calendar, records } = await inActorTx(ctx.db, operator, async (tx) => ({
    calendar: await calendarOf(tx, null),
    records: Map.groupBy(await recordFactsOf(tx, ids, '2026-09-01', '2026-12-31'), (r) => r.childId),
  }))
  const term = calendar.terms.find((t) => t.id === '2026-autumn')
  if (!term) return
  const all = () => {
    const planned = planPeriods(calendar, term)
    return ids.reduce(
      (sum, id) =>
        sum +
        dutiesOf(id, { facts: spans.get(id) ?? [], records: records.get(id) ?? [], waivers: [] }, planned, '2026-11-24')
          .length,
      0,
    )
  }
  all()
  const runs = await Promise.all(Array.from({ length: 9 }, () => timed(all)))
  say('值守：300 名孩子 × 2 条规则（毫秒，中位）', median(runs.map((r) => r.ms)).toFixed(1))
}

/** The same list by the same SQL: the product over HTTP with row security, and a bare server without either. */
async function lists(operator: Operator) {
  const login = 'he'
  await addAccount(ctx, operator, { login, name: '贺校长', role: 'principal', placeCode: 'S' })
  const { token } = await addToken(ctx, operator, { login, days: 1 })
  await ctx.db.pool.query('update sign_in set must_change = false')
  const captured: { text: string; values: unknown[] }[] = []
  await inActorTx(ctx.db, operator, async (tx) => {
    const place = [...(await tx.tree()).values()].find((p) => p.code === 'S')
    if (place)
      await listPage(
        {
          ...tx,
          query: async (text, values) => {
            captured.push({ text, values: values ?? [] })
            return tx.query(text, values)
          },
        },
        { place, today: '2026-11-24', status: 'enrolled' },
        'name',
        null,
        50,
      )
  })
  const [sql] = captured
  if (!sql) return
  const product = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: makeApp(ctx, { secure: false, screens: null }).fetch, port: 0 }, () =>
      resolve(made as Server),
    ) as Server
  })
  const settings = { county: operator.countyId, circles: operator.circles.join(',') }
  const bare = await new Promise<Server>((resolve) => {
    const made = createServer(async (_ask, answer) => {
      const client = await ctx.db.pool.connect()
      await client.query(
        `begin; set local app.county='${settings.county}'; set local app.circles='{${settings.circles}}'`,
      )
      const { rows } = await client.query(sql.text, sql.values)
      await client.query('commit')
      client.release()
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify(rows))
    }).listen(0, () => resolve(made))
  })
  const port = (server: Server) => (server.address() as AddressInfo).port
  const ratios: number[] = []
  for (let i = 0; i < 3; i++) {
    const ours = await perSecond(
      `http://127.0.0.1:${port(product)}/api/children?place=S&limit=50&sort=name`,
      { authorization: `Bearer ${token}` },
      16,
      3,
    )
    const theirs = await perSecond(`http://127.0.0.1:${port(bare)}/`, {}, 16, 3)
    ratios.push(ours / theirs)
    say(
      '名单每秒：本产品 / 裸服务器 / 比值',
      `${ours.toFixed(0)} / ${theirs.toFixed(0)} / ${(ours / theirs).toFixed(2)}`,
    )
  }
  say('名单比值（中位）', median(ratios).toFixed(2))
  product.close()
  bare.close()
  bare.closeAllConnections()
}
