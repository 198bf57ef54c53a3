import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHARTS } from '../../domain/reports/charts/chart.ts'
import type { Actor } from '../../domain/roles.ts'
import { getFigureRows } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getCharts } from './queries/charts.ts'

/** A picture is made of figures: each number opens to as many rows, whichever month or village it is of. */
let database: TestDatabase
let county: TestCounty
const TERM = '2026-autumn'
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const an = await makeChild(county, 'C31', '石安安')
  await makeChild(county, 'C31', '罗小禾', { villageCode: 'V2' })
  await makeChild(county, 'C32', '安宁', { villageCode: null, carerName: null, carerRelation: null, carerPhones: [] })
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  const { verdicts } = await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [an],
        happenedOn: '2026-10-12',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
})
afterAll(() => database.close())

const chartsOf = async (actor: Actor, more: { place?: string } = {}) =>
  getCharts(county.ctx, actor, { term: TERM, ...more })

describe('pictures of a place', () => {
  it.each([
    ['principal', 'S1'],
    ['head-teacher', 'C31'],
    ['township-officer', 'T'],
    ['village-director', 'V2'],
    ['county-office', 'COUNTY'],
  ] as const)('%s at %s: every number has as many rows behind it', async (role, place) => {
    const actor = county.actor(role, place)
    const { charts, place: here } = await chartsOf(actor)
    expect(charts.map((c) => c.key)).toEqual(CHARTS.filter((key) => charts.some((c) => c.key === key)))
    expect(charts.length).toBeGreaterThan(2)
    for (const cell of charts.flatMap((chart) => chart.rows.flatMap((row) => row.cells))) {
      const { figure, items } = await getFigureRows(county.ctx, actor, {
        ...{ figureId: cell.figure, place: cell.place ?? here.code, term: cell.term, at: cell.at, limit: 200 },
        ...(cell.part ? { partBy: cell.part.by, partKey: cell.part.key } : {}),
      })
      expect([cell.figure, cell.part?.key, figure.value, items.length]).toEqual([
        cell.figure,
        cell.part?.key,
        cell.value,
        cell.value,
      ])
    }
  })

  it('months follow each other, villages stand as the register has them, who has none comes last', async () => {
    const { charts } = await chartsOf(county.actor('principal', 'S1'))
    const of = (key: string) => charts.find((chart) => chart.key === key)
    expect(of('talks')?.rows.map((row) => [row.label, ...row.cells.map((c) => c.value), row.note])).toEqual([
      ['9月', 3, 0, '0.0%'],
      ['10月', 3, 1, '33.3%'],
    ])
    expect(of('villages')?.rows.map((row) => [row.label, row.cells[0]?.value])).toEqual([
      ['河湾村', 1],
      ['大坪村', 1],
      ['没有写村', 1],
    ])
    expect(of('terms')?.rows.map((row) => [row.label, row.cells[0]?.value])).toEqual([['2026年秋季学期', 3]])
  })

  it('a county begins with its townships, each counted as it counts itself, its villages behind it', async () => {
    const office = county.actor('county-office', 'COUNTY')
    const { charts } = await chartsOf(office)
    const rows = charts.find((chart) => chart.key === 'townships')?.rows ?? []
    expect(charts.some((chart) => chart.key === 'villages')).toBe(false)
    expect(rows.map((row) => [row.enter, row.cells[0]?.place, row.cells[0]?.value])).toContainEqual(['T', 'T', 4])
    const { charts: below } = await chartsOf(office, { place: 'T' })
    const villages = below.find((chart) => chart.key === 'villages')?.rows ?? []
    expect(villages.reduce((sum, row) => sum + (row.cells[0]?.value ?? 0), 0)).toBe(4)
    expect(below.some((chart) => chart.key === 'townships')).toBe(false)
  })

  it('nobody sees another place, nor parts a figure by what its rows do not know', async () => {
    const principal = county.actor('principal', 'S1')
    await expect(chartsOf(principal, { place: 'S2' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(chartsOf(county.actor('helper', 'S1'))).rejects.toMatchObject({ code: 'forbidden' })
    const asked = { place: 'S1', term: TERM, limit: 10 }
    for (const wrong of [
      { figureId: 'talks.held', partBy: 'period', partKey: '2026-10' },
      { figureId: 'talks.due', partBy: 'villageId', partKey: '1' },
      { figureId: 'left-behind.education', partBy: 'villageId', partKey: '1 or 1=1' },
    ] as const)
      await expect(getFigureRows(county.ctx, principal, { ...asked, ...wrong })).rejects.toMatchObject({
        code: 'invalid',
      })
  })
})
