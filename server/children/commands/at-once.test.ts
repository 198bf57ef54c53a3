import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { newId } from '../../ids.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { openSummary } from '../../reports/commands/open-summary.ts'
import { saveSummary } from '../../reports/commands/summaries.ts'
import { listSummaries } from '../../reports/queries/summaries.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'

// Two at the same moment: what each of these makes is there once, and nobody's words go under.

let database: TestDatabase
let county: TestCounty
const TERM = '2026-autumn'
const count = async (sql: string) =>
  (
    await inActorTx(county.ctx.db, county.operator, (tx) => tx.query<{ n: number }>(sql, [county.id]), {
      readOnly: true,
    })
  )[0]?.n
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

it('a list written twice makes its children and classes once', async () => {
  const bytes = new TextEncoder().encode(
    '姓名,性别,出生日期,班级\n甲一,女,2017-05-02,四(1)班\n乙二,男,2017-06-03,四(2)班\n',
  )
  const write = () =>
    importRosterFile(county.ctx, county.operator, {
      bytes,
      fileName: '四年级.csv',
      schoolCode: 'S2',
      term: TERM,
      population: 'all',
      apply: true,
    })
  const outcomes = await Promise.all([write(), write(), write()])
  expect(outcomes.map((o) => o.written?.added).sort()).toEqual([0, 0, 2])
  expect(await count(`select count(*)::int as n from child where county_id = $1 and name in ('甲一', '乙二')`)).toBe(2)
})

it('a place added twice is one place', async () => {
  const add = () =>
    addPlaces(county.ctx, county.operator, [{ kind: 'village', code: 'V9', name: '云台村', parentCode: 'T' }])
  const outcomes = await Promise.all([add(), add(), add()])
  expect(outcomes.map((o) => [o.added, o.unchanged]).sort()).toEqual([
    [0, 1],
    [0, 1],
    [1, 0],
  ])
})

it('a summary is begun once, and saved by one of two who started from the same version', async () => {
  const open = () => openSummary(county.ctx, county.operator, { kind: 'school-summary', place: 'S1', term: TERM })
  const [first, second] = await Promise.all([open(), open()])
  expect(second?.id).toBe(first?.id)
  expect((await listSummaries(county.ctx, county.operator)).items).toHaveLength(1)
  const save = (title: string) =>
    saveSummary(county.ctx, county.operator, first?.id ?? '', { version: first?.version ?? 0, title, sections: [] })
  const saved = await Promise.allSettled([save('甲的题目'), save('乙的题目')])
  expect(saved.map((s) => s.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(saved.find((s) => s.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
})

it('a child is freed once from a duty in a period that there is', async () => {
  const [one, two] = [await makeChild(county, 'C31', '石安安'), await makeChild(county, 'C31', '石小安')]
  const id = newId(county.now)
  const waive = (period: string) =>
    waiveDuty(county.ctx, county.operator, { id, rule: 'monthly-talk', childIds: [one, two], period, reason: '住院' })
  await Promise.all([waive('2026-11'), waive('2026-11')])
  await waive('2026-11')
  expect(await count('select count(*)::int as n from waiver where county_id = $1 and not withdrawn')).toBe(2)
  for (const period of ['2026-13', '2026-autumn.middle', '2026-08', 'x'])
    await expect(waive(period)).rejects.toMatchObject({ code: 'invalid' })
})
