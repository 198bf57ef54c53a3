import { afterAll, beforeAll, expect, it } from 'vitest'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { listChildren } from '../../children/queries/children.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getFigure } from './figure.ts'

/** A school whose lists name left-behind pupils only, from September 2026 to June 2027: what a term's number was, it stays. */
let database: TestDatabase
let county: TestCounty
const AUTUMN = '2026-autumn'
const noon = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const roster = (on: string, term: string, population: 'all' | 'left-behind', rows: string[], schoolCode = 'S2') =>
  importRosterFile(noon(on), county.operator, {
    bytes: new TextEncoder().encode(['姓名,性别,出生日期,班级,父亲务工地点,监护人,关系', ...rows].join('\n')),
    fileName: 'a.csv',
    schoolCode,
    term,
    population,
    apply: true,
  })
const type = (on: string, typedPupils: number | null, place = 'D31') =>
  changePlace(noon(on), county.operator, county.place(place), { typedPupils, typedPupilsSource: '班主任填报' })
const pupils = async (on: string, at: string, term = AUTUMN, place = 'S2') =>
  (await getFigure(noon(on), county.operator, { figureId: 'pupils', place, term, at })).value
const share = async (on: string, at: string) =>
  (await getFigure(noon(on), county.operator, { figureId: 'left-behind.share', place: 'S2', term: AUTUMN, at })).value
const A = '甲甲,女,2017-05-02,三(1)班,广东东莞,甲奶,奶奶'
const B = '乙乙,男,2017-06-02,三(1)班,广东东莞,乙奶,奶奶'
const C = '戊戊,男,2017-06-02,三(2)班,广东东莞,戊奶,奶奶'

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse('2026-08-25T12:00:00+08:00'))
  await roster('2026-09-05', AUTUMN, 'left-behind', [A, B])
  await roster('2026-09-06', AUTUMN, 'left-behind', ['己己,女,2017-01-02,三(1)班,广东东莞,己奶,奶奶', C], 'S1')
})
afterAll(() => database.close())

it('a number holds from the day it was typed; of the days before in its term nobody said anything else', async () => {
  expect(await pupils('2026-09-10', '2026-09-10')).toBe(null)
  await type('2026-11-02', 25)
  expect(await pupils('2026-11-03', '2026-11-03')).toBe(25)
  expect(await pupils('2026-11-03', '2026-10-01')).toBe(25)
  await type('2026-12-20', 26)
  expect(await pupils('2026-12-21', '2026-12-21')).toBe(26)
  expect(await pupils('2026-12-21', '2026-12-01')).toBe(25)
})

it('typed in the holidays it is the last term’s too; typed when the next has begun it is not', async () => {
  expect(await pupils('2027-01-24', '2027-01-20', AUTUMN, 'S1')).toBe(null)
  await type('2027-01-25', 20, 'C31')
  expect(await pupils('2027-01-26', '2027-01-20', AUTUMN, 'C31')).toBe(20)
  expect(await pupils('2027-01-26', '2027-01-20', AUTUMN, 'S1')).toBe(null)
  await type('2027-03-01', 30, 'C32')
  expect(await pupils('2027-03-02', '2027-03-02', '2027-spring', 'S1')).toBe(50)
  expect(await pupils('2027-03-02', '2027-01-20', AUTUMN, 'C32')).toBe(null)
  expect(await pupils('2027-03-02', '2027-01-20', AUTUMN, 'S1')).toBe(null)
})

it('another number in the next term leaves the last one as it was', async () => {
  await type('2027-03-05', 33)
  expect(await pupils('2027-03-06', '2027-03-06', '2027-spring')).toBe(33)
  expect(await pupils('2027-03-06', '2026-12-01')).toBe(25)
  expect(await share('2027-03-06', '2026-12-01')).toBe(8)
})

it('so does a full list', async () => {
  await roster('2027-03-10', '2027-spring', 'all', [
    A,
    B,
    '丙丙,女,2017-07-02,三(1)班,,,',
    '丁丁,女,2017-08-02,三(1)班,,,',
  ])
  expect(await pupils('2027-03-11', '2027-03-11', '2027-spring')).toBe(4)
  expect(await pupils('2027-03-11', '2026-12-01')).toBe(25)
  expect(await share('2027-03-11', '2026-12-01')).toBe(8)
})

it('and a class that closes', async () => {
  const { items } = await listChildren(noon('2027-06-20'), county.operator, {
    status: 'enrolled',
    sort: 'name',
    limit: 20,
    place: 'S2',
  })
  for (const { id } of items)
    await leaveChild(noon('2027-06-20'), county.operator, id, { on: '2027-06-20', reason: 'transferred' })
  await changePlace(noon('2027-06-21'), county.operator, county.place('D31'), { closed: true })
  expect(await pupils('2027-06-22', '2027-06-22', '2027-spring')).toBe(0)
  expect(await pupils('2027-06-22', '2026-12-01')).toBe(25)
  expect(await pupils('2027-06-22', '2026-12-01', AUTUMN, 'D31')).toBe(25)
})
