import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'
import { communitiesAt } from '../../domain/registers/scope.ts'
import { type Actor, circlesOf, type Role } from '../../domain/roles.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { listChildren } from '../children/queries/children.ts'
import { inActorTx } from '../db/tx.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { acceptTransfers } from './commands/accept-transfers.ts'
import { declineTransfers, withdrawTransfers } from './commands/answer-transfers.ts'
import { askTransfer } from './commands/ask-transfer.ts'
import { getTransferCounts } from './queries/transfer-counts.ts'
import { listTransfers } from './queries/transfers.ts'

let database: TestDatabase
let county: TestCounty
let tree: PlaceTree
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'U', name: '柳溪镇', parentCode: county.code },
    { kind: 'school', code: 'M1', name: '柳溪镇中学', parentCode: 'U' },
    { kind: 'class', code: 'M71', name: '七年级(1)班', parentCode: 'M1' },
  ])
  tree = await inActorTx(county.ctx.db, county.operator, (tx) => tx.tree(), { readOnly: true })
})
afterAll(() => database.close())

/** Somebody at a place that was added to the county. */
const at = (role: Role, code: string): Actor => {
  const placeId = placeOfCode(tree, code)?.id ?? -1
  const circles = circlesOf(role, placeId, null, communitiesAt(placeId, tree))
  return { ...county.actor(role, 'S1'), placeId, circles }
}
const TODAY = '2026-11-24'
const giver = () => county.actor('dean', 'S1')
const taker = () => county.actor('principal', 'S2')
const daysLater = (days: number): TestCounty['ctx'] => ({ ...county.ctx, now: () => county.now + days * 86_400_000 })
const ask = (children: string[], more: Partial<Parameters<typeof askTransfer>[2]> = {}, actor = giver()) =>
  askTransfer(county.ctx, actor, { children, to: 'S2', elsewhere: '', on: TODAY, note: '', ...more })
const list = async (actor = taker(), side: 'in' | 'out' = 'in', show: 'open' | 'done' = 'open', limit = 50) =>
  (await listTransfers(county.ctx, actor, { side, show, limit })).items
const roll = async (actor: ReturnType<typeof giver>, place: string) =>
  (await listChildren(county.ctx, actor, { place, status: 'enrolled', sort: 'name', limit: 50 })).items.map(
    (c) => c.name,
  )
const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])
const accept = (ids: string[], more: Partial<Parameters<typeof acceptTransfers>[2]> = {}, actor = taker()) =>
  acceptTransfers(county.ctx, actor, { ids, class: { code: 'D31' }, ...more })

describe('a child handed from school to school (decision 063)', () => {
  it('stays the giver’s until the other school takes it in; then the file goes, and the giver keeps the days', async () => {
    const child = await makeChild(county, 'C31', '龙小满')
    await ask([child], { note: '怕生，先和奶奶打个电话' })
    const [one] = await list()
    expect(one).toMatchObject({
      state: 'waiting',
      child: { id: null, name: '龙小满', sex: 'female', birth: '2017-05-01' },
      fromClass: '三(1)班',
      from: { name: '青石镇中心小学', township: '青石镇' },
      note: '怕生，先和奶奶打个电话',
      mayAccept: true,
      mayWithdraw: false,
    })
    // Looked at on the list alone: the file is not open yet, and no third school hears of it.
    await expect(getChild(county.ctx, taker(), child, null)).rejects.toMatchObject({ code: 'not-found' })
    expect(await list(at('principal', 'M1'))).toEqual([])
    expect(await roll(giver(), 'S1')).toContain('龙小满')
    expect((await list(giver(), 'out'))[0]).toMatchObject({ child: { id: child }, mayWithdraw: true, mayAccept: false })
    await clean()

    await expect(accept([one?.id ?? ''], {}, giver())).rejects.toMatchObject({ code: 'not-found' })
    await expect(accept([one?.id ?? ''], { class: { code: 'C31' } })).rejects.toMatchObject({ code: 'place-unknown' })
    await expect(accept([one?.id ?? ''], { on: '2026-11-20' })).rejects.toMatchObject({
      details: { on: expect.stringContaining('2026年11月24日') },
    })
    expect(await accept([one?.id ?? ''])).toEqual({ accepted: 1, className: '三(1)班' })
    expect([await roll(taker(), 'S2'), (await roll(giver(), 'S1')).includes('龙小满')]).toEqual([['龙小满'], false])
    expect((await getChild(county.ctx, taker(), child, null)).row.name).toBe('龙小满')
    await expect(getChild(county.ctx, giver(), child, null)).rejects.toMatchObject({ code: 'not-found' })
    // Both see that it was done; the name has gone with the file.
    expect((await list(giver(), 'out', 'done'))[0]).toMatchObject({
      state: 'accepted',
      child: null,
      note: null,
      to: { name: '大坪村小学' },
      answer: { by: 'principal甲', joins: TODAY },
    })
    expect((await list(taker(), 'in', 'done'))[0]).toMatchObject({
      child: { id: child },
      answer: { toClass: '三(1)班' },
    })
    const pupils = (place: string, day: string) =>
      getFigure(county.ctx, county.operator, { figureId: 'pupils', place, term: '2026-autumn', at: day })
    expect([(await pupils('S1', '2026-11-23')).value, (await pupils('S1', TODAY)).value]).toEqual([1, 0])
    expect([(await pupils('S2', '2026-11-23')).value, (await pupils('S2', TODAY)).value]).toEqual([0, 1])
    await clean()
  })

  it('is declined with a reason that the giver sees, handed on again, and taken back; it waits at one school at a time', async () => {
    const child = await makeChild(county, 'C31', '石小安')
    await ask([child])
    await expect(ask([child], { to: 'M1' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('石小安'),
    })
    const [one] = await list()
    await declineTransfers(county.ctx, taker(), { ids: [one?.id ?? ''], reason: '住在河湾，离中心小学近' })
    expect(await getTransferCounts(county.ctx, giver(), {})).toMatchObject({ out: { count: 0 }, declined: 1 })
    expect((await list(giver(), 'out'))[0]).toMatchObject({
      state: 'declined',
      child: { name: '石小安' },
      answer: { reason: '住在河湾，离中心小学近' },
    })
    // Who did not take it in sees the card no longer.
    expect((await list(taker(), 'in', 'done')).map((t) => [t.state, t.child, t.note])).toContainEqual([
      'declined',
      null,
      null,
    ])
    await expect(accept([one?.id ?? ''])).rejects.toMatchObject({ code: 'conflict' })
    await ask([child], { to: 'M1' })
    expect(await getTransferCounts(county.ctx, giver(), {})).toMatchObject({ out: { count: 1 }, declined: 0 })
    const [again] = await list(giver(), 'out')
    await expect(withdrawTransfers(county.ctx, taker(), { ids: [again?.id ?? ''] })).rejects.toMatchObject({
      code: 'not-found',
    })
    await withdrawTransfers(county.ctx, giver(), { ids: [again?.id ?? ''] })
    expect(await list(at('principal', 'M1'))).toEqual([])
    expect(await roll(giver(), 'S1')).toContain('石小安')
    await clean()
  })

  it('many at once into a class that is made, across townships; the township takes them in where the school cannot', async () => {
    const names = ['邹月', '安宁', '祝青']
    const ids: string[] = []
    for (const name of names) ids.push(await makeChild(county, 'C32', name))
    await ask(ids, { to: 'M1', on: '2026-11-20' })
    const officer = at('township-officer', 'U')
    const there = await list(officer)
    expect(there.map((t) => t.child?.name)).toEqual(['安宁', '祝青', '邹月'])
    // By pages they are the same.
    const first = await listTransfers(county.ctx, officer, { side: 'in', show: 'open', limit: 2 })
    const rest = await listTransfers(county.ctx, officer, {
      side: 'in',
      show: 'open',
      limit: 2,
      cursor: first.next ?? '',
    })
    expect([...first.items, ...rest.items].map((t) => t.id)).toEqual(there.map((t) => t.id))
    await expect(
      listTransfers(county.ctx, officer, { side: 'in', show: 'open', limit: 2, cursor: county.operator.accountId }),
    ).rejects.toMatchObject({ code: 'invalid' })
    const done = await accept(
      there.map((t) => t.id),
      { class: { grade: 3, label: '2' } },
      officer,
    )
    expect(done).toEqual({ accepted: 3, className: '三(2)班' })
    expect(await roll(officer, 'M1')).toEqual(['安宁', '祝青', '邹月'])
    await clean()
  })

  it('is told to both schools once it has waited for more than a week', async () => {
    const child = await makeChild(county, 'C31', '覃小川')
    await ask([child])
    const soon = await getTransferCounts(daysLater(7), taker(), {})
    expect(soon.in).toEqual({ count: 1, days: 7, late: false })
    const late = daysLater(8)
    expect((await getTransferCounts(late, taker(), {})).in).toEqual({ count: 1, days: 8, late: true })
    expect((await getTransferCounts(late, giver(), {})).out).toEqual({ count: 1, days: 8, late: true })
  })

  it('a list of the other school that has the child answers it; so does a child that goes', async () => {
    const child = await makeChild(county, 'C31', '向小远', { idNumber: '522699201704112203', birth: '2017-04-11' })
    const gone = await makeChild(county, 'C31', '滕小溪')
    await ask([child, gone])
    await importRosterFile(county.ctx, taker(), {
      bytes: new TextEncoder().encode('姓名,性别,身份证号,班级\n向小远,女,522699201704112203,三(1)班'),
      fileName: '名册.csv',
      schoolCode: 'S2',
      term: '2026-autumn',
      population: 'all',
      transfers: 'confirmed',
      apply: true,
    })
    await county.ctx.jobs.idle()
    await leaveChild(county.ctx, giver(), gone, { on: TODAY, reason: 'moved-away' })
    const done = (await list(giver(), 'out', 'done')).map((t) => [t.state, t.child?.name ?? null, t.answer?.reason])
    expect(done).toContainEqual(['accepted', null, '新学校的名单里已经有这名孩子'])
    expect(done).toContainEqual(['withdrawn', '滕小溪', '孩子已经不在交出来的学校'])
    await clean()
  })

  it('to no school of the county: it leaves with where it went, or that nobody knows', async () => {
    const known = await makeChild(county, 'C31', '何静')
    const unknown = await makeChild(county, 'C31', '丁一')
    await ask([known], { to: null, elsewhere: '东莞市长安小学', on: '2026-11-20' })
    await ask([unknown], { to: null, on: '2026-11-20' })
    const done = await list(giver(), 'out', 'done')
    expect(done.filter((t) => t.state === 'elsewhere').map((t) => [t.child?.name, t.elsewhere])).toEqual([
      ['丁一', null],
      ['何静', '东莞市长安小学'],
    ])
    expect((await getChild(county.ctx, giver(), known, null)).left).toEqual({ on: '2026-11-20', reason: 'transferred' })
    expect((await getChild(county.ctx, giver(), unknown, null)).left).toEqual({
      on: '2026-11-20',
      reason: 'moved-away',
    })
    await expect(ask([known], { to: null, on: '2027-01-10' })).rejects.toMatchObject({ code: 'invalid' })
    await clean()
  })

  it('not a child of another school, not one that is on no roll, not to its own school, not on a day of another year', async () => {
    const child = await makeChild(county, 'C31', '吴燕')
    const known = await makeChild(county, 'C31', '毕小满', { classCode: undefined })
    await expect(ask([child], {}, at('dean', 'M1'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(ask([child], { to: 'S1' })).rejects.toMatchObject({ details: { to: expect.anything() } })
    await expect(ask([child], { to: 'C31' })).rejects.toMatchObject({ code: 'place-unknown' })
    await expect(ask([child], { on: '2028-01-01' })).rejects.toMatchObject({ details: { on: expect.anything() } })
    await expect(ask([known], {}, county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('a coming day: it is accepted, and sits there from that day on', async () => {
    const child = await makeChild(county, 'C31', '蔡雨')
    await ask([child], { on: '2027-02-24' })
    const one = (await list()).find((t) => t.child?.name === '蔡雨')
    await accept([one?.id ?? ''])
    expect(await roll(giver(), 'S1')).toContain('蔡雨')
    await clean()
  })
})

describe('row-level security beneath can(): child_transfer', () => {
  const count = (actor: Parameters<typeof inActorTx>[1]) =>
    inActorTx(
      county.ctx.db,
      actor,
      async (tx) =>
        (
          await tx.query<{ n: number }>('select count(*)::int as n from child_transfer where county_id = $1', [
            county.id,
          ])
        )[0]?.n ?? -1,
      { readOnly: true },
    )

  it('seen by both schools and what stands above them, by nobody below or beside them', async () => {
    for (const actor of [giver(), taker(), county.actor('township-officer', 'T'), at('township-officer', 'U')])
      expect([actor.role, (await count(actor)) > 0]).toEqual([actor.role, true])
    for (const actor of [
      county.actor('head-teacher', 'C31'),
      county.actor('village-director', 'V1'),
      county.actor('helper', 'S1'),
      county.actor('administrator', 'COUNTY'),
      { ...county.actor('county-office', 'COUNTY'), countyId: county.id + 1 },
    ])
      expect([actor.role, await count(actor)]).toEqual([actor.role, 0])
  })
})
