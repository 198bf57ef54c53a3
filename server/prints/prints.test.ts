import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BATCHES, type Batch } from '../../domain/reports/papers/batch.ts'
import type { Actor } from '../../domain/roles.ts'
import { endPost } from '../accounts/commands/end-post.ts'
import { postsOf } from '../accounts/db/account.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { makeJobs } from '../job-queue.ts'
import { dropOldPrints, recoverPrints } from '../jobs/recover-prints.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { codeOf } from '../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { hired } from '../testing/hired.ts'
import { strictParts } from '../testing/strict-document.ts'
import type { PrintInput } from './asked.ts'
import { askPrint } from './commands/ask-print.ts'
import { beginPrint } from './commands/begin-print.ts'
import { cancelPrint } from './commands/cancel-print.ts'
import { takePrint } from './commands/take-print.ts'
import { listPrints } from './queries/prints.ts'

/** Papers for many are made in the background, as whoever asks sees them, and are kept sealed for thirty days (decision 059). */
let database: TestDatabase
let county: TestCounty
let principal: Actor
let teacher: Actor
let praise: string
const child: Record<string, string> = {}

const GIVEN = {
  teacher: '张敏',
  meeting: '监护人会',
  when: '',
  where: '',
  topic: '',
  matter: '',
  teacherPhone: '0800-555-0191',
  schoolPhone: '',
  villagePhone: '',
  giver: '',
}
const body = (batch: Batch, more: Partial<PrintInput> = {}): PrintInput => ({
  id: newId(county.now),
  batch,
  purpose: '存进档案柜',
  status: 'enrolled',
  sort: 'class',
  span: 'year',
  given: GIVEN,
  ...(batch === 'certificate' ? { record: praise } : {}),
  ...more,
})
const idle = () => county.ctx.jobs.idle()
const one = async (actor: Actor, id: string, ctx: Ctx = county.ctx) =>
  (await listPrints(ctx, actor, { limit: 200 })).items.find((item) => item.id === id)
const made = async (actor: Actor, input: PrintInput) => {
  await askPrint(county.ctx, actor, input)
  await idle()
  return one(actor, input.id)
}
const textOf = async (actor: Actor, id: string) => {
  const parts = strictParts((await takePrint(county.ctx, actor, id)).bytes)
  return { text: parts['word/document.xml'] ?? '', foot: parts['word/footer1.xml'] ?? '' }
}
/** The same product whose queue takes nothing in any more: what is asked for waits, as when the process ends. */
const ending = async (): Promise<Ctx> => {
  const jobs = makeJobs(pino({ level: 'silent' }))
  await jobs.close()
  return { ...county.ctx, jobs }
}
const deeds = () =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ action: string; detail: Record<string, unknown> }>(
        `select action, detail from audit where county_id = $1 and action like 'print.%' order by seq`,
        [tx.countyId],
      ),
    { readOnly: true },
  )

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = await hired(county, 'principal', 'S1', '贺校长')
  teacher = await hired(county, 'head-teacher', 'C31', '张敏')
  child.an = await makeChild(county, 'C31', '石𠮷安')
  child.he = await makeChild(county, 'C31', '罗<小>&禾')
  child.ning = await makeChild(county, 'C32', '安宁')
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  praise = newId(county.now)
  const talk = { topics: ['home'], finding: 'worry', words: '说舅舅喝了酒推过他' }
  const { verdicts } = await saveRecords(county.ctx, teacher, {
    records: [
      { id: newId(county.now), kind: 'talk', version: 1, childIds: [child.an], happenedOn: '2026-11-23', body: talk },
      {
        id: praise,
        kind: 'commendation',
        version: 1,
        childIds: [child.an, child.he],
        happenedOn: '2026-11-20',
        body: { title: 'helpful', level: 'class', why: '每天帮同桌讲题' },
      },
    ],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([
    ['accepted', null],
    ['accepted', null],
  ])
})
afterAll(() => database.close())

it('of many that are asked for in one breath five wait and the rest are told to come later (L8)', async () => {
  const ctx = await ending()
  const asked = Array.from({ length: 9 }, () => codeOf(askPrint(ctx, principal, body('card'))))
  const codes = await Promise.all(asked)
  expect(codes.filter((code) => code === 'done')).toHaveLength(5)
  expect(codes.filter((code) => code === 'invalid')).toHaveLength(4)
  for (const { id } of (await listPrints(county.ctx, principal, { limit: 200 })).items)
    await cancelPrint(county.ctx, principal, id)
})

it('an id that is somebody else’s batch already is as good as a free one, seen or unseen; nothing is refused after it was written (L10, H3)', async () => {
  const asked = body('card', { ids: [child.an ?? ''] })
  const elsewhere = await hired(county, 'principal', 'S2', '龙校长')
  await askPrint(county.ctx, principal, asked)
  for (const [actor, ids] of [
    [elsewhere, undefined],
    [teacher, [child.an ?? '']],
  ] as const) {
    const before = (await deeds()).length
    const mine = await askPrint(county.ctx, actor, { ...asked, ...(ids ? { ids: [...ids] } : { ids: undefined }) })
    expect(mine.id).not.toBe(asked.id)
    expect(mine.by).toBe(actor.name)
    // The same again is the same batch.
    const again = await askPrint(county.ctx, actor, { ...asked, ...(ids ? { ids: [...ids] } : { ids: undefined }) })
    expect(again.id).toBe(mine.id)
    expect((await deeds()).filter((d) => d.action === 'print.ask').length - before).toBeLessThanOrEqual(1)
  }
  await idle()
  expect((await one(principal, asked.id))?.state).toBe('done')
})

describe('what is printed for many', () => {
  it.each(BATCHES)(
    '%s: is made in the background, opens as strict XML, says at its foot who printed it',
    async (batch) => {
      const input = body(batch, { place: 'C31' })
      const done = await made(teacher, input)
      expect(done).toMatchObject({ state: 'done', of: 2, printed: 2, leftOut: [], until: '2026-12-24', message: null })
      const { text, foot } = await textOf(teacher, input.id)
      for (const name of ['石𠮷安', '罗<小>&禾']) expect(text).toContain(name)
      expect(text).not.toMatch(/留守|undefined|null/)
      // A certificate is hung on a wall.
      if (batch === 'certificate') return expect(foot).toBe('')
      expect(foot).toContain('青石镇中心小学三(1)班　张敏　2026年11月24日打印')
      // What goes to a family does not say what for.
      const stays = batch === 'file' || batch === 'page' || batch === 'roll' || batch === 'visit'
      expect(foot.includes('存进档案柜')).toBe(stays)
    },
  )

  it('a file tells no word of what stands on a list of its own, and leaves its trace in the child’s page', async () => {
    const input = body('file', { ids: [child.an ?? ''] })
    expect(await made(teacher, input)).toMatchObject({ state: 'done', printed: 1 })
    const { text } = await textOf(teacher, input.id)
    expect(text).toContain('广东东莞')
    expect(text).toContain('爱心少年')
    expect(text).not.toContain('舅舅')
    const { openings } = await getChild(county.ctx, principal, child.an ?? '', null)
    expect(openings.map((o) => [o.name, o.reason])).toContainEqual(['张敏', '成批打印：存进档案柜'])
  })

  it('a page at a glance says how long what is owed is over, as the screen does', async () => {
    const input = body('page', { ids: [child.an ?? ''] })
    await made(teacher, input)
    const { text } = await textOf(teacher, input.id)
    const { duties } = await getChild(county.ctx, principal, child.an ?? '', null)
    const late = duties.filter((d) => d.state === 'overdue')
    expect(late.length).toBeGreaterThan(0)
    for (const d of late) expect(text).toContain(`${d.period.windows.due}，过期${d.daysLate}天`)
    expect(text).not.toMatch(/过期-|过期0天/)
  })

  it('the same id again is the same batch; each step leaves its row in the diary', async () => {
    const input = body('notice', { place: 'S1', purpose: '放假通知' })
    const before = (await deeds()).length
    await made(principal, input)
    await made(principal, input)
    await takePrint(county.ctx, principal, input.id)
    await takePrint(county.ctx, principal, input.id)
    expect((await deeds()).slice(before).map((d) => [d.action, d.detail])).toEqual(
      ['print.ask', 'print.make', 'print.take', 'print.take'].map((action) => [
        action,
        { rows: 3, columns: ['notice'], reason: '放假通知' },
      ]),
    )
  })

  it('says in a sentence what cannot be printed', async () => {
    const said = (input: PrintInput) => askPrint(county.ctx, principal, input).catch((error: Error) => error.message)
    expect(await said(body('notice', { q: '没有这个人' }))).toContain('没有孩子')
    expect(await said(body('certificate', { record: undefined }))).toContain('先选是哪一次表彰')
    expect(await said(body('notice', { text: '{孩子' }))).not.toBe('')
    expect(await codeOf(askPrint(county.ctx, principal, body('certificate', { record: newId(county.now) })))).toBe(
      'not-found',
    )
  })
})

describe('whose it is', () => {
  it('nobody else lists, cancels or takes it; who may print nothing is told so', async () => {
    const input = body('card', { place: 'C31' })
    await made(teacher, input)
    const others = [principal, await hired(county, 'head-teacher', 'C32', '李梅'), county.actor('principal', 'S2')]
    for (const actor of others) {
      expect(await one(actor, input.id)).toBeUndefined()
      expect(await codeOf(takePrint(county.ctx, actor, input.id))).toBe('not-found')
      expect(await codeOf(cancelPrint(county.ctx, actor, input.id))).toBe('not-found')
      // The id tells nobody that it is taken, and gives nobody this batch.
      expect((await askPrint(county.ctx, actor, { ...input, place: undefined })).id).not.toBe(input.id)
    }
    for (const actor of [county.actor('county-office', 'COUNTY'), county.actor('helper', 'S1'), county.operator])
      expect(await codeOf(askPrint(county.ctx, actor, body('card')))).toBe('forbidden')
    await idle()
    expect(await codeOf(askPrint(county.ctx, teacher, body('card', { place: 'C32' })))).toBe('not-found')
    expect(await one(teacher, input.id)).toMatchObject({ state: 'done' })
  })

  it('a village’s director prints for the own village', async () => {
    const director = await hired(county, 'village-director', 'V1', '龙主任')
    const input = body('page')
    expect(await made(director, input)).toMatchObject({ state: 'done', printed: 3, place: { name: '河湾村' } })
  })

  it('a child that went out of sight since closes the file; one that left before it was made is told', async () => {
    const moving = await makeChild(county, 'C31', '杨帆')
    const leaving = await makeChild(county, 'C31', '吴桐')
    const input = body('roll', { place: 'C31' })
    await askPrint(await ending(), teacher, input)
    expect(await one(teacher, input.id)).toMatchObject({ state: 'waiting', of: 4 })
    await leaveChild(county.ctx, principal, leaving, { on: '2026-11-23', reason: 'transferred' })
    await recoverPrints(county.ctx, 0)
    await idle()
    expect(await one(teacher, input.id)).toMatchObject({ state: 'done', printed: 3, leftOut: ['吴桐'] })
    expect((await textOf(teacher, input.id)).text).not.toContain('吴桐')
    await changeChild(county.ctx, principal, moving, { changes: { classCode: 'C32' }, base: {} } as never)
    expect(await takePrint(county.ctx, teacher, input.id).catch((e: Error) => e.message)).toContain(
      '1 名孩子已经不归您管',
    )
  })

  it('whoever no longer holds the post gets nothing made and nothing to take', async () => {
    const dean = await hired(county, 'dean', 'S1', '田主任')
    const taken = body('card')
    await made(dean, taken)
    const waiting = body('card')
    await askPrint(await ending(), dean, waiting)
    const [post] = await inActorTx(county.ctx.db, county.operator, (tx) => postsOf(tx, '2026-11-24', dean.accountId), {
      readOnly: true,
    })
    await endPost(county.ctx, county.operator, dean.accountId, post?.id ?? '', { on: '2026-11-24', reason: '调走' })
    await recoverPrints(county.ctx, 0)
    await idle()
    expect(await one(dean, waiting.id)).toMatchObject({
      state: 'failed',
      message: '要这份的人已经不在那个岗位上，没有做。',
    })
    // As the next sign-in would have it: another post of the same account, at another school.
    const elsewhere = { ...county.actor('dean', 'S2'), accountId: dean.accountId }
    expect(await codeOf(takePrint(county.ctx, elsewhere, taken.id))).toBe('not-found')
    const below = { ...dean, role: 'subject-teacher' as const }
    expect(await codeOf(takePrint(county.ctx, below, taken.id))).toBe('forbidden')
  })
})

describe('a batch outlives its process', () => {
  it('is cancelled while it waits, and its document goes when it is done', async () => {
    const waiting = body('card')
    await askPrint(await ending(), principal, waiting)
    await cancelPrint(county.ctx, principal, waiting.id)
    await recoverPrints(county.ctx, 0)
    await idle()
    const done = body('card')
    await made(principal, done)
    await cancelPrint(county.ctx, principal, done.id)
    for (const { id } of [waiting, done]) {
      expect(await one(principal, id)).toMatchObject({ state: 'cancelled', leftOut: [] })
      expect(await codeOf(takePrint(county.ctx, principal, id))).toBe('invalid')
    }
  })

  it('one that ended in the middle is made again; whoever was at it counts no more; the fourth time it is told', async () => {
    const input = body('page', { place: 'C31' })
    await askPrint(await ending(), teacher, input)
    expect(await beginPrint(county.ctx, county.id, input.id, 0)).not.toBeNull()
    // Another process asks a moment later: somebody is at it.
    await recoverPrints(county.ctx, 120_000)
    await idle()
    expect(await one(teacher, input.id)).toMatchObject({ state: 'making' })
    await recoverPrints(county.ctx, 0)
    await idle()
    expect(await one(teacher, input.id)).toMatchObject({ state: 'done' })
    const bad = body('page', { place: 'C31' })
    await askPrint(await ending(), teacher, bad)
    for (let tries = 0; tries < 3; tries++) await beginPrint(county.ctx, county.id, bad.id, 0)
    expect(await beginPrint(county.ctx, county.id, bad.id, 0)).toBeNull()
    expect(await one(teacher, bad.id)).toMatchObject({ state: 'failed', leftOut: [] })
  })

  it('goes after thirty days; who, when and what for stays; nothing of it is found wrong', async () => {
    const input = body('agreement', { place: 'C31' })
    await made(teacher, input)
    const day = (n: number) => ({ ...county.ctx, now: () => county.now + n * 86_400_000 })
    await dropOldPrints(day(30))
    expect(await one(teacher, input.id)).toMatchObject({ state: 'done' })
    expect(await codeOf(takePrint(day(31), teacher, input.id))).toBe('invalid')
    await dropOldPrints(day(31))
    expect(await one(teacher, input.id)).toMatchObject({ state: 'gone', purpose: '存进档案柜', by: '张敏', of: 2 })
    const [left] = await inActorTx(
      county.ctx.db,
      county.operator,
      (tx) =>
        tx.query<{ n: number }>(
          `select count(*)::int as n from print_job where county_id = $1 and state <> 'waiting' and (asked_sealed is not null or (state <> 'done' and (file_sealed is not null or cardinality(children) > 0)))`,
          [tx.countyId],
        ),
      { readOnly: true },
    )
    expect(left?.n).toBe(0)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})
