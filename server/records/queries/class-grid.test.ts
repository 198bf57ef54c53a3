import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from '../commands/save-records.ts'
import { getClassGrid } from './class-grid.ts'

let database: TestDatabase
let county: TestCounty
let [talked, called, owed, notOwed] = ['', '', '', '']
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  talked = await makeChild(county, 'C31', '石安安')
  called = await makeChild(county, 'C31', '罗小禾')
  owed = await makeChild(county, 'C31', '白果')
  notOwed = await makeChild(county, 'C31', '田野', { fatherState: 'home', motherState: 'home' })
  await makeChild(county, 'D31', '龙巧')
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const send = async (child: string, kind: string, body: Record<string, unknown>, happenedOn = '2026-11-10') => {
  const record = { id: newId(county.now), kind, version: 1, childIds: [child], happenedOn, body }
  const { verdicts } = await saveRecords(county.ctx, teacher(), { records: [record] })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
  return record.id
}
const grid = (actor = teacher(), place = 'C31') => getClassGrid(county.ctx, actor, { place })
const cell = async (child: string, kind: string) =>
  (await grid()).rows.find((r) => r.id === child)?.cells.find((c) => c.kind === kind)

describe('what the class grid shows', () => {
  it('all children of the class by name, with the columns that the post writes; another post has its own', async () => {
    const { rows, columns, more } = await grid()
    expect(rows.map((r) => [r.name, r.leftBehind])).toEqual([
      ['白果', true],
      ['罗小禾', true],
      ['石安安', true],
      ['田野', false],
    ])
    expect(more).toBe(false)
    expect(columns).toEqual(['talk', 'family-call', 'parent-contact', 'carer-contact', 'letter'])
    // A village writes no letter of a class.
    const village = await grid(county.actor('village-director', 'V1'), 'V1')
    expect(village.columns).toEqual(['talk', 'family-call', 'parent-contact', 'carer-contact'])
    expect(village.rows.length).toBeGreaterThan(0)
  })

  it('what this period has already is told with its day and its author; what is tried and failed is still owed', async () => {
    const id = await send(talked, 'talk', { topics: ['study'], finding: 'well' })
    await send(called, 'family-call', { with: 'mother', way: 'call', reached: false })
    expect(await cell(talked, 'talk')).toEqual({
      kind: 'talk',
      state: 'met',
      period: '11月',
      daysLate: null,
      done: { record: id, on: '2026-11-10', by: 'head-teacher甲', mine: false },
    })
    expect(await cell(called, 'family-call')).toMatchObject({ state: 'due-soon', done: null })
    expect(await cell(owed, 'talk')).toMatchObject({ state: 'due-soon', done: null })
    // What is owed to nobody may still have been done this month.
    expect(await cell(notOwed, 'talk')).toEqual({ kind: 'talk', state: null, period: null, daysLate: null, done: null })
    await send(notOwed, 'talk', { topics: ['peers'], finding: 'well' }, '2026-11-05')
    expect(await cell(notOwed, 'talk')).toMatchObject({ state: null, done: { on: '2026-11-05' } })
    // A visit that met whoever looks after the child answers the call too: it is not asked for again.
    const met = { met: ['grandmother'], way: 'door' }
    const visit = {
      id: newId(county.now),
      kind: 'home-visit',
      version: 2,
      childIds: [owed],
      happenedOn: '2026-11-12',
      body: met,
    }
    await saveRecords(county.ctx, teacher(), { records: [visit] })
    expect(await cell(owed, 'carer-contact')).toMatchObject({ state: 'met', done: { record: visit.id } })
  })
})

describe('who asks', () => {
  it('refused: a county office, which writes nothing; a school as a whole; another class', async () => {
    await expect(grid(county.actor('county-office', 'COUNTY'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(grid(county.actor('principal', 'S1'), 'S1')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('先选一个班'),
    })
    await expect(grid(teacher(), 'D31')).rejects.toMatchObject({ code: 'not-found' })
    await expect(grid(teacher(), 'NOWHERE')).rejects.toMatchObject({ code: 'place-unknown' })
  })
  it('a dean opens any class of the school', async () => {
    expect((await grid(county.actor('dean', 'S1'))).rows).toHaveLength(4)
  })
})
