import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { changeChild } from '../commands/change-child.ts'
import { leaveChild } from '../commands/leave-child.ts'
import { getBirthdays } from './birthdays.ts'
import { getNews } from './news.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const at = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const told = async (date: string) => {
  const { came, left, changed } = await getNews(at(date), county.actor('dean', 'S1'))
  return { came: came.some.map((c) => c.name), left: left.count, changed: changed.count }
}

it('who was put on the register is news when that was done, whatever day the list speaks of', async () => {
  // On the register since 24 November, as of 1 September.
  const child = await makeChild(county, 'C31', '龙小满')
  expect(await told('2026-11-25')).toEqual({ came: ['龙小满'], left: 0, changed: 0 })
  expect(await told('2026-12-10')).toEqual({ came: [], left: 0, changed: 0 })
  await changeChild(at('2026-12-08'), county.operator, child, {
    since: '2026-12-08',
    changes: { boarder: true },
    base: {},
  })
  expect(await told('2026-12-10')).toEqual({ came: [], left: 0, changed: 1 })
  await leaveChild(at('2026-12-20'), county.operator, child, { on: '2026-12-20', reason: 'transferred' })
  expect(await told('2026-12-21')).toEqual({ came: [], left: 1, changed: 0 })
})

it('birthdays of this week and the next, day by day and in class order, of those on the register alone', async () => {
  const born = (classCode: string, name: string, birth: string) => makeChild(county, classCode, name, { birth })
  // Of the fortnight from Monday 22 February 2027: the 29th is kept on the 28th.
  await born('C32', '安梦', '2017-02-28')
  await born('C31', '卓尔', '2016-02-29')
  await born('C31', '覃山', '2018-03-07')
  await born('C31', '何豪俊', '2018-02-21')
  await born('C31', '罗小川', '2018-03-08')
  await born('C31', '龙巧', '2018-02')
  const gone = await born('C31', '吕思新', '2018-03-01')
  await leaveChild(at('2027-02-20'), county.operator, gone, { on: '2027-02-20', reason: 'transferred' })
  await makeChild(county, 'D31', '潘月', { birth: '2017-03-01', villageCode: 'V2' })
  const of = async (actor: Parameters<typeof getBirthdays>[1]) =>
    (await getBirthdays(at('2027-02-24'), actor)).items.map((c) => [c.on, c.name, c.turns])
  expect(await of(county.actor('dean', 'S1'))).toEqual([
    ['2027-02-28', '卓尔', 11],
    ['2027-02-28', '安梦', 10],
    ['2027-03-07', '覃山', 9],
  ])
  expect((await of(county.actor('head-teacher', 'C32'))).map(([, name]) => name)).toEqual(['安梦'])
  expect(await of(county.actor('township-officer', 'T'))).toEqual([])
})
