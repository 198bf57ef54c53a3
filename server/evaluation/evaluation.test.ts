import JSZip from 'jszip'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluation } from '../../domain/entries/evaluation.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getEvaluation } from './queries/evaluation.ts'
import { exportEvaluation } from './queries/export-evaluation.ts'

/** Four pupils, two of them talked with in September: counted by hand at the month's end. */
const ASKED = { place: 'S1', term: '2026-autumn', at: '2026-10-01' }
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const ids: string[] = []
  for (const name of ['岑小禾', '岑小麦', '岑小豆', '岑小谷']) ids.push(await makeChild(county, 'C31', name))
  await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: ids.slice(0, 2).map((id) => ({
      id: newId(county.now),
      kind: 'talk',
      version: 1,
      childIds: [id],
      happenedOn: '2026-09-20',
      body: { topics: ['study'], finding: 'well' },
    })),
  })
})
afterAll(() => database.close())

it('a school sees what shows its work, and what nobody needs to do costs it nothing', async () => {
  const told = await getEvaluation(county.ctx, county.actor('principal', 'S1'), ASKED)
  const line = (key: string) => told.indicators.find((one) => one.key === key)
  expect(line('talks')).toMatchObject({ suggested: 3, evidence: [{ value: 2 }, { value: 4 }] })
  expect(line('rules')).toMatchObject({ suggested: 0, evidence: [{ value: 0 }] })
  expect(line('home')).toMatchObject({ suggested: null, byPeople: false })
  expect(line('satisfaction')).toMatchObject({ suggested: null, byPeople: true })
  const judged = told.indicators.filter((one) => one.suggested !== null)
  expect(told.suggested.of).toBe(judged.reduce((sum, one) => sum + one.points, 0))
  expect(told.mayWrite).toBe(false)
})

it('a township and a class have none; a head teacher and another school’s principal do not see it', async () => {
  const officer = county.actor('township-officer', 'T')
  await expect(getEvaluation(county.ctx, officer, { ...ASKED, place: 'T' })).rejects.toMatchObject({ code: 'invalid' })
  expect((await getEvaluation(county.ctx, officer, ASKED)).mayWrite).toBe(true)
  for (const [who, code] of [
    [county.actor('head-teacher', 'C31'), 'forbidden'],
    [county.actor('principal', 'S2'), 'not-found'],
  ] as const)
    await expect(getEvaluation(county.ctx, who, ASKED)).rejects.toMatchObject({ code })
})

it('what was found is written by the office above alone; the school reads it, its teachers do not', async () => {
  const entry = {
    id: '01990000-0000-7000-8000-0000000000e1',
    kind: evaluation.kind,
    version: evaluation.version,
    about: { place: 'S1' },
    from: '2026-09-28',
    body: { sort: 'term', by: '刘启明', scores: [{ indicator: 'plan', given: 2 }] },
  }
  const write = async (role: 'principal' | 'township-officer', place: string) =>
    (await saveEntries(county.ctx, county.actor(role, place), { entries: [entry] })).verdicts[0]?.verdict
  expect(await write('principal', 'S1')).toBe('refused')
  expect(await write('township-officer', 'T')).toBe('accepted')
  const seen = async (role: 'principal' | 'head-teacher', place: string) =>
    (await listEntries(county.ctx, county.actor(role, place), { kind: evaluation.kind, limit: 10 })).items.length
  expect([await seen('principal', 'S1'), await seen('head-teacher', 'C31'), await seen('principal', 'S2')]).toEqual([
    1, 0, 0,
  ])
})

it('the evidence leaves as an index and a sheet an indicator, and the diary says so', async () => {
  const { bytes, name } = await exportEvaluation(county.ctx, county.actor('principal', 'S1'), ASKED)
  expect(name).toMatch(/-检查佐证材料-2026-10-01\.zip$/)
  const files = Object.keys((await JSZip.loadAsync(bytes)).files)
  expect(files[0]?.startsWith('01 ')).toBe(true)
  expect(files).toContain('00 目录.xlsx')
  expect(files).toContain('13 月月谈心.xlsx')
  expect(files.some((file) => file.includes('满意'))).toBe(false)
})
