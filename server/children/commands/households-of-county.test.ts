import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { changeChild } from './change-child.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

/** Children by name, each with the household of its row and of the span that holds now. */
const homes = async (...ids: string[]) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const rows = await tx.query<{ id: string; name: string; home: string; span: string }>(
        'select c.id, c.name, c.household_id as home, f.household_id as span from child c join child_facts f on f.county_id = c.county_id and f.child_id = c.id where c.county_id = $1 and f.until_on is null and not f.del',
        [county.id],
      )
      for (const row of rows) expect(row.span).toBe(row.home)
      return ids.map((id) => rows.find((r) => r.id === id || r.name === id)?.home)
    },
    { readOnly: true },
  )
const family = { fatherName: '罗大海', motherName: '杨梅', carerName: '罗老根', carerPhones: ['13800000011'] }

it('a child added by hand joins its brother of another school; a namesake of another village does not', async () => {
  const big = await makeChild(county, 'D31', '罗小满', family)
  const small = await makeChild(county, 'C31', '罗小禾', { ...family, carerPhones: [] })
  const other = await makeChild(county, 'C31', '罗天', { ...family, carerPhones: [], villageCode: 'V2' })
  expect(await homes(big, small, other)).toEqual([big, big, other])
})

it('a list joins brothers and sisters of another school too', async () => {
  const big = await makeChild(county, 'D31', '田大雨', { ...family, fatherName: '田勇', carerPhones: ['13800000012'] })
  await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode(
      '姓名,性别,出生日期,班级,家庭住址,父亲姓名,母亲姓名\n田小雨,女,2018-02-03,三(1)班,河湾村1组,田勇,杨梅\n田中雨,男,2017-02-03,三(2)班,河湾村1组,田勇,杨梅',
    ),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
    apply: true,
  })
  expect(await homes(big, '田小雨', '田中雨')).toEqual([big, big, big])
})

it('a child alone in its household joins the one that a change of its family shows; a shared household stays', async () => {
  const own = { fatherName: '潘海', motherName: '向兰', carerName: '潘老', carerPhones: ['13800000013'] }
  const big = await makeChild(county, 'D31', '潘大月', own)
  const small = await makeChild(county, 'C31', '潘小月', {
    fatherName: null,
    motherName: null,
    carerName: null,
    carerPhones: [],
  })
  expect(await homes(small)).toEqual([small])
  await changeChild(county.ctx, county.operator, small, {
    since: '2026-11-20',
    changes: { fatherName: '潘海', motherName: '向兰' },
    base: {},
  })
  expect(await homes(small)).toEqual([big])
  await changeChild(county.ctx, county.operator, small, {
    since: '2026-11-21',
    changes: { fatherName: '罗大海', motherName: '杨梅' },
    base: {},
  })
  expect(await homes(small)).toEqual([big])
})

it('a list that names the parents of children known before joins them: each of them was alone', async () => {
  const unknown = { fatherName: null, motherName: null, carerName: null, carerPhones: [], villageCode: 'V2' }
  const one = await makeChild(county, 'C32', '覃山', { ...unknown, birth: '2016-01-02' })
  const two = await makeChild(county, 'C32', '覃水', { ...unknown, birth: '2016-01-03' })
  const HEAD = '姓名,性别,出生日期,班级,父亲姓名,母亲姓名'
  const rows = ['覃山,女,2016-01-02,三(2)班,覃勇,向兰', '覃水,女,2016-01-03,三(2)班,覃勇,向兰']
  await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\n')),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
    apply: true,
  })
  const [first, second] = await homes(one, two)
  expect([first === second, [one, two].includes(first ?? '')]).toEqual([true, true])
})
