import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { layDuties } from '../lay-duties.ts'
import { getBoard, listDuties } from './board.ts'

/** What the head of the running month says of entries and places that fell due in a month before. */
let database: TestDatabase
let county: TestCounty
const noon = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const child = await makeChild(county, 'C31', '石小甲')
  const needs = ['2026-10-30', '2026-11-28', '2026-12-10', '2027-01-18'].map((due) => ({
    kind: 'need',
    about: { child },
    body: { block: 'study', what: '台灯', owner: { name: '陈老师' }, due },
  }))
  const tasks = ['2026-11-30', '2027-01-12'].map((due) => ({
    kind: 'task',
    about: { place: 'S1' },
    body: { what: '装楼道灯', owner: { name: '陈老师' }, due },
  }))
  const { verdicts } = await saveEntries(county.ctx, county.operator, {
    entries: [...needs, ...tasks].map((e) => ({ ...e, id: newId(county.now), version: 1, from: '2026-10-08' })),
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(Array(6).fill('accepted'))
})
afterAll(() => database.close())

const DAYS = [
  '2026-10-31',
  '2026-11-01',
  '2026-11-30',
  '2026-12-01',
  '2026-12-12',
  '2026-12-31',
  '2027-01-01',
  '2027-01-31',
  '2027-02-01',
]

const heads = async (place: string, at: string) => {
  const actor = county.operator
  const { counts, classes, columns } = await getBoard(noon(at), actor, { place })
  const told = []
  for (const said of counts.filter((c) => c.state === 'overdue')) {
    const { items } = await listDuties(noon(at), actor, {
      place,
      rule: said.rule,
      state: 'overdue',
      ...(said.month ? { month: said.month } : {}),
      ...(said.period ? { period: said.period } : {}),
      limit: 200,
    })
    const units = said.unit === '户' ? new Set(items.map((d) => d.householdId)).size : items.length
    told.push({ rule: said.rule, n: said.n, units })
  }
  // A cell says what lies in its month, as its own list does.
  const cells = []
  for (const column of columns.filter((c) => c.period === '')) {
    const { items } = await listDuties(noon(at), actor, {
      place,
      rule: column.rule,
      month: at.slice(0, 7),
      limit: 200,
    })
    const due = classes.flatMap((c) => c.cells.filter((cell) => cell.column === column.key).map((cell) => cell.due))
    cells.push([column.rule, due.reduce((a, b) => a + b, 0) === items.filter((d) => d.state !== 'waived').length])
  }
  return { told, cells }
}

it('counts all that is overdue now, on the first of a month too, and opens to exactly as many', async () => {
  const overdue = new Map<string, number>()
  for (const laid of [false, true]) {
    for (const place of ['S1', 'C31', 'T', county.code])
      for (const at of DAYS) {
        if (laid) await layDuties(noon(at), () => false, county.id)
        const { told, cells } = await heads(place, at)
        expect([place, at, told]).toEqual([place, at, told.map((t) => ({ ...t, n: t.units }))])
        expect([place, at, cells]).toEqual([place, at, cells.map(([rule]) => [rule, true])])
        if (place === 'S1') overdue.set(at, told.find((t) => t.rule === 'entry-due')?.n ?? 0)
      }
    expect([laid, Object.fromEntries(overdue)]).toEqual([
      laid,
      {
        '2026-10-31': 1,
        '2026-11-01': 1,
        '2026-11-30': 1,
        '2026-12-01': 2,
        '2026-12-12': 3,
        '2026-12-31': 1,
        '2027-01-01': 1,
        '2027-01-31': 2,
        '2027-02-01': 2,
      },
    ])
  }
})
