import { afterAll, beforeAll, expect, it } from 'vitest'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { getFigure, getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { openSummary } from '../commands/open-summary.ts'
import { reportFile } from './report-file.ts'

/**
 * Two terms counted by hand on 30 June 2027: three pupils in autumn, of whom one leaves in the holidays and another comes in March.
 * Talks: three in September, two in October, one in the winter holidays, two in March.
 */
let database: TestDatabase
let county: TestCounty
const NOW = Date.parse('2027-06-30T12:00:00+08:00')
const YEAR = '2026-school-year'

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, NOW)
  const ids: string[] = []
  for (const name of ['岑小禾', '岑小麦', '岑小豆']) ids.push(await makeChild(county, 'C31', name))
  const talked = async (day: string, children: readonly string[]) => {
    const { verdicts } = await saveRecords(county.ctx, county.operator, {
      records: children.map((id) => ({
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [id],
        happenedOn: day,
        body: { topics: ['study'], finding: 'well' },
      })),
    })
    expect(verdicts.map((v) => v.verdict)).toEqual(children.map(() => 'accepted'))
  }
  await talked('2026-09-15', ids)
  await talked('2026-10-15', ids.slice(1))
  await talked('2027-02-05', ids.slice(1, 2))
  await talked('2027-03-10', ids.slice(1))
  await leaveChild(county.ctx, county.operator, ids[0] ?? '', { reason: 'transferred', on: '2027-01-25' })
})
afterAll(() => database.close())

const asked = { place: 'S1', term: YEAR, at: '2027-06-30' }
const value = async (figureId: string, term = YEAR) =>
  (await getFigure(county.ctx, county.operator, { ...asked, figureId, term })).value

it('what was recorded and owed adds up over the parts of a year; children are counted once, at the end', async () => {
  for (const id of ['talks.held', 'talks.due', 'talks.met', 'visits.due', 'records.all']) {
    const [first, second] = [await value(id, `${YEAR}-1`), await value(id, `${YEAR}-2`)]
    expect([id, await value(id)]).toEqual([id, (first ?? 0) + (second ?? 0)])
  }
  expect(await value('talks.held')).toBe(8)
  // What was held in the holidays stands with the term after them.
  expect([await value('talks.held', `${YEAR}-1`), await value('talks.held', `${YEAR}-2`)]).toEqual([5, 3])
  expect([await value('left-behind.education'), await value('talks.children')]).toEqual([2, 3])
  const { items } = await getFigureRows(county.ctx, county.operator, {
    ...asked,
    figureId: 'talks.met',
    term: `${YEAR}-1`,
    limit: 50,
  })
  expect(items.length).toBe(await value('talks.met', `${YEAR}-1`))
})

it('the page of a year speaks of the year, and tells each part with figures of its own that open there', async () => {
  const file = await reportFile(county.ctx, county.operator, {
    kind: 'school-summary',
    place: 'S1',
    term: '2027-spring',
    period: 'year',
    at: '2027-06-30',
    format: 'json',
    layout: 'official',
  })
  const page = JSON.parse(file.bytes.toString()) as {
    title: string
    term: string
    text: string
    figures: { id: string; value: number }[]
  }
  expect([page.title, page.term]).toEqual(['青石镇中心小学2026至2027学年留守学生工作总结', YEAR])
  expect(page.text).toMatch(/分学期看，谈心秋季学期应完成\d+人次、完成5人次，春季学期应完成\d+人次、完成2人次/)
  expect(page.text).not.toMatch(/[上本下这]学期/)
  const figure = (id: string) => page.figures.find((f) => f.id === id)?.value
  expect(figure(`talks.met~${YEAR}-1`)).toBe(5)
})

it('a year’s draft is another page than the term’s, whichever of its terms was named; a township goes by the calendar', async () => {
  const begin = (kind: string, place: string, term: string, period?: 'term' | 'year') =>
    openSummary(county.ctx, county.operator, { kind, place, term, period })
  const year = await begin('school-summary', 'S1', '2026-autumn', 'year')
  const again = await begin('school-summary', 'S1', '2027-spring', 'year')
  const term = await begin('school-summary', 'S1', '2027-spring')
  expect([again.id, year.termName]).toEqual([year.id, '2026至2027学年'])
  expect(term.id).not.toBe(year.id)
  expect((await begin('township-summary', 'T', '2027-spring', 'year')).termName).toBe('2027年')
})
