import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { getRosterProgress } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { declineTransfers } from '../transfers/commands/answer-transfers.ts'
import { listTransfers } from '../transfers/queries/transfers.ts'
import { listTools, NONE } from './testing/list-tools.ts'
import { csvOf } from './testing/reading-of.ts'
import { utf8 } from './testing/sheets.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const HEAD = ['姓名', '性别', '出生日期', '班级', '备注']
const BOYS = [
  ['马小燕', '女', '2017-03-01', '三1', ''],
  ['妥晓光', '男', '2017-04-01', '三1', ''],
  ['海小月', '女', '2017-05-01', '三1', ''],
  ['丁小兰', '女', '2017-06-01', '三1', ''],
]
/** The same list with these remarks. */
const noted = (notes: Record<string, string>) => BOYS.map((row) => [...row.slice(0, 4), notes[row[0] ?? ''] ?? ''])
const dean = () => county.actor('dean', 'S1')
const upload = async (rows: string[][]) => {
  const { id } = await uploadRoster(county.ctx, dean(), utf8(csvOf([HEAD, ...rows])), {
    name: 'b.csv',
    school: 'S1',
    term: '2026-autumn',
    population: 'all',
  })
  return { id, shown: await getDifference(county.ctx, dean(), id) }
}
const write = async (id: string, baseline: string, missing: Record<string, string>) => {
  await applyRoster(county.ctx, dean(), id, { baseline, decisions: { ...NONE, missing } })
  await county.ctx.jobs.idle()
  return getRosterProgress(county.ctx, dean(), id)
}
const handed = async (side: 'in' | 'out', show: 'open' | 'done' = 'open') =>
  (await listTransfers(county.ctx, county.actor('principal', side === 'in' ? 'S2' : 'S1'), { side, show, limit: 50 }))
    .items
const named = async (name: string) => (await listTools(county, dean()).named(name))[0]

it('a row that says that its child went to another school hands it over; elsewhere it leaves; undecided it stays', async () => {
  const first = await upload(noted({}))
  expect((await write(first.id, first.shown.baseline, {})).written).toMatchObject({ added: 4, given: 0 })
  const s2 = (await listTransfers(county.ctx, dean(), { side: 'out', show: 'open', limit: 5 })).items
  expect(s2).toEqual([])

  const second = await upload(
    noted({ 马小燕: '9月转到大坪小学', 妥晓光: '随父母去东莞读书了', 海小月: '转出', 丁小兰: '请假' }),
  )
  const { leaving } = second.shown
  expect(leaving.map((x) => [x.name, x.says, x.to?.code ?? null, x.gone])).toEqual([
    ['马小燕', '9月转到大坪小学', 'S2', false],
    ['妥晓光', '随父母去东莞读书了', null, false],
    ['海小月', '转出', null, false],
  ])
  const idOf = (name: string) => leaving.find((x) => x.name === name)?.childId ?? ''
  const to = `to:${leaving[0]?.to?.code}`
  const done = await write(second.id, second.shown.baseline, { [idOf('马小燕')]: to, [idOf('妥晓光')]: 'transferred' })
  expect(done).toMatchObject({ state: 'applied', written: { given: 1, left: 1, added: 0 } })
  // Handed, not moved: it is the giver's until the other school answers.
  expect((await named('马小燕'))?.row.status).toBe('enrolled')
  expect((await named('妥晓光'))?.row.status).toBe('left')
  expect((await named('海小月'))?.row.status).toBe('enrolled')
  expect((await handed('in')).map((x) => [x.child?.name, x.state])).toEqual([['马小燕', 'waiting']])

  // Who has left already is not brought back by a list that says so too.
  const third = await upload(noted({ 妥晓光: '已转走' }))
  expect(third.shown.leaving).toMatchObject([{ name: '妥晓光', gone: true }])
  expect(third.shown.changed).toEqual([])
  expect(await write(third.id, third.shown.baseline, {})).toMatchObject({ written: { changed: 0 } })
  expect((await named('妥晓光'))?.row.status).toBe('left')

  // Twice is refused, with the name.
  const fourth = await upload(noted({ 马小燕: '转到大坪小学' }))
  const again = await write(fourth.id, fourth.shown.baseline, { [idOf('马小燕')]: to })
  expect(again).toMatchObject({ state: 'read', message: expect.stringContaining('马小燕已经交出去') })
})

it('is taken back with its import, unless somebody has answered; a school that is none is refused', async () => {
  const { id, shown } = await upload(noted({ 海小月: '转大坪小学', 丁小兰: '转往大坪小学' }))
  const of = (name: string) => shown.leaving.find((x) => x.name === name)
  const wrong = await write(id, shown.baseline, { [of('海小月')?.childId ?? '']: 'to:S1' })
  expect(wrong).toMatchObject({ state: 'read', message: expect.stringContaining('请重新选') })
  const to = `to:${of('海小月')?.to?.code}`
  const written = await write(id, shown.baseline, {
    [of('海小月')?.childId ?? '']: to,
    [of('丁小兰')?.childId ?? '']: to,
  })
  expect(written).toMatchObject({ state: 'applied', written: { given: 2 } })
  const waiting = await handed('in')
  await declineTransfers(county.ctx, county.actor('principal', 'S2'), {
    ids: waiting.filter((x) => x.child?.name === '丁小兰').map((x) => x.id),
    reason: '没有来报到',
  })
  await undoRoster(county.ctx, dean(), id)
  await county.ctx.jobs.idle()
  expect((await handed('in')).map((x) => x.child?.name)).toEqual(['马小燕'])
  expect((await handed('out', 'done')).find((x) => x.answer?.reason === '交出来的那份名单撤回了')).toMatchObject({
    state: 'withdrawn',
  })
})
