import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { countingStatements } from '../../testing/counting-statements.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getBoard } from './board.ts'

/** What rows of duties cost in statements (decision 028): a number that does not grow with children or records. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const record = (childIds: string[], happenedOn: string) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds,
  happenedOn,
  body: { topics: ['study'], finding: 'well' },
})

it('a record, a push of fifty and a board take as many statements whatever they hold', async () => {
  const children: string[] = []
  for (let i = 0; i < 12; i++) children.push(await makeChild(county, 'C31', `孩子${i}`))
  const { db, statements, trips } = countingStatements(county.ctx.db)
  const ctx = { ...county.ctx, db }
  const teacher = county.actor('head-teacher', 'C31')
  const count = async (work: () => Promise<unknown>) => {
    await work()
    statements.length = 0
    trips()
    await work()
    return Object.assign(statements.splice(0), { trips: trips() })
  }
  const one = await count(() => saveRecords(ctx, teacher, { records: [record([children[0] ?? ''], '2026-11-20')] }))
  const many = await count(() =>
    saveRecords(ctx, teacher, {
      records: Array.from({ length: 50 }, (_, i) => record([children[i % 12] ?? ''], `2026-11-${10 + (i % 10)}`)),
    }),
  )
  // One read of facts, records and waivers and one write more than before, whatever is in a push.
  // And, with the county in sight, which of them stand already: of one that is sent alone its insert tells.
  expect(many.length).toBe(one.length + 3)
  // On a sharded database rows of duties go and come in two statements.
  const apart = db.sharded ? 1 : 0
  expect(many.length).toBeLessThanOrEqual(20 + apart)
  // What needs no answer goes with what comes next: the settings with the first question, the last rows with the commit.
  expect(one.trips).toBeLessThanOrEqual(7)
  const board = await count(() => getBoard(ctx, teacher, { place: 'C31' }))
  for (let i = 0; i < 5; i++) await makeChild(county, 'C31', `还有${i}`)
  expect((await count(() => getBoard(ctx, teacher, { place: 'C31' }))).length).toBe(board.length)
  expect(board.length).toBeLessThanOrEqual(10)
})
