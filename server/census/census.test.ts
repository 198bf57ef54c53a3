import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { inActorTx } from '../db/tx.ts'
import { getFigureRows } from '../figures/queries/figure.ts'
import { verify } from '../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { answerCensus } from './commands/answer-census.ts'
import { reopenRoll } from './commands/reopen-roll.ts'
import { signRoll } from './commands/sign-roll.ts'
import { getCensus } from './queries/census.ts'
import { getCensusDifferences } from './queries/census-differences.ts'
import { getCensusPlaces } from './queries/census-places.ts'

const TERM = '2026-autumn'
let database: TestDatabase
let county: TestCounty
let children: string[]
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  county = await makeCounty(database)
  children = []
  for (const name of ['卢小满', '卢小芒', '卢小暑']) children.push(await makeChild(county, 'C31', name))
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const page = { limit: 50 }
const look = (place = 'C31', actor = teacher()) => getCensus(county.ctx, actor, { place, want: 'all', ...page })
const child = (i: number) => children[i] ?? ''
const rest = (n: number, place = 'C31', actor = teacher()) =>
  answerCensus(county.ctx, actor, { place, term: TERM, rest: n })
const sign = (n: number, place = 'C31', actor = teacher()) =>
  signRoll(county.ctx, actor, { place, term: TERM, children: n })

describe('going over a roll', () => {
  it('says each child once, the rest at a touch, and takes a word back', async () => {
    const said = { place: 'C31', term: TERM }
    await answerCensus(county.ctx, teacher(), { ...said, answers: [{ child: child(0), answer: 'changed' }] })
    await answerCensus(county.ctx, teacher(), { ...said, answers: [{ child: child(1), answer: 'unchanged' }] })
    await answerCensus(county.ctx, teacher(), { ...said, answers: [{ child: child(1), answer: null }] })
    expect((await look()).todo).toBe(2)
    await expect(rest(3)).rejects.toMatchObject({ code: 'conflict', message: /还有 2 名/ })
    expect(await rest(2)).toEqual({ said: 2 })
    const { todo, counts, items } = await look()
    expect(todo).toBe(0)
    expect(counts).toMatchObject({ children: 3, state: 3, education: 3, bothAway: 3, unchanged: 2, changed: 1 })
    expect(items.map((c) => c.name)).toEqual(['卢小满', '卢小芒', '卢小暑'])
  })

  it('a child that goes is taken off by its school; a village says so and tells the school why', async () => {
    const said = { place: 'C31', term: TERM }
    const gone = [{ child: child(0), answer: 'left' as const, reason: '跟父母去东莞了' }]
    await expect(answerCensus(county.ctx, teacher(), { ...said, answers: gone })).rejects.toMatchObject({
      code: 'invalid',
    })
    await leaveChild(county.ctx, teacher(), child(0), { on: '2026-11-20', reason: 'transferred' })
    const now = await look()
    expect(now.counts.children).toBe(2)
    expect(now.gone).toEqual([{ id: child(0), name: '卢小满', on: '2026-11-20', reason: 'transferred' }])
    const village = county.actor('village-director', 'V1')
    const away = { child: child(1), answer: 'left' as const }
    await expect(answerCensus(county.ctx, village, { place: 'V1', term: TERM, answers: [away] })).rejects.toMatchObject(
      { code: 'invalid' },
    )
    await answerCensus(county.ctx, village, { place: 'V1', term: TERM, answers: [{ ...away, reason: '搬到县城' }] })
    expect(await look('V1', village)).toMatchObject({ left: 1, todo: 1, counts: { children: 1 } })
  })

  it('refuses a child of another class, a school as a whole, and a term that is over', async () => {
    const other = await makeChild(county, 'C32', '韦小雨')
    const said = { term: TERM, answers: [{ child: other, answer: 'unchanged' as const }] }
    await expect(answerCensus(county.ctx, teacher(), { place: 'C31', ...said })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(answerCensus(county.ctx, teacher(), { place: 'C32', ...said })).rejects.toMatchObject({
      code: 'not-found',
    })
    const dean = county.actor('dean', 'S1')
    await expect(answerCensus(county.ctx, dean, { place: 'S1', ...said })).rejects.toMatchObject({ code: 'invalid' })
    const later = { ...county.ctx, now: () => Date.parse('2027-02-05T12:00:00+08:00') }
    await expect(answerCensus(later, teacher(), { place: 'C31', term: TERM, rest: 3 })).rejects.toMatchObject({
      code: 'invalid',
      message: /已经结束/,
    })
  })
})

describe('signing', () => {
  it('waits until each child was gone over, on the roll that was seen; then it is frozen', async () => {
    await expect(sign(3)).rejects.toMatchObject({ code: 'invalid', message: /还有 3 名没有核对/ })
    await rest(3)
    await expect(sign(2)).rejects.toMatchObject({ code: 'conflict', message: /现在是 3 名/ })
    expect(await sign(3)).toMatchObject({ version: 1 })
    const { signed, since, canAnswer } = await look()
    expect(signed).toMatchObject({ by: teacher().name, on: '2026-11-24', counts: { children: 3, education: 3 } })
    expect([since, canAnswer]).toEqual([[], false])
    await expect(rest(1)).rejects.toMatchObject({ code: 'conflict', message: /重开/ })
  })

  it('of two at once the second is told who signed and what to do', async () => {
    await rest(3)
    const two = await Promise.allSettled([sign(3), sign(3, 'C31', county.actor('principal', 'S1'))])
    expect(two.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = two.find((one) => one.status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'conflict', message: /已经在2026-11-24签核.*重开/ })
  })

  it('lists what changed since: who came, who went, which fact is another one; numbers signed stay', async () => {
    await rest(3)
    await sign(3)
    await makeChild(county, 'C31', '卢小寒')
    await leaveChild(county.ctx, teacher(), child(0), { on: '2026-11-24', reason: 'moved-away' })
    await changeChild(county.ctx, teacher(), child(1), {
      since: '2026-11-24',
      changes: { motherState: 'home' },
      base: {},
    })
    const { since, signed } = await look()
    expect(since.map(({ name, sort }) => [sort, name]).sort()).toEqual([
      ['came', '卢小寒'],
      ['changed', '卢小芒'],
      ['went', '卢小满'],
    ])
    expect(since.find((c) => c.sort === 'changed')?.what).toEqual([
      '母亲 外出→在家',
      '国务院口径 算→不算',
      '本县口径 算→不算',
    ])
    expect(signed?.counts).toMatchObject({ children: 3, state: 3 })
  })

  it('is opened again for a reason, keeps what was signed, and is signed anew', async () => {
    await rest(3)
    await sign(3)
    const open = (version: number) =>
      reopenRoll(county.ctx, county.actor('dean', 'S1'), {
        place: 'C31',
        term: TERM,
        version,
        reason: '漏了一名转入的',
      })
    await expect(open(2)).rejects.toMatchObject({ code: 'conflict' })
    await open(1)
    await expect(open(1)).rejects.toMatchObject({ code: 'invalid' })
    await makeChild(county, 'C31', '卢小寒')
    // What was signed counts no more, and is what one goes over now: whoever changed since stands out.
    expect(await look()).toMatchObject({ signed: null, since: [{ sort: 'came', name: '卢小寒' }] })
    await rest(1)
    expect(await sign(4)).toMatchObject({ version: 2 })
    expect((await look()).reopened).toMatchObject([
      { version: 1, counts: { children: 3 }, reason: '漏了一名转入的', reopenedOn: '2026-11-24' },
    ])
  })

  it('asks 没变 anew of exactly those who changed since, one by one, before it is signed again', async () => {
    const mother = (i: number, motherState: 'home' | 'away') =>
      changeChild(county.ctx, teacher(), child(i), { since: '2026-11-24', changes: { motherState }, base: {} })
    const say = (i: number) =>
      answerCensus(county.ctx, teacher(), {
        place: 'C31',
        term: TERM,
        answers: [{ child: child(i), answer: 'unchanged' }],
      })
    await rest(3)
    await sign(3)
    await mother(1, 'home')
    const why = { place: 'C31', term: TERM, version: 1, reason: '母亲回来了一名' }
    await reopenRoll(county.ctx, teacher(), why)
    const seen = await look()
    expect([seen.todo, seen.anew, seen.counts.unchanged]).toEqual([1, 1, 2])
    expect(seen.items.map((c) => [c.name, c.answer?.answer ?? null, c.anew?.[0] ?? null])).toEqual([
      ['卢小满', 'unchanged', null],
      ['卢小芒', null, '母亲 外出→在家'],
      ['卢小暑', 'unchanged', null],
    ])
    const places = await getCensusPlaces(county.ctx, county.actor('principal', 'S1'), { want: 'all', ...page })
    expect(places.items.find((p) => p.code === 'C31')).toMatchObject({ answered: 2, children: 3, reopened: true })
    await expect(sign(3)).rejects.toMatchObject({ code: 'invalid', message: /有 1 名从上次签核以后情况变了/ })
    // Nobody says it of the rest in passing.
    await expect(rest(1)).rejects.toMatchObject({ code: 'conflict' })
    await say(1)
    expect(await look()).toMatchObject({ todo: 0, anew: 0, since: [{ name: '卢小芒', sort: 'changed' }] })
    // Who changes while it is open is asked too, and who was asked is not asked again.
    await mother(2, 'home')
    expect((await look()).items.flatMap((c) => (c.anew ? [c.name] : []))).toEqual(['卢小暑'])
    await say(2)
    expect(await sign(3)).toMatchObject({ version: 2 })
    expect(await look()).toMatchObject({ anew: 0, since: [], signed: { counts: { unchanged: 3 } } })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('an empty village signs that nobody lives there', async () => {
    expect(await sign(0, 'V2', county.actor('village-director', 'V2'))).toMatchObject({ version: 1 })
  })
})

describe('rolls of a school and a village compared (S2B.1)', () => {
  const village = () => county.actor('village-director', 'V1')
  const apart = (place: string, actor = village()) => getCensusDifferences(county.ctx, actor, { place, ...page })

  it('both sides see the same: who is on one roll alone, and on whom they differ', async () => {
    await rest(3)
    await sign(3)
    expect((await apart('V1')).counts).toMatchObject({ both: 0, pending: 3 })
    await changeChild(county.ctx, teacher(), child(0), {
      since: '2026-11-24',
      changes: { motherState: 'home' },
      base: {},
    })
    const preschool = { classCode: undefined, birth: '2022-05-01' }
    await makeChild(county, 'C31', '卢小寒', preschool)
    const said = { place: 'V1', term: TERM }
    const gone = { child: child(1), answer: 'left' as const, reason: '搬到县城' }
    await answerCensus(county.ctx, village(), { ...said, answers: [gone] })
    await rest(3, 'V1', village())
    await sign(3, 'V1', village())
    const seen = await apart('V1')
    expect(seen.counts).toEqual({
      apart: 3,
      both: 2,
      differs: 1,
      villageOnly: 1,
      schoolOnly: 1,
      saidLeft: 1,
      pending: 0,
    })
    expect(seen.items.map(({ sort, name, what }) => [sort, name, what[0]])).toEqual([
      ['said-left', '卢小芒', '河湾村说已离开：搬到县城'],
      ['differs', '卢小满', '母亲 在家→外出'],
      ['village-only', '卢小寒', '学龄前，或者不在本县的学校'],
    ])
    const school = await apart('C31', teacher())
    expect(school.items.map((one) => one.name)).toEqual(['卢小芒', '卢小满'])
    const asked = { place: 'T', term: TERM, limit: 50 }
    const figure = async (figureId: string) =>
      (await getFigureRows(county.ctx, county.actor('township-officer', 'T'), { ...asked, figureId })).items.map(
        (row) => row.childName ?? row.text,
      )
    expect(await figure('census.signed.classes')).toEqual(['青石镇中心小学三(1)班：2026-11-24签核'])
    // A year counts the rolls of its newest term, never those of a term called after the year.
    const ofYear = { ...asked, term: '2026-year', figureId: 'census.signed.classes' }
    const year = await getFigureRows(county.ctx, county.actor('township-officer', 'T'), ofYear)
    expect([year.figure.value, year.items.length]).toEqual([1, 1])
    expect(await figure('census.villages')).toEqual(['大坪村：还没签核', '河湾村：2026-11-24签核'])
    expect(await figure('census.both')).toEqual(['卢小满', '卢小暑'])
    expect(await figure('census.village-only')).toEqual(['卢小寒'])
    expect(await figure('census.school-only')).toEqual(['卢小芒'])
  })
})

describe('two terms compared', () => {
  it('a village that signed in both tells who came and who went; before the first two there is nothing to tell', async () => {
    const village = () => county.actor('village-director', 'V1')
    const spring = { ...county.ctx, now: () => Date.parse('2026-03-20T12:00:00+08:00') }
    const old = await makeChild(county, 'C32', '卢大寒')
    await changeChild(county.ctx, county.operator, old, {
      since: '2026-09-01',
      changes: { villageCode: 'V2' },
      base: {},
    })
    await signRoll(spring, village(), { place: 'V1', term: '2026-spring', children: 0 })
    const asked = { place: 'V1', term: TERM, limit: 50 }
    const rows = async (figureId: string) => {
      const { figure, items } = await getFigureRows(county.ctx, village(), { ...asked, figureId })
      return [figure.value, ...items.map((row) => row.childName)]
    }
    expect(await rows('census.in')).toEqual([null])
    await rest(3, 'V1', village())
    await sign(3, 'V1', village())
    expect(await rows('census.in')).toEqual([3, '卢小满', '卢小芒', '卢小暑'])
    expect(await rows('census.out')).toEqual([0])
  })
})

describe('who sees it', () => {
  it('covers classes and villages by name: signed, not signed, and whose it is', async () => {
    await rest(3)
    await sign(3)
    const all = await getCensusPlaces(county.ctx, county.actor('township-officer', 'T'), { want: 'all', ...page })
    expect([all.classes, all.villages]).toEqual([
      { signed: 1, all: 3 },
      { signed: 0, all: 2 },
    ])
    expect(all.items.find((p) => p.code === 'C31')).toMatchObject({
      schoolName: '青石镇中心小学',
      children: 3,
      answered: 3,
      signed: { children: 3, version: 1 },
    })
    const open = await getCensusPlaces(county.ctx, county.actor('principal', 'S1'), { want: 'unsigned', ...page })
    expect(open.items.map((p) => p.code)).toEqual(['C32'])
  })

  it('by row security: another class finds neither a word on its children nor the roll', async () => {
    await rest(3)
    await sign(3)
    const rows = (actor: ReturnType<TestCounty['actor']>) =>
      inActorTx(
        county.ctx.db,
        actor,
        async (tx) => [
          (await tx.query('select id from census_answer where county_id = $1', [tx.countyId])).length,
          (await tx.query('select id from census_roll where county_id = $1', [tx.countyId])).length,
        ],
        { readOnly: true, now: county.now },
      )
    expect(await rows(teacher())).toEqual([3, 1])
    expect(await rows(county.actor('head-teacher', 'C32'))).toEqual([0, 0])
    // A village sees what was said of its children, not the school's roll.
    expect(await rows(county.actor('village-director', 'V1'))).toEqual([3, 0])
    expect(await rows(county.actor('auditor', 'T'))).toEqual([0, 0])
    expect(await rows(county.actor('township-officer', 'T'))).toEqual([3, 1])
  })

  it('what was said follows a child to another class; verify finds all as it should be', async () => {
    await rest(3)
    await sign(3)
    await changeChild(county.ctx, county.actor('dean', 'S1'), child(0), { changes: { classCode: 'C32' }, base: {} })
    const seen = await inActorTx(
      county.ctx.db,
      county.actor('head-teacher', 'C32'),
      (tx) => tx.query('select id from census_answer where county_id = $1', [tx.countyId]),
      { readOnly: true, now: county.now },
    )
    expect(seen).toHaveLength(1)
    const { since } = await look()
    // Who is no longer in the class is told of without a name that the teacher may not read.
    expect(since).toEqual([{ child: null, name: null, sort: 'went', what: [] }])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})
