import { afterAll, beforeAll, expect, it } from 'vitest'
import { getChild } from '../../children/queries/child-file.ts'
import { getBoard } from '../../duties/queries/board.ts'
import { getFigure, getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from '../commands/save-records.ts'
import { listRecords } from './records.ts'

/** One meaning of 补记: a talk that came in the next day is none, one of four days ago is, wherever one looks. */
let database: TestDatabase
let county: TestCounty
let child: string
const days = ['2026-11-24', '2026-11-23', '2026-11-21', '2026-11-20']
const late = ['2026-11-20']
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石晚晚')
  await makeChild(county, 'C31', '石早早')
  await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: days.map((happenedOn) => ({
      id: newId(county.now),
      kind: 'talk',
      version: 1,
      childIds: [child],
      happenedOn,
      body: { topics: ['study'], finding: 'well' },
    })),
  })
})
afterAll(() => database.close())

it('the ledger marks and filters by it', async () => {
  const all = await listRecords(county.ctx, county.operator, { place: 'C31', limit: 50 })
  expect(all.items.map((r) => r.happenedOn)).toEqual(days)
  expect(all.items.filter((r) => r.late).map((r) => r.happenedOn)).toEqual(late)
  const only = await listRecords(county.ctx, county.operator, { place: 'C31', late: 'yes', limit: 50 })
  expect(only.items.map((r) => r.happenedOn)).toEqual(late)
})

it('the file’s timeline marks the same ones', async () => {
  const { timeline } = await getChild(county.ctx, county.operator, child, null)
  const marked = timeline.flatMap((i) => (i.type === 'record' && i.record.late ? [i.on] : []))
  expect(marked).toEqual(late)
})

it('the board’s share and the figure count the same ones, and open to them', async () => {
  const board = await getBoard(county.ctx, county.operator, { place: 'C31', month: '2026-11' })
  expect(board.lateShare).toBe(25)
  const asked = { figureId: 'records.late', place: 'C31', term: '2026-autumn' }
  expect((await getFigure(county.ctx, county.operator, asked)).value).toBe(1)
  const { items } = await getFigureRows(county.ctx, county.operator, { ...asked, limit: 10 })
  expect(items.map((r) => r.on)).toEqual(late)
})
