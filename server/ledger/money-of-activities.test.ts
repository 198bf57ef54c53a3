import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { listRecords } from '../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { ledgerTools } from '../testing/ledger-tools.ts'
import { reverseMovement } from './commands/reverse-movement.ts'
import { getLedger } from './queries/ledger.ts'

/** What a place spent on an activity (S2B.16) is booked from its record, as money given at the door is; and money for children of two schools (decision 079). */
let database: TestDatabase
let county: TestCounty
let [an, bao] = ['', '']
let [fund, township] = ['', '']
const { book, booked, entry, hire, waits, who } = ledgerTools(() => county)
const save = async (actor: Actor, record: Record<string, unknown>) => {
  const id = newId(county.now)
  const { verdicts } = await saveRecords(county.ctx, actor, {
    records: [{ id, version: 1, happenedOn: '2026-11-20', ...record }],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return id
}
const activity = (actor: Actor, body: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  save(actor, {
    kind: 'activity',
    about: { place: 'S1' },
    body: { theme: '画我的家乡', occasion: 'interest', organiser: '学校', ...body },
    ...more,
  })
const give = (n: number, more: Record<string, unknown> = {}) => ({
  sort: 'give',
  place: 'S1',
  from: { fund },
  n,
  use: 'event',
  children: [],
  ...more,
})

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  await hire('principal', 'S1', '贺校长')
  await hire('township-officer', 'T', '戴干部')
  fund = await entry(who('贺校长'), 'fund', { place: 'S1' }, { name: '助学金', purpose: '学费和活动' })
  township = await entry(who('戴干部'), 'fund', { place: 'T' }, { name: '慰问金', purpose: '春节和半年的慰问' })
  const received = { sort: 'receive', n: 100_000, origin: 'anonymous', on: '2026-11-02' }
  await booked(who('贺校长'), { ...received, place: 'S1', into: { fund } })
  await booked(who('戴干部'), { ...received, place: 'T', into: { fund: township } })
})
afterAll(() => database.close())

it('waits with its whole cost, is booked once as it says, and each leads to the other', async () => {
  const record = await activity(who('贺校长'), { cost: 12_000, from: 'donated' })
  await activity(who('贺校长'), { cost: 9000, from: 'own' })
  await activity(who('贺校长'), { cost: 8000, from: 'office' })
  await activity(who('贺校长'), {})
  expect(await waits('贺校长')).toMatchObject([{ record, kindTitle: '活动', each: 12_000, n: 0, beyond: 0 }])
  const word = async (more: Record<string, unknown>, n = 12_000) =>
    (await book(who('贺校长'), give(n, { record, ...more }))).message
  expect(await word({}, 11_000)).toContain('记录里写的是120元')
  expect(await word({ children: [an] })).toContain('照记录入账')
  const movement = await booked(who('贺校长'), give(12_000, { record }))
  expect(await word({})).toContain('已经入账')
  expect(await waits('贺校长')).toEqual([])
  expect(await waits('贺校长', { record })).toMatchObject([
    { state: 'booked', movement: { id: movement, fen: 12_000 } },
  ])
  const shown = (await getLedger(county.ctx, who('贺校长'), { limit: 50 })).items.find((m) => m.id === movement)
  expect(shown?.record).toEqual({ id: record, kind: 'activity', kindTitle: '活动', on: '2026-11-20' })
  // Put right: the two are told apart until the ledger is put right too.
  const right = await activity(who('贺校长'), { cost: 13_000, from: 'donated' }, { replaces: record })
  expect(await waits('贺校长')).toMatchObject([{ record: right, state: 'differs', each: 13_000 }])
  await reverseMovement(county.ctx, who('贺校长'), movement, { id: newId(county.now), reason: '记录更正了' })
  await booked(who('贺校长'), give(13_000, { record: right }))
  expect(await waits('贺校长')).toEqual([])
  expect((await listRecords(county.ctx, who('贺校长'), { kind: 'activity', limit: 50 })).items).toHaveLength(4)
})

it('money of children of whom one went to another school waits with whoever reaches them all', async () => {
  const record = await save(who('贺校长'), {
    kind: 'condolence',
    about: { children: [an, bao] },
    body: { occasion: 'half-year', visitors: '学校', money: 5000, from: 'public' },
  })
  expect(await waits('贺校长')).toMatchObject([{ record, n: 2, beyond: 0 }])
  expect(await waits('戴干部')).toEqual([])
  await changeChild(county.ctx, county.operator, bao, { since: '2026-11-22', changes: { classCode: 'D31' }, base: {} })
  expect(await waits('贺校长')).toMatchObject([{ record, n: 2, beyond: 1, children: [{ id: an }] }])
  const both = { record, children: [an, bao], use: 'relief' }
  expect((await book(who('贺校长'), give(5000, both))).code).toBe('not-found')
  expect(await waits('戴干部')).toMatchObject([{ record, n: 2, beyond: 0 }])
  await booked(who('戴干部'), give(5000, { ...both, place: 'T', from: { fund: township } }))
  expect([await waits('贺校长'), await waits('戴干部')]).toEqual([[], []])
  // The school does not open the township's ledger and is told all the same that it stands there: nothing is paid twice.
  expect(await waits('贺校长', { record })).toMatchObject([
    { state: 'booked', movement: { seen: false, fen: 10_000, place: { name: '青石镇' } } },
  ])
  await changeChild(county.ctx, county.operator, bao, { since: '2026-11-23', changes: { classCode: 'C32' }, base: {} })
  expect((await book(who('贺校长'), give(5000, both))).code).toBe('stands-already')
})
