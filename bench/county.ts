import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from '../demo/generate.ts'
import { addAccount } from '../server/accounts/commands/add-account.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import { getChild } from '../server/children/queries/child-file.ts'
import { listChildren } from '../server/children/queries/children.ts'
import type { Ctx } from '../server/context.ts'
import { inActorTx } from '../server/db/tx.ts'
import { getBoard } from '../server/duties/queries/board.ts'
import { readSettings } from '../server/env.ts'
import { dutyQuestion, figuresAt, keptDuties } from '../server/figures/queries/place-figures.ts'
import { newId } from '../server/ids.ts'
import { verify } from '../server/installation/queries/verify.ts'
import { openProduct } from '../server/open.ts'
import { getOverview } from '../server/overview/queries/overview.ts'
import { placeTerm } from '../server/places/queries/term-of-place.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { listRecords } from '../server/records/queries/records.ts'
import { countyPapers } from './county-papers.ts'
import { say } from './ground.ts'
import { asked, seconds, weighed } from './weighed.ts'

const TERM = '2026-autumn'

/**
 * A large county (issue: 100,000 children × 5 million records; here as large as asked) and what is asked of it, each once cold and
 * then the middle of five: `npm run bench -- county`, with NUANYANG_BENCH_COUNTY=folder on one that `generate` has made already,
 * else NUANYANG_BENCH_CHILDREN (21,000) of eight schools in one township are made anew. NUANYANG_BENCH_PAPERS=1: the papers alone.
 */
export const county = async (): Promise<void> => {
  const made = process.env.NUANYANG_BENCH_COUNTY
  const folder = made ?? mkdtempSync(join(tmpdir(), 'nuanyang-county-'))
  const { ctx, close } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
  try {
    if (made === undefined) await make(ctx)
    await ask(ctx)
  } finally {
    await close()
    if (made === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

const make = async (ctx: Ctx): Promise<void> => {
  const children = Number(process.env.NUANYANG_BENCH_CHILDREN ?? 21_000)
  const size = { schools: 8, children, terms: 2, seed: 1, more: 4 }
  const made = await weighed(ctx, () => generate(ctx, size, (text) => say('', text)))
  say(
    '编一个县',
    `${children} 名孩子，${made.result.records} 条记录，${(made.ms / 1000).toFixed(0)} 秒，${seconds(made)}`,
  )
}

const ask = async (ctx: Ctx): Promise<void> => {
  const operator = await operatorActor(ctx)
  const tree = await inActorTx(ctx.db, operator, (tx) => tx.tree(), { readOnly: true })
  const of = (kind: string) => [...tree.values()].filter((p) => p.kind === kind)
  const [home, township, school] = [of('county')[0], of('township')[0], of('school')[0]]
  if (!home || !township || !school) throw new Error('no county')
  for (const [login, role, place] of [
    ['xianban', 'county-office', home],
    ['zhenban', 'township-officer', township],
    ['xiaozhang', 'principal', school],
  ] as const)
    await addAccount(ctx, operator, { login, name: '某某', role, placeCode: place.code }).catch(() => {})
  const [office, officer, principal] = [
    await actorByLogin(ctx, 'xianban'),
    await actorByLogin(ctx, 'zhenban'),
    await actorByLogin(ctx, 'xiaozhang'),
  ]
  const list = { place: school.code, limit: 50, status: 'enrolled', sort: 'name' } as const
  const { items } = await listChildren(ctx, principal, list)
  const one = async () => {
    const child = items[0]?.id ?? ''
    const body = { topics: ['study'], finding: 'well' }
    const record = {
      id: newId(Date.now()),
      kind: 'talk',
      version: 1,
      childIds: [child],
      happenedOn: '2026-11-20',
      body,
    }
    await saveRecords(ctx, principal, { records: [record] })
  }
  const figures = async (code: string, actor = office) =>
    inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        const at = await placeTerm(tx, { place: code, term: TERM }, 'figure.read')
        return tx.widened(async () => figuresAt(tx, at, await keptDuties(tx, dutyQuestion(at))))
      },
      { readOnly: true, now: ctx.now() },
    )
  // First of all, so that the first time is cold.
  await countyPapers(ctx, { operator, office, home, township }, TERM)
  if (process.env.NUANYANG_BENCH_PAPERS) return
  await asked(ctx, '县一览，一条记录之后', () => getOverview(ctx, office, { limit: 100 }), one)
  await asked(ctx, '县落实情况，一条记录之后', () => getBoard(ctx, office, { place: home.code }), one)
  await asked(ctx, '镇落实情况，一条记录之后', () => getBoard(ctx, officer, { place: township.code }), one)
  await asked(ctx, '学校落实情况，一条记录之后', () => getBoard(ctx, principal, { place: school.code }), one)
  await asked(ctx, '一个镇的全部指标', () => figures(township.code))
  await asked(ctx, '一所学校的全部指标', () => figures(school.code))
  await asked(ctx, '全县记录第一页', () => listRecords(ctx, office, { limit: 50 }))
  await asked(ctx, '全县谈心第一页', () => listRecords(ctx, office, { limit: 50, kind: 'talk' }))
  await asked(ctx, '一个镇记录第一页', () => listRecords(ctx, officer, { limit: 50 }))
  await asked(ctx, '一所学校记录第一页', () => listRecords(ctx, principal, { limit: 50 }))
  await asked(ctx, '名单（50 名孩子）', () => listChildren(ctx, principal, list))
  await asked(ctx, '孩子档案', () => getChild(ctx, principal, items[1]?.id ?? '', null))
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  const verified = await weighed(ctx, () => verify(ctx, operator))
  clearInterval(watch)
  say('verify', `${(verified.ms / 1000).toFixed(1)} 秒，${seconds(verified)}，最多 ${(most / 1e6).toFixed(0)} MB`)
  say('', verified.result.findings.join('；') || '没有发现问题')
}
