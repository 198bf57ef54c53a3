import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LOST } from '../../domain/records/home-loan.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { exportRecords } from '../records/queries/export-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { listLoans } from './queries/loans.ts'

let database: TestDatabase
let county: TestCounty
let [reader, mover]: string[] = []
let home = ''
const principal = () => county.actor('principal', 'S1')
let minutes = 0
const loan = (now: number, child: string, mark: string, thing: string, more: Record<string, unknown> = {}) => ({
  id: newId(now),
  kind: 'home-loan',
  version: 1,
  about: { entry: home },
  took: [{ child, mark }],
  happenedOn: '2026-11-24',
  body: { thing },
  ...more,
})
/** Each a minute after the one before. */
const later = () => county.now + ++minutes * 60_000
const lent = async (child: string, mark: string, thing: string, more: Record<string, unknown> = {}) => {
  const now = later()
  const records = [loan(now, child, mark, thing, more)]
  const { verdicts } = await saveRecords({ ...county.ctx, now: () => now }, principal(), { records })
  return verdicts[0]?.verdict
}
/** So many at once, of things that are told apart by their number. */
const lentMany = async (child: string, mark: string, of: { thing: string; n: number }) => {
  for (let from = 0; from < of.n; from += 50) {
    const now = later()
    const records = Array.from({ length: Math.min(50, of.n - from) }, (_, i) =>
      loan(now, child, mark, `${of.thing}${from + i}`),
    )
    const { verdicts } = await saveRecords({ ...county.ctx, now: () => now }, principal(), { records })
    expect(verdicts.filter((v) => v.verdict !== 'accepted')).toEqual([])
  }
}
const out = async (actor = principal(), asked: Parameters<typeof listLoans>[2] = { entry: home }) =>
  (await listLoans(county.ctx, actor, asked)).items.map((i) => [i.child.name, i.thing, i.due, i.gone])

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  reader = await makeChild(county, 'C31', '石安安')
  mover = await makeChild(county, 'C31', '韦小雨')
  home = newId(county.now)
  await saveEntries(county.ctx, principal(), {
    entries: [
      {
        id: home,
        kind: 'home',
        version: 2,
        about: { place: 'S1' },
        from: '2026-09-01',
        until: null,
        body: {
          name: '儿童之家',
          hours: [{ day: '3', from: '16:00', to: '17:30' }],
          staff: [{ who: { name: '甲' } }, { who: { name: '乙' } }],
        },
      },
    ],
  })
})
afterAll(() => database.close())

it('what went home stays on the list until it comes back; one thing does not answer another', async () => {
  expect(
    await lent(reader ?? '', 'out', '《西游记》上册', { body: { thing: '《西游记》上册', due: '2026-12-01' } }),
  ).toBe('accepted')
  expect(await lent(mover ?? '', 'out', '象棋一副')).toBe('accepted')
  expect(await out()).toEqual([
    ['石安安', '《西游记》上册', '2026-12-01', false],
    ['韦小雨', '象棋一副', null, false],
  ])
  expect(await lent(reader ?? '', 'back', '《西游记》上册')).toBe('accepted')
  expect(await out()).toEqual([['韦小雨', '象棋一副', null, false]])
  // What was lost is not waited for any more.
  expect(await lent(reader ?? '', 'out', '跳绳')).toBe('accepted')
  expect(await lent(reader ?? '', LOST, '跳绳')).toBe('accepted')
  expect(await out()).toEqual([['韦小雨', '象棋一副', null, false]])
})

it('one thing typed in two ways is one loan, and what was lent is offered by its name', async () => {
  const body = (thing: string) => ({ body: { thing } })
  expect(await lent(reader ?? '', 'out', '', body('《昆虫记》（上）'))).toBe('accepted')
  expect(await lent(reader ?? '', 'out', '', body('ＡＢＣ 卡片'))).toBe('accepted')
  expect(await lent(reader ?? '', 'back', '', body('昆虫记 (上)'))).toBe('accepted')
  expect(await out()).toEqual([
    ['石安安', 'ＡＢＣ 卡片', null, false],
    ['韦小雨', '象棋一副', null, false],
  ])
  expect(await lent(reader ?? '', 'back', '', body('abc卡片'))).toBe('accepted')
  const { all, names } = await listLoans(county.ctx, principal(), { entry: home })
  expect(all).toBe(1)
  expect(names.toSorted()).toEqual(['abc卡片', '《西游记》上册', '昆虫记 (上)', '象棋一副', '跳绳'].toSorted())
  // Of children, not of a home: nothing to be named.
  expect((await listLoans(county.ctx, principal(), { children: reader ?? '' })).names).toEqual([])
})

it('more than are listed: how many there are is said', async () => {
  // Six hundred records take half a minute there, of statements that the shards are asked above.
  if (database.engine === 'citus') return
  await lentMany(reader ?? '', 'out', { thing: '积木 ', n: 301 })
  const { all, items } = await listLoans(county.ctx, principal(), { entry: home })
  expect([all, items.length]).toEqual([302, 300])
  await lentMany(reader ?? '', 'back', { thing: '积木', n: 301 })
  expect(await out()).toEqual([['韦小雨', '象棋一副', null, false]])
})

it('is asked for before a child goes; it stays on the home’s list once it has gone, and still comes back', async () => {
  const children = [reader, mover].join(',')
  expect(await out(principal(), { children })).toEqual([['韦小雨', '象棋一副', null, false]])
  expect(await out(county.actor('head-teacher', 'C32'), { children })).toEqual([])
  await leaveChild(county.ctx, principal(), mover ?? '', { on: '2026-11-24', reason: 'moved-away' })
  expect(await out()).toEqual([['韦小雨', '象棋一副', null, true]])
  await expect(out(county.actor('head-teacher', 'C31'))).rejects.toMatchObject({ code: 'not-found' })
  expect(await lent(mover ?? '', 'back', '象棋一副')).toBe('accepted')
  expect(await out()).toEqual([])
})

it('what hangs on an entry is listed by it: a campaign’s tasks', async () => {
  const campaign = newId(county.now)
  const entry = (id: string, kind: string, version: number, about: Record<string, string>, body: object) => ({
    ...{ id, kind, version, about: about as never, from: '2026-09-01', until: null },
    body: body as Record<string, unknown>,
  })
  const owner = { name: '甲' }
  const { verdicts } = await saveEntries(county.ctx, principal(), {
    entries: [
      entry(campaign, 'campaign', 1, { place: 'S1' }, { sort: 'campaign', theme: '暖冬', until: '2027-01-10' }),
      entry(newId(county.now), 'task', 2, { entry: campaign }, { what: '买棉衣', owner, due: '2026-12-10' }),
      entry(newId(county.now), 'task', 2, { place: 'S1' }, { what: '换灯泡', owner, due: '2026-12-01' }),
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted', 'accepted'])
  const hung = await listEntries(county.ctx, principal(), { kind: 'task', of: campaign, limit: 50 })
  expect(hung.items.map((i) => i.body.what)).toEqual(['买棉衣'])
})

it('the ledger that is printed says who has each thing', async () => {
  const { bytes } = await exportRecords(county.ctx, principal(), { kind: 'home-loan', place: 'S1' })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows = (book.worksheets[0]?.getRows(3, 3) ?? []).map((row) => (row.values as unknown[]).slice(1))
  expect(rows[0]).toContain('孩子')
  expect(rows[1]).toEqual(expect.arrayContaining(['石安安', '《西游记》上册', '借走']))
  expect(rows[2]).toEqual(expect.arrayContaining(['韦小雨', '象棋一副']))
})
