import { afterAll, beforeAll, expect, it } from 'vitest'
import { getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { openSummary } from '../commands/open-summary.ts'
import { issueSummary } from '../commands/summaries.ts'
import { listIssuedBelow } from './issued-below.ts'
import { reportFile } from './report-file.ts'
import { getSummary } from './summaries.ts'

/**
 * A township of two schools, counted by hand on 24 November: three pupils here and two there, both parents away. September and
 * October are due, so 10 talks; the first school held 3 + 2, the second has no record.
 */
const TERM = '2026-autumn'
let database: TestDatabase
let county: TestCounty

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const ids: string[] = []
  for (const name of ['岑小禾', '岑小麦', '岑小豆']) ids.push(await makeChild(county, 'C31', name))
  for (const name of ['蒙小溪', '蒙小山']) await makeChild(county, 'D31', name)
  const talked = (day: string, children: readonly string[]) =>
    saveRecords({ ...county.ctx, now: () => Date.parse(`${day}T12:00:00+08:00`) }, county.operator, {
      records: children.map((id) => ({
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [id],
        happenedOn: day,
        body: { topics: ['study'], finding: 'well' },
      })),
    })
  await talked('2026-09-15', ids)
  await talked('2026-10-15', ids.slice(1))
})
afterAll(() => database.close())

const file = async (format: 'json' | 'html') =>
  (
    await reportFile(county.ctx, county.operator, {
      kind: 'township-summary',
      place: 'T',
      term: TERM,
      at: '2026-11-24',
      format,
      layout: 'official',
    })
  ).bytes.toString()

it('states the numbers counted by hand, the township’s in its own voice and each school’s in a row', async () => {
  const report = JSON.parse(await file('json')) as {
    kind: string
    title: string
    text: string
    figures: { id: string; value: number }[]
  }
  const value = (id: string) => report.figures.find((f) => f.id === id)?.value
  expect(report.kind).toBe('township-summary')
  expect(report.title).toBe('青石镇2026年秋季学期农村留守儿童关爱保护工作总结')
  expect(['left-behind.state', 'talks.due', 'talks.met', 'talks.missed'].map(value)).toEqual([5, 10, 5, 5])
  expect(['talks.due@S1', 'talks.met@S1', 'talks.due@S2', 'talks.met@S2'].map(value)).toEqual([6, 5, 4, 0])
  expect(report.text).toContain('我镇登记在册的留守儿童5名（民政部门口径）；2所学校在校学生5名')
  expect(report.text).toMatch(/青石镇中心小学\t3\t3\t6\t5\t/)
  expect(report.text).toMatch(/大坪村小学\t2\t2\t4\t0\t/)
  expect(report.text).toContain('2所学校中，1所有完成记录')
  expect(report.text).toContain('大坪村小学没有完成记录，不作推算')
  expect(report.text).toContain('谈心应完成10人次，完成5人次')
  expect(report.text).toContain('本学期系统中没有家访记录，无法说明完成情况。')
  expect(report.text).not.toMatch(/我校|undefined|NaN|null|【|岑|蒙/)
  expect(await file('html')).toContain('<td>大坪村小学</td>')
})

it('a cell opens to the rows of its own school', async () => {
  const rows = await getFigureRows(county.ctx, county.actor('township-officer', 'T'), {
    figureId: 'talks.met',
    place: 'S1',
    term: TERM,
    at: '2026-11-24',
    limit: 50,
  })
  expect(rows.items).toHaveLength(5)
})

it('the township officer writes and issues it, and issues no school’s; a principal does neither', async () => {
  const officer = county.actor('township-officer', 'T')
  const principal = county.actor('principal', 'S1')
  const asked = { kind: 'township-summary', place: 'T', term: TERM, cutoff: '2026-11-24' }
  await expect(openSummary(county.ctx, principal, asked)).rejects.toMatchObject({ code: 'not-found' })
  await expect(openSummary(county.ctx, officer, { ...asked, place: 'S1' })).rejects.toMatchObject({ code: 'invalid' })
  const draft = await openSummary(county.ctx, officer, asked)
  expect([draft.canEdit, draft.canIssue]).toEqual([true, true])
  expect(draft.figures['talks.met@S1']).toMatchObject({ title: '青石镇中心小学完成谈心', text: '5' })
  await expect(getSummary(county.ctx, principal, draft.id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(issueSummary(county.ctx, principal, draft.id, draft.version)).rejects.toMatchObject({
    code: 'not-found',
  })
  const issued = await issueSummary(county.ctx, officer, draft.id, draft.version)
  expect([issued.state, issued.canEdit]).toEqual(['issued', false])

  const school = await openSummary(county.ctx, principal, { ...asked, kind: 'school-summary', place: 'S1' })
  const seen = await getSummary(county.ctx, officer, school.id)
  expect([seen.canEdit, seen.canIssue]).toEqual([true, false])
  await expect(issueSummary(county.ctx, officer, school.id, school.version)).rejects.toMatchObject({
    code: 'forbidden',
  })
})

it('gathers what its schools issued, and says where a signed number is not the register’s any more', async () => {
  const officer = county.actor('township-officer', 'T')
  const principal = county.actor('principal', 'S1')
  const asked = { term: TERM, cutoff: '2026-11-24' }
  const town = await openSummary(county.ctx, officer, { ...asked, kind: 'central-school-summary', place: 'T' })
  const below = async () => (await listIssuedBelow(county.ctx, officer, town.id, { limit: 50 })).items
  // The last test left a draft at the first school; the second has nothing.
  expect((await below()).map((s) => [s.name, s.step])).toEqual([
    ['青石镇中心小学', 'draft'],
    ['大坪村小学', 'none'],
  ])
  const school = await openSummary(county.ctx, principal, { ...asked, kind: 'school-summary', place: 'S1' })
  await issueSummary(county.ctx, principal, school.id, school.version)
  expect((await below())[0]).toMatchObject({
    step: 'issued',
    issued: { id: school.id, by: 'principal甲' },
    differs: [],
  })
  await makeChild(county, 'C31', '岑小月')
  const differs = (await below())[0]?.differs ?? []
  expect(differs.find((d) => d.figure === 'left-behind.education')).toMatchObject({ stated: '3', now: '4' })
  // A class has nobody below it, another place sees nothing of it.
  await expect(listIssuedBelow(county.ctx, principal, town.id, { limit: 50 })).rejects.toMatchObject({
    code: 'not-found',
  })
  const own = await listIssuedBelow(county.ctx, principal, school.id, { limit: 50 })
  expect(own.items).toEqual([])
})

it('what goes out with a public page holds no number that is not on it', async () => {
  const { bytes } = await reportFile(county.ctx, county.operator, {
    kind: 'township-summary',
    place: 'T',
    term: TERM,
    level: 'public',
    format: 'json',
    layout: 'official',
  })
  const page = JSON.parse(bytes.toString()) as { figures: { id: string }[]; checks: unknown[]; text: string }
  expect(page.figures.map((f) => f.id)).not.toContain('care.state.teachers')
  expect(page.checks).toEqual([])
  expect(page.text).not.toMatch(/%|未完成/)
})
