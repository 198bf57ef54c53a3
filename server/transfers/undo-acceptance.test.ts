import { afterAll, beforeAll, expect, it } from 'vitest'
import { getChild } from '../children/queries/child-file.ts'
import { listChildren } from '../children/queries/children.ts'
import { listEscalated } from '../duties/queries/escalations.ts'
import { getToday } from '../duties/queries/today.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { acceptTransfers } from './commands/accept-transfers.ts'
import { declineTransfers } from './commands/answer-transfers.ts'
import { askTransfer } from './commands/ask-transfer.ts'
import { undoAcceptance } from './commands/undo-acceptance.ts'
import { listHandovers } from './queries/handovers.ts'
import { listTransfers } from './queries/transfers.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const TODAY = '2026-11-24'
const giver = () => county.actor('dean', 'S1')
const taker = () => county.actor('principal', 'S2')
const later = (ms: number): TestCounty['ctx'] => ({ ...county.ctx, now: () => county.now + ms })
const DAY = 86_400_000
const list = async (side: 'in' | 'out', show: 'open' | 'done', actor = taker()) =>
  (await listTransfers(county.ctx, actor, { side, show, limit: 50 })).items
const handed = async (child: string, on = TODAY) => {
  await askTransfer(county.ctx, giver(), { children: [child], to: 'S2', elsewhere: '', on, note: '怕生' })
  return (await list('out', 'open', giver())).find((t) => t.child?.id === child)?.id ?? ''
}
const roll = async (actor: ReturnType<typeof giver>, place: string) =>
  (await listChildren(county.ctx, actor, { place, status: 'enrolled', sort: 'name', limit: 50 })).items.map(
    (c) => c.name,
  )
const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])

it('an acceptance is taken back while nobody has written of the child: it sits where it sat, and waits again with why', async () => {
  const child = await makeChild(county, 'C31', '龙小满')
  const id = await handed(child)
  await acceptTransfers(county.ctx, taker(), { ids: [id], class: { code: 'D31' } })
  expect((await list('in', 'done'))[0]).toMatchObject({ id, state: 'accepted', mayUndo: true })
  // Whoever gave it away does not take it back from there.
  await expect(undoAcceptance(later(1000), giver(), { ids: [id], reason: '不交了' })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await undoAcceptance(later(1000), taker(), { ids: [id], reason: '选错了班' })).toEqual({ undone: 1 })
  expect([await roll(taker(), 'S2'), await roll(giver(), 'S1')]).toEqual([[], ['龙小满']])
  expect((await getChild(county.ctx, giver(), child, null)).row).toMatchObject({ name: '龙小满', className: '三(1)班' })
  await expect(getChild(county.ctx, taker(), child, null)).rejects.toMatchObject({ code: 'not-found' })
  expect(await list('in', 'open')).toMatchObject([{ id, state: 'waiting', undone: '选错了班', mayUndo: false }])
  await expect(undoAcceptance(county.ctx, taker(), { ids: [id], reason: '再来' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await clean()
  // And is taken in anew, from a coming day; that is taken back as well.
  await acceptTransfers(later(2000), taker(), { ids: [id], on: '2026-12-01', class: { grade: 3, label: '9' } })
  await undoAcceptance(later(3000), taker(), { ids: [id], reason: '还没有来' })
  expect(await roll(giver(), 'S1')).toEqual(['龙小满'])
  await clean()
  await declineTransfers(later(4000), taker(), { ids: [id], reason: '班里满了' })
})

it('not once something was recorded, and not while the child is handed on: a sentence says what to do', async () => {
  const child = await makeChild(county, 'C31', '石小安')
  const id = await handed(child)
  await acceptTransfers(county.ctx, taker(), { ids: [id], class: { code: 'D31' } })
  expect((await list('in', 'done')).find((t) => t.id === id)?.mayUndo).toBe(true)
  await askTransfer(later(1000), taker(), { children: [child], to: 'S1', elsewhere: '', on: TODAY, note: '' })
  expect((await list('in', 'done')).find((t) => t.id === id)?.mayUndo).toBe(false)
  await expect(undoAcceptance(later(2000), taker(), { ids: [id], reason: '选错了班' })).rejects.toMatchObject({
    code: 'cannot-undo',
    message: expect.stringContaining('先收回那一次'),
  })
  const { verdicts } = await saveRecords(later(3000), county.actor('head-teacher', 'D31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [child],
        happenedOn: TODAY,
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  const waiting = (await list('out', 'open')).find((t) => t.child?.id === child)
  await declineTransfers(later(4000), giver(), { ids: [waiting?.id ?? ''], reason: '不回来' })
  await expect(undoAcceptance(later(5000), taker(), { ids: [id], reason: '选错了班' })).rejects.toMatchObject({
    code: 'cannot-undo',
    message: expect.stringContaining('石小安'),
  })
  // Not offered either (F15).
  expect((await list('in', 'done')).find((t) => t.id === id)?.mayUndo).toBe(false)
})

it('head teachers on both sides are told of their own, with whom to talk to; nobody else’s class is', async () => {
  const child = await makeChild(county, 'C31', '邹月')
  const id = await handed(child)
  const heads = async (at: string, ctx = county.ctx) =>
    (await listHandovers(ctx, county.actor('head-teacher', at), {})).items.filter((i) => i.child.id === child)
  expect(await heads('C31')).toMatchObject([
    { state: 'waiting', school: { name: '大坪村小学' }, late: false, note: null },
  ])
  expect(await heads('C31', later(8 * DAY))).toMatchObject([{ late: true }])
  expect([await heads('C32'), await heads('D31')]).toEqual([[], []])
  const inFile = async (actor: ReturnType<typeof giver>) => (await listHandovers(county.ctx, actor, { child })).items
  expect((await inFile(giver())).map((i) => i.state)).toEqual(['waiting'])
  expect(await inFile(taker())).toEqual([])
  await acceptTransfers(county.ctx, taker(), { ids: [id], class: { code: 'D31' } })
  expect(await heads('D31')).toMatchObject([
    { state: 'came', school: { name: '青石镇中心小学' }, className: '三(1)班', note: '怕生' },
  ])
  // The file has gone; two weeks later the new teacher knows the child.
  expect([await heads('C31'), await heads('D31', later(15 * DAY)), await inFile(giver())]).toEqual([[], [], []])
})

it('what is not answered within a week is owed by the principal of the school that was asked', async () => {
  const child = await makeChild(county, 'C31', '安宁')
  const owed = async (ctx = county.ctx, actor = taker()) =>
    (await getToday(ctx, actor, 'all')).others
      .filter((o) => o.rule === 'transfer-answer')
      .map((o) => [o.state, o.period.key, o.period.due])
  expect(await owed()).toEqual([])
  const id = await handed(child)
  expect(await owed()).toEqual([['open', TODAY, '2026-12-01']])
  expect((await owed(later(9 * DAY)))[0]?.[0]).toBe('overdue')
  expect(await owed(later(9 * DAY), county.actor('principal', 'S1'))).toEqual([])
  await acceptTransfers(later(9 * DAY), taker(), { ids: [id], class: { code: 'D31' } })
  expect(await owed(later(9 * DAY))).toEqual([])
  await undoAcceptance(later(9 * DAY + 1000), taker(), { ids: [id], reason: '选错了班' })
  expect((await owed(later(9 * DAY + 2000)))[0]?.[0]).toBe('overdue')
  await clean()
  // Due on 1 December, closed on the 31st: then it stands in the week of whoever leads the school, of no other one.
  const week = async (actor: ReturnType<typeof giver>) =>
    (
      await listEscalated(later(39 * DAY), actor, { step: 'closed', waived: 'no', rule: 'transfer-answer', limit: 50 })
    ).items.map((d) => d.period.key)
  expect([await week(taker()), await week(county.actor('principal', 'S1'))]).toEqual([[TODAY], []])
})
