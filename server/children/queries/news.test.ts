import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { changeChild } from '../commands/change-child.ts'
import { leaveChild } from '../commands/leave-child.ts'
import { getBirthdays } from './birthdays.ts'
import { getChild } from './child-file.ts'
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

it('who keeps the birthday by the lunar calendar has it on that day, and no other; the file says so and takes it back', async () => {
  const dean = county.actor('dean', 'S1')
  // 1 March 2016 was 正月廿三, which is 28 February in 2027; 二月十四 is 21 March; 正月二十 is 25 February.
  const first = await makeChild(county, 'C31', '石农历', { birth: '2016-03-01' })
  const other = await makeChild(county, 'C31', '石春分', { birth: '2016-03-22' })
  const written = await makeChild(county, 'C31', '石证上', { birth: '2016-01-20' })
  const keep = (id: string, birthdayBy: string | null) =>
    changeChild(at('2027-02-20'), dean, id, { since: '2027-02-20', changes: { birthdayBy } as never, base: {} })
  for (const id of [first, other]) await keep(id, 'lunar')
  await keep(written, 'written-lunar')
  const mine = async () =>
    (await getBirthdays(at('2027-02-24'), dean)).items
      .filter((c) => c.name.startsWith('石'))
      .map((c) => [c.on, c.name, c.lunar])
  expect(await mine()).toEqual([
    ['2027-02-25', '石证上', '正月二十'],
    ['2027-02-28', '石农历', '正月廿三'],
  ])
  const file = await getChild(at('2027-02-24'), dean, first, null)
  expect(file.birthdayBy).toBe('lunar')
  expect(JSON.stringify(file.timeline)).toContain('生日怎么过 空 → 过农历生日')
  await keep(first, null)
  expect((await mine()).map(([on]) => on)).toEqual(['2027-02-25', '2027-03-01'])
})
