import { afterAll, beforeAll, expect, it } from 'vitest'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { communitiesAt } from '../../domain/registers/scope.ts'
import { type Actor, circlesOf, type Role } from '../../domain/roles.ts'
import { promoteClasses } from '../children/commands/promote-classes.ts'
import { undoPromotion } from '../children/commands/undo-promotion.ts'
import { listChildren } from '../children/queries/children.ts'
import { getPromotion } from '../children/queries/promotion.ts'
import { listClassTeachers } from '../class-teachers/queries/class-teachers.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { hired } from '../testing/hired.ts'
import { acceptTransfers } from './commands/accept-transfers.ts'
import { declineTransfers } from './commands/answer-transfers.ts'
import { askTransfer } from './commands/ask-transfer.ts'
import { getTransferCounts } from './queries/transfer-counts.ts'
import { listTransfers } from './queries/transfers.ts'
import { listUnplaced } from './queries/unplaced.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const at = (county: TestCounty, day: string): Ctx => ({ ...county.ctx, now: () => Date.parse(`${day}T12:00:00+08:00`) })
const clean = async (county: TestCounty, ctx = county.ctx) =>
  expect((await verify(ctx, county.operator)).findings).toEqual([])

/** A county with a last grade in a primary school and a middle school in another township. */
const withMiddleSchool = async () => {
  const county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'class', code: 'C61', name: '六年级(1)班', parentCode: 'S1' },
    { kind: 'township', code: 'U', name: '柳溪镇', parentCode: county.code },
    { kind: 'school', code: 'M1', name: '柳溪镇中学', parentCode: 'U' },
    { kind: 'school', code: 'M2', name: '云岭县民族中学', parentCode: 'U' },
  ])
  const tree = await inActorTx(county.ctx.db, county.operator, (tx) => tx.tree(), { readOnly: true })
  const post = (role: Role, code: string): Actor => {
    const placeId = placeOfCode(tree, code)?.id ?? -1
    return {
      ...county.actor(role, 'S1'),
      placeId,
      circles: circlesOf(role, placeId, null, communitiesAt(placeId, tree)),
    }
  }
  return { county, post }
}

it('graduates are handed to the next school, which makes its first class of them in one step; whom nobody takes is missed from 1 October', async () => {
  const { county, post } = await withMiddleSchool()
  const dean = county.actor('dean', 'S1')
  await hired(county, 'principal', 'S1', '贺立新')
  for (const name of ['邹月', '安宁', '祝青']) await makeChild(county, 'C61', name, { birth: '2014-05-01' })
  const other = await makeChild(county, 'C61', '毕小满', { birth: '2014-03-01' })
  const unknown = await makeChild(county, 'C61', '覃山', { birth: '2014-09-01' })
  const july = at(county, '2027-07-05')
  const seen = await getPromotion(july, dean, {})
  const classes = seen.classes.map((c) => ({
    code: c.code,
    does: c.suggest,
    children: c.children,
    ...(c.suggest === 'graduate' ? { next: 'M1' } : {}),
  }))
  const input = {
    school: 'S1',
    on: seen.on,
    classes,
    repeat: [],
    except: [
      { child: other, next: 'M2' },
      { child: unknown, next: null },
    ],
  }
  await expect(
    promoteClasses(july, dean, {
      ...input,
      classes: classes.map((c) => ({ ...c, ...('next' in c ? { next: 'S1' } : {}) })),
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  expect(await promoteClasses(july, dean, input)).toMatchObject({ graduated: 5, handed: 4 })
  await clean(county, july)

  const principal = post('principal', 'M1')
  const waiting = await listTransfers(july, principal, { side: 'in', show: 'open', limit: 50 })
  expect(waiting.items.map((t) => [t.child?.name, t.fromClass, t.sort, t.on])).toEqual([
    ['安宁', '六(1)班', 'graduated', '2027-09-01'],
    ['祝青', '六(1)班', 'graduated', '2027-09-01'],
    ['邹月', '六(1)班', 'graduated', '2027-09-01'],
  ])
  const done = await acceptTransfers(july, principal, {
    ids: waiting.items.map((t) => t.id),
    class: { grade: 7, label: '1' },
  })
  expect(done).toEqual({ accepted: 3, className: '七(1)班' })
  // In the holidays they are still the primary school's; on the first day of school the new one's.
  const roll = async (ctx: Ctx, actor: Actor, place: string) =>
    (await listChildren(ctx, actor, { place, status: 'enrolled', sort: 'name', limit: 50 })).items.map((c) => c.name)
  expect(await roll(july, dean, 'S1')).toHaveLength(5)
  await clean(county, july)

  // The second one was asked and declines; nobody knows of the third: both are missed, with who has to act.
  const [asked] = (await listTransfers(july, post('principal', 'M2'), { side: 'in', show: 'open', limit: 50 })).items
  const september = at(county, '2027-09-20')
  const township = county.actor('township-officer', 'T')
  expect((await getTransferCounts(september, township, {})).unplaced).toBe(0)
  const october = at(county, '2027-10-01')
  const missed = async () =>
    (await listUnplaced(october, township, { limit: 50 })).items.map((x) => [x.name, x.state, x.answers])
  expect(await missed()).toEqual([
    ['毕小满', 'waiting', { school: '云岭县民族中学', people: [] }],
    ['覃山', 'none', { school: '青石镇中心小学', people: ['贺立新'] }],
  ])
  await declineTransfers(october, post('principal', 'M2'), { ids: [asked?.id ?? ''], reason: '学区不在这里' })
  expect((await missed())[0]).toEqual(['毕小满', 'declined', { school: '青石镇中心小学', people: ['贺立新'] }])
  expect((await getTransferCounts(october, township, {})).unplaced).toBe(2)
  // The other township has none of them on its list.
  expect((await listUnplaced(october, post('township-officer', 'U'), { limit: 50 })).items).toEqual([])
  await askTransfer(october, township, {
    children: [unknown],
    to: null,
    elsewhere: '东莞市长安中学',
    on: '2027-09-01',
    note: '',
  })
  expect((await missed()).map(([name]) => name)).toEqual(['毕小满'])
})

it('head teachers go up with their class, the others stay with the room; all of it is taken back', async () => {
  const { county } = await withMiddleSchool()
  const dean = county.actor('dean', 'S1')
  await hired(county, 'head-teacher', 'C31', '张敏')
  await hired(county, 'head-teacher', 'C32', '施秋禾')
  await hired(county, 'head-teacher', 'C61', '麻芸')
  await makeChild(county, 'C31', '龙小满')
  await makeChild(county, 'C61', '滕小溪')
  const summer = at(county, '2027-08-20')
  const seen = await getPromotion(summer, dean, {})
  expect(seen.classes.map((c) => [c.name, c.teachers.map((p) => p.name)])).toEqual([
    ['三(1)班', ['张敏']],
    ['三(2)班', ['施秋禾']],
    ['六(1)班', ['麻芸']],
  ])
  const input = {
    school: 'S1',
    on: seen.on,
    repeat: [],
    classes: seen.classes.map((c) => ({
      code: c.code,
      does: c.suggest,
      children: c.children,
      along: c.name === '三(1)班' ? c.teachers.map((p) => p.post) : [],
      ...(c.suggest === 'graduate' ? { next: 'M1' } : {}),
    })),
  }
  await expect(promoteClasses(summer, county.actor('township-officer', 'T'), input)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('校长或教导主任'),
  })
  const { id, teachers } = await promoteClasses(summer, dean, input)
  expect(teachers).toBe(1)
  const who = async (ctx: Ctx) =>
    Object.fromEntries(
      (await listClassTeachers(ctx, dean, 'S1')).classes.map((c) => [c.name, c.teachers.map((x) => x.name)]),
    )
  const before = { '三(1)班': ['张敏'], '三(2)班': ['施秋禾'], '六(1)班': ['麻芸'] }
  expect(await who(at(county, '2027-09-01'))).toMatchObject({
    '三(1)班': [],
    '三(2)班': ['施秋禾'],
    '四(1)班': ['张敏'],
    '六(1)班': ['麻芸'],
  })
  expect((await getPromotion(summer, dean, { on: seen.on })).done[0]).toMatchObject({ teachers: 1, handed: 1 })
  await clean(county, summer)
  await undoPromotion({ ...summer, now: () => summer.now() + 60_000 }, dean, { school: 'S1', id, reason: '日期错了' })
  expect(await who(at(county, '2027-09-01'))).toMatchObject(before)
  const handed = await listTransfers(summer, dean, { side: 'out', show: 'done', limit: 5 })
  expect(handed.items.map((t) => [t.state, t.answer?.reason])).toEqual([['withdrawn', '升级与毕业撤回了']])
  await clean(county, summer)
})
