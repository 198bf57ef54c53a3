import { afterAll, beforeAll, expect, it } from 'vitest'
import { OVERVIEW_COUNTS, OVERVIEW_KINDS, type OverviewKind, type OverviewOpen } from '../../domain/overview.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { newId } from '../ids.ts'
import { readGrids } from '../import/files/read-grids.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { mergePlace } from '../places/commands/merge-place.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { exportOverview } from './queries/export-overview.ts'
import { getOverview } from './queries/overview.ts'
import { getOverviewRows } from './queries/overview-rows.ts'
import { getQuietPlaces } from './queries/quiet-places.ts'

let database: TestDatabase
let county: TestCounty
let far: string
const HOME = { fatherState: 'home', motherState: 'home', carerRelation: 'mother' }

/** 24 November 2026: S1 has four of whom three are left behind, one talked to; S2 has one; one child of V2 goes to school elsewhere. */
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'T2', name: '白水镇', parentCode: county.code },
    { kind: 'school', code: 'K', name: '云岭县实验小学', parentCode: county.code },
    { kind: 'class', code: 'K31', name: '三年级(1)班', parentCode: 'K' },
    { kind: 'school', code: 'S3', name: '白水镇中心小学', parentCode: 'T2' },
  ])
  const talked = await makeChild(county, 'C31', '龙小满')
  await makeChild(county, 'C31', '石安安')
  await makeChild(county, 'C32', '滕小溪')
  await makeChild(county, 'C32', '田在家', HOME)
  far = await makeChild(county, 'D31', '向小远', { villageCode: 'V2' })
  await makeChild(county, 'K31', '吴外读', { villageCode: 'V2' })
  const gone = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  await leaveChild(county.ctx, county.operator, gone, { on: '2026-11-20', reason: 'transferred' })
  await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [talked],
        happenedOn: '2026-11-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  await importRosterFile(county.ctx, county.operator, {
    bytes: Buffer.from('姓名,性别,年级,班级\n龙小满,女,三年级,1班'),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    apply: true,
    population: 'left-behind',
  })
})
afterAll(() => database.close())

const table = (place: string, by?: OverviewKind, actor = county.operator) =>
  getOverview(county.ctx, actor, { place, by, limit: 100 })
const faces = async (place: string, by?: OverviewKind) =>
  (await table(place, by)).rows.map((r) => [r.name, r.children, r.education, r.met, r.left, r.notReported.join('+')])

it('a township sees a row a school in the places’ own order, what is in none of them, and the whole', async () => {
  const seen = await table('T', 'school', county.actor('township-officer', 'T'))
  expect(seen.rows.map((r) => [r.name, r.children, r.education, r.met, r.left, r.notReported.join('+')])).toEqual([
    ['青石镇中心小学', 4, 3, 1, 0, ''],
    ['大坪村小学', 1, 1, 0, 1, 'list+records'],
  ])
  expect(seen.rest).toMatchObject({ children: 1, education: 1 })
  expect(seen.total).toMatchObject({ children: 6, education: 5, met: 1, left: 1 })
  expect(seen.total.due).toBeGreaterThan(seen.total.met)
  expect(seen.rows[0]).toMatchObject({ listOn: '2026-11-24', lastRecordOn: '2026-11-24' })
})

it('a long table comes by pages, with the same whole', async () => {
  const page = (cursor?: string) =>
    getOverview(county.ctx, county.operator, { place: 'T', by: 'school', limit: 1, ...(cursor ? { cursor } : {}) })
  const first = await page()
  const second = await page(first.next ?? '')
  expect([first.rows.length, second.rows.length, second.next]).toEqual([1, 1, null])
  expect(second.total).toEqual(first.total)
})

it('villages and townships have tables too; a school straight under the county is a row of its own', async () => {
  expect((await faces('T', 'village')).map((r) => r.slice(0, 3))).toEqual([
    ['河湾村', 4, 3],
    ['大坪村', 2, 2],
  ])
  expect((await faces(county.code)).map((r) => r.slice(0, 3))).toEqual([
    ['青石镇', 5, 4],
    ['白水镇', 0, 0],
    ['云岭县实验小学', 1, 1],
  ])
  expect((await table(county.code)).rows[0]?.lists).toEqual({ done: 1, of: 2 })
  await expect(table('S1')).rejects.toMatchObject({ code: 'invalid' })
  await expect(table('T2', 'school', county.actor('township-officer', 'T'))).rejects.toMatchObject({
    code: 'not-found',
  })
})

/** At `places`; rule by rule and month by month of the township, which a county counts alike. */
const everyNumberOpens = async (places: readonly string[]) => {
  let opened = 0
  for (const place of places)
    for (const by of OVERVIEW_KINDS.filter((k) => place !== 'T' || k !== 'township')) {
      const seen = await table(place, by)
      const rows = [
        ...seen.rows.map((r) => [r.code, r] as const),
        ['rest', seen.rest] as const,
        [undefined, seen.total] as const,
      ]
      for (const [row, numbers] of rows) {
        const opens = async (ask: { what: OverviewOpen; rule?: string; month?: string }, n: number | undefined) => {
          const found = await getOverviewRows(county.ctx, county.operator, { place, by, row, ...ask, limit: 200 })
          expect([place, by, row, ask, found.total, found.items.length]).toEqual([place, by, row, ask, n ?? 0, n ?? 0])
          opened += n ? 1 : 0
        }
        for (const what of OVERVIEW_COUNTS) await opens({ what }, numbers?.[what])
        if (place !== 'T') continue
        for (const [i, { rule }] of seen.rules.entries())
          for (const what of ['due', 'met', 'overdue'] as const) await opens({ what, rule }, numbers?.duties[i]?.[what])
        for (const [i, month] of seen.months.entries())
          await opens({ what: 'missed', month }, numbers?.months[i]?.missed)
      }
    }
  expect(opened).toBeGreaterThan(40)
}

it('every number opens to as many rows, by name', async () => {
  await everyNumberOpens(['T', county.code])
  const overdue = await getOverviewRows(county.ctx, county.operator, { place: 'T', row: 'S1', what: 'met', limit: 5 })
  expect(overdue.items).toMatchObject([{ children: [{ name: '龙小满' }], class: '三(1)班', state: 'met' }])
  await expect(
    getOverviewRows(county.ctx, county.operator, { place: 'T', row: 'nowhere', what: 'met', limit: 5 }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

it('both readings stand side by side, this month’s duties rule by rule, and what each month left undone', async () => {
  // A family with one parent away is education's alone; before school age only the state counts.
  const one = await makeChild(county, 'C31', '姚一方', { fatherState: 'away', motherState: 'home' })
  const seen = await table('T', 'school')
  const { education, state, duties, months } = seen.rows[0] ?? seen.total
  expect([education, state]).toEqual([4, 3])
  expect(seen.total).toMatchObject({ education: 6, state: 5 })
  const talk = seen.rules.findIndex((r) => r.rule === 'monthly-talk')
  expect(seen.rules[talk]).toMatchObject({ title: '谈心', unit: '人' })
  expect(duties[talk]).toMatchObject({ due: 4, met: 1 })
  expect(seen.months.at(-1)).toBe('2026-11')
  expect(seen.months[0]).toBe('2026-09')
  const now = months.at(-1)
  expect(now?.missed).toBeGreaterThan(0)
  expect(now?.owed).toBeGreaterThan(now?.missed ?? 0)
  const { items } = await getOverviewRows(county.ctx, county.operator, {
    place: 'T',
    row: 'S1',
    what: 'missed',
    rule: 'monthly-talk',
    limit: 9,
  })
  expect(items.map((r) => r.children.map((c) => c.name).join())).toEqual(['石安安', '姚一方', '滕小溪'])
  const who = await getOverviewRows(county.ctx, county.operator, { place: 'T', row: 'S1', what: 'education', limit: 9 })
  expect(who.items.map((r) => r.children[0]?.name)).toEqual(['龙小满', '石安安', '姚一方', '滕小溪'])
  await leaveChild(county.ctx, county.operator, one, { on: '2026-11-24', reason: 'transferred' })
})

it('its file holds the same rows and nobody’s name', async () => {
  const { bytes, name } = await exportOverview(county.ctx, county.operator, { place: 'T' })
  expect(name).toBe('青石镇各校一览-2026-11-24.xlsx')
  const text = JSON.stringify((await readGrids(bytes))[0]?.rows)
  expect(text).toContain('大坪村小学')
  expect(text).toContain('没交名单、14 天没有记录')
  expect(text).not.toContain('石安安')
})

it('silent is where children left behind are and nothing came in for two weeks, told in the places’ order', async () => {
  const quiet = (place: string, actor = county.operator) => getQuietPlaces(county.ctx, actor, { place, limit: 50 })
  const named = async (place: string, actor = county.operator) =>
    (await quiet(place, actor)).items.map((p) => [p.name, p.under, p.lastRecordOn])
  expect(await named('T', county.actor('township-officer', 'T'))).toEqual([
    ['大坪村', null, null],
    ['大坪村小学', null, null],
  ])
  expect((await named(county.code, county.actor('county-office', county.code))).map(([name]) => name)).toEqual([
    '大坪村',
    '大坪村小学',
    '云岭县实验小学',
  ])
  await expect(quiet('T2', county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'not-found' })
  // What came in yesterday tells of an old day: the place is heard of.
  await saveRecords(county.ctx, county.actor('head-teacher', 'D31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [far],
        happenedOn: '2026-10-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  expect(await named('T')).toEqual([])
})

it('a school that went into another stands in its row', async () => {
  await mergePlace(county.ctx, county.operator, county.place('S2'), { into: 'S1', classes: 'together', reason: '撤并' })
  expect((await faces('T', 'school')).map((r) => r.slice(0, 3))).toEqual([['青石镇中心小学', 5, 4]])
  expect((await table('T', 'school')).total).toMatchObject({ children: 6, education: 5 })
  await everyNumberOpens(['T'])
})
