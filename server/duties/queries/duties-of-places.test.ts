import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDayOff } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { verify } from '../../installation/queries/verify.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listDuties } from './board.ts'
import { getToday } from './today.ts'

let database: TestDatabase
let county: TestCounty
let moved: string
const TERM = '2026-autumn'
const codeOf = (place: string) => (place === 'COUNTY' ? county.code : place)
const listed = async (place: string, at: string, more: { period?: string } = {}) =>
  (await listDuties(county.ctx, county.operator, { place: codeOf(place), at, limit: 200, ...more })).items
const value = async (figureId: string, place: string, actor = county.operator, at = '2026-11-24') =>
  (await getFigure(county.ctx, actor, { figureId, place: codeOf(place), term: TERM, at })).value

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
  moved = await makeChild(county, 'E31', '转来', { villageCode: null })
  // Came from another township in the middle of October.
  await changeChild(county.ctx, county.operator, moved, {
    since: '2026-10-15',
    changes: { classCode: 'C32', villageCode: 'V1' },
    base: {},
  })
  // Flooded for ten days at the end of September: that school's September falls due, and closes, ten days later.
  await addDayOff(county.ctx, county.operator, {
    fromOn: '2026-09-14',
    toOn: '2026-09-23',
    kind: 'closure',
    name: '水灾停课',
    schoolCode: 'S2',
  })
})
afterAll(() => database.close())

it('a township counts each school by that school’s own calendar, as the school does itself', async () => {
  const at = '2026-10-01'
  expect(await value('talks.due', 'S1', county.operator, at)).toBe(1)
  // Due on 5 October there.
  expect(await value('talks.due', 'S2', county.operator, at)).toBe(0)
  expect(await value('talks.due', 'T', county.operator, at)).toBe(1)
  expect(await value('talks.due', 'V1', county.operator, at)).toBe(1)
  const [own] = (await listed('S2', at)).filter((d) => d.period.key === '2026-09')
  expect(own?.period.windows.due).toBe('2026-10-05')
  expect((await listed('T', at)).filter((d) => d.id === own?.id)).toEqual([own])
  const today = await getToday(county.ctx, county.actor('village-director', 'V1'), 'all')
  const duties = today.households.flatMap((h) =>
    h.children.flatMap((c) => c.duties.map((d) => ({ ...d, childId: c.id }))),
  )
  const same = duties.find((d) => d.childId === own?.childId && d.rule === own.rule && d.period.key === own.period.key)
  expect(same?.state ?? own?.state).toBe(own?.state)
})

it('a duty belongs to the township where the child was when it fell due', async () => {
  const periods = async (place: string) =>
    (await listed(place, '2026-11-24'))
      .filter((d) => d.childId === moved && d.rule === 'monthly-talk')
      .map((d) => d.period.key)
      .sort()
  expect(await periods('T2')).toEqual(['2026-09'])
  expect(await periods('T')).toEqual(['2026-10', '2026-11', '2026-12', '2027-01'])
  // Its officer has the same answer, though a part of the child's history lies elsewhere.
  expect(await value('talks.due', 'T', county.actor('township-officer', 'T'))).toBe(await value('talks.due', 'T'))
})

it('what the last term still owes is listed in the holidays, and as long as it may be done', async () => {
  const states = async (at: string) =>
    Object.fromEntries((await listed('C31', at)).map((d) => [d.period.key, d.state] as const))
  expect(await states('2027-01-25')).toMatchObject({ '2027-01': 'overdue', '2026-autumn.end': 'overdue' })
  expect(await states('2027-01-31')).toMatchObject({ '2027-01': 'missed', '2026-autumn.end': 'overdue' })
  expect(await states('2027-02-08')).toMatchObject({ '2026-autumn.end': 'missed', '2027-03': 'not-yet' })
  expect(await states('2027-02-23')).not.toHaveProperty('2026-autumn.end')
  // Asked by its period it is there at any time.
  expect((await listed('C31', '2027-03-10', { period: '2026-autumn.end' })).map((d) => d.state)).toEqual(['missed'])
})

it('and stands on the today page', async () => {
  const later = { ...county.ctx, now: () => Date.parse('2027-01-25T09:00:00+08:00') }
  const today = await getToday(later, county.actor('head-teacher', 'C31'), 'due')
  expect(
    today.households
      .flatMap((h) =>
        h.children.flatMap((c) =>
          c.duties.filter((d) => ['monthly-talk', 'term-home-visits'].includes(d.rule)).map((d) => d.period.key),
        ),
      )
      .sort(),
  ).toEqual(['2026-autumn.end', '2027-01'])
})

it('what is kept of all that agrees with a recount', async () => {
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
