import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { circlesOf } from '../../../domain/roles.ts'
import { addDayOff, setTerm } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getBoard, listDuties } from './board.ts'

let database: TestDatabase
let county: TestCounty
const noon = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const board = (place: string, month?: string, at = '2026-11-24', actor = county.operator) =>
  getBoard(noon(at), actor, { place: place === 'COUNTY' ? county.code : place, month })
const idOf = async (code: string): Promise<number> => {
  const tree = await inActorTx(county.ctx.db, county.operator, (tx) => tx.tree(), { readOnly: true })
  return [...tree.values()].find((p) => p.code === code)?.id ?? 0
}
const officerOf = async (code: string): Promise<Actor> => {
  const placeId = await idOf(code)
  return { ...county.actor('township-officer', 'T'), placeId, circles: circlesOf('township-officer', placeId, null) }
}
/** Columns of the two rules that these tests follow, whatever other rules there are. */
const ofTwo = <T extends { rule: string }>(columns: readonly T[]): T[] =>
  columns.filter((c) => c.rule === 'monthly-talk' || c.rule === 'term-home-visits')
/** The columns of talks and visits as `rule|period`, and of each how many are owed. */
const owed = async (...asked: Parameters<typeof board>) => {
  const { columns, classes } = await board(...asked)
  return Object.fromEntries(
    ofTwo(columns).map((c) => [
      c.key,
      classes.reduce((n, row) => n + (row.cells.find((cell) => cell.column === c.key)?.due ?? 0), 0),
    ]),
  )
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'T2', name: '白水镇', parentCode: county.code },
    { kind: 'school', code: 'S3', name: '白水中学', parentCode: 'T2' },
    { kind: 'class', code: 'E31', name: '三年级(1)班', parentCode: 'S3' },
  ])
  await makeChild(county, 'C31', '一校')
  await makeChild(county, 'D31', '二校')
  const moved = await makeChild(county, 'E31', '转来', { villageCode: null })
  await changeChild(county.ctx, county.operator, moved, {
    since: '2026-10-15',
    changes: { classCode: 'C32', villageCode: 'V1' },
    base: {},
  })
})
afterAll(() => database.close())

it('a township’s board holds what fell due there, whoever asks, though a child came from another township', async () => {
  const officer = await officerOf('T')
  const october = { 'monthly-talk|2026-10': 3, 'term-home-visits|2026-autumn.middle': 3 }
  expect(await owed('T', '2026-10')).toEqual(october)
  expect(await owed('T', '2026-10', '2026-11-24', officer)).toEqual(october)
  expect(await owed('T', '2026-09', '2026-11-24', officer)).toEqual({
    'monthly-talk|2026-09': 2,
    'term-home-visits|2026-autumn.start': 2,
  })
  expect(await owed('T2', '2026-09')).toEqual({
    'monthly-talk|2026-09': 1,
    'term-home-visits|2026-autumn.start': 1,
  })
  expect(await owed('T2', '2026-10')).toMatchObject({ 'monthly-talk|2026-10': 0 })
  // The file moved out of its officer's sight, and the number with it.
  expect(await owed('T2', '2026-09', '2026-11-24', await officerOf('T2'))).toMatchObject({ 'monthly-talk|2026-09': 0 })
})

it('a village is one row, though its pupils sit in several schools; it opens to their names', async () => {
  const director = county.actor('village-director', 'V1')
  const { classes, childCount } = await board('V1', '2026-10', '2026-11-24', director)
  expect(classes.map((c) => [c.code, c.name, c.children])).toEqual([['V1', '河湾村', childCount]])
  expect(classes[0]?.cells[0]).toMatchObject({ due: 3, missed: 3 })
  const names = await listDuties(county.ctx, director, {
    place: 'V1',
    rule: 'monthly-talk',
    period: '2026-10',
    limit: 10,
  })
  expect(names.items.map((d) => d.childName).sort()).toEqual(['一校', '二校', '转来'].sort())
})

it('a class that closed keeps the months in which somebody sat there', async () => {
  await changePlace(county.ctx, county.operator, await idOf('E31'), { closed: true })
  expect(await owed('T2', '2026-09')).toMatchObject({ 'monthly-talk|2026-09': 1 })
})

it('the first days of July hold the last visits of spring', async () => {
  const july = await board('C31', undefined, '2027-07-02')
  expect([july.term, july.columns.map((c) => c.title)]).toEqual(['2027-spring', ['期末家访（户）']])
  expect(july.childCount).toBe(1)
  expect(await owed('C31', undefined, '2027-07-05')).toEqual({ 'term-home-visits|2027-spring.end': 1 })
})

it('a month of holidays has no column, and a month of two terms the columns of both', async () => {
  expect(await board('S1', '2027-08')).toMatchObject({ columns: [], childCount: 0, term: null })
  await setTerm(county.ctx, county.operator, { termId: '2027-autumn', startsOn: '2027-08-30', endsOn: '2028-01-20' })
  await setTerm(county.ctx, county.operator, { termId: '2027-spring', startsOn: '2027-03-05', endsOn: '2027-08-16' })
  expect(Object.keys(await owed('S1', '2027-08'))).toEqual([
    'monthly-talk|2027-08',
    'term-home-visits|2027-autumn.start',
  ])
  await setTerm(county.ctx, county.operator, { termId: '2027-spring', startsOn: '2027-02-23', endsOn: '2027-07-05' })
  await setTerm(county.ctx, county.operator, { termId: '2027-autumn', startsOn: '2027-09-01', endsOn: '2028-01-20' })
})

it('a school with days of its own stands on the county’s board as on its own', async () => {
  // Snowed in for the last week of November: due on 2 December there.
  await addDayOff(county.ctx, county.operator, {
    fromOn: '2026-11-23',
    toOn: '2026-11-29',
    kind: 'closure',
    name: '大雪停课',
    schoolCode: 'S2',
  })
  const december = { 'monthly-talk|2026-11': 1, 'monthly-talk|2026-12': 1, 'term-home-visits|2026-autumn.end': 1 }
  expect(await owed('S2', '2026-12')).toEqual(december)
  expect(ofTwo((await board('S2', '2026-12')).columns).map((c) => c.title)).toEqual([
    '11月谈心',
    '谈心（每月）',
    '期末家访（户）',
  ])
  for (const place of ['T', 'COUNTY', 'V1'])
    expect(await owed(place, '2026-12')).toEqual({
      'monthly-talk|2026-11': 3,
      'monthly-talk|2026-12': 3,
      'term-home-visits|2026-autumn.end': 3,
    })
  // It begins its spring term in May only: no talk is owed there in March and April.
  await setTerm(county.ctx, county.operator, {
    termId: '2027-spring',
    startsOn: '2027-05-06',
    endsOn: '2027-08-20',
    schoolCode: 'S2',
  })
  expect(await owed('T', '2027-03')).toMatchObject({ 'monthly-talk|2027-03': 2 })
  expect(await owed('S2', '2027-03')).toEqual({})
  expect(await owed('T', '2027-07')).toMatchObject({ 'monthly-talk|2027-07': 1, 'term-home-visits|2027-spring.end': 3 })
})

it('the head of a month that is over says who went without in it, and opens to as many (F21)', async () => {
  const told = async (month: string) =>
    (await board('S1', month)).counts.filter((c) => /monthly-talk|term-home-visits/.test(c.rule))
  const september = await told('2026-09')
  expect(september.map((c) => [c.title, c.n > 0])).toEqual([
    ['9月没有谈心', true],
    ['没有做到的家访', true],
  ])
  for (const { rule, period, n } of september) {
    const { items } = await listDuties(county.ctx, county.operator, {
      place: 'S1',
      rule,
      period: period ?? undefined,
      limit: 200,
    })
    const lacking = items.filter((d) => ['overdue', 'missed'].includes(d.state))
    expect(new Set(lacking.map((d) => (rule === 'term-home-visits' ? d.householdId : d.childId))).size).toBe(n)
  }
  expect((await told('2026-11')).map((c) => c.title)).toEqual(['本月还没有谈心', '家访过期'])
})

it('what is overdue from earlier months is counted in the running month’s head as long as it can be made up for', async () => {
  let earlier = 0
  for (const at of ['2026-10-01', '2026-10-09', '2026-11-01', '2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']) {
    const { counts, columns } = await board('S1', undefined, at)
    const said = counts.find((c) => c.rule === 'term-home-visits')
    const { items } = await listDuties(noon(at), county.operator, {
      place: 'S1',
      rule: 'term-home-visits',
      state: 'overdue',
      limit: 200,
    })
    expect([at, said?.n ?? 0]).toEqual([at, new Set(items.map((d) => d.householdId)).size])
    const shown = new Set(columns.map((c) => c.key))
    if (said && items.some((d) => !shown.has(`${d.rule}|${d.period}`))) earlier += 1
  }
  expect(earlier).toBeGreaterThan(0)
})
