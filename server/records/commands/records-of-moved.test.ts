import { afterAll, beforeAll, expect, it } from 'vitest'
import { changeChild } from '../../children/commands/change-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from './save-records.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const held = async (place: string) =>
  (await getFigure(county.ctx, county.operator, { figureId: 'talks.held', place, term: '2026-autumn' })).value
const talk = (childId: string, happenedOn: string, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds: [childId],
  happenedOn,
  body: { topics: ['study'], finding: 'well' },
  ...more,
})

it('a record belongs to where the child was on that day: corrected or written after a move, it stays there', async () => {
  const id = await makeChild(county, 'C31', '潘月')
  const early = talk(id, '2026-10-10')
  await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), { records: [early] })
  await changeChild(county.ctx, county.operator, id, { since: '2026-11-02', changes: { classCode: 'D31' }, base: {} })
  expect([await held('S1'), await held('S2')]).toEqual([1, 0])
  const principal = county.actor('principal', 'S2')
  const { verdicts } = await saveRecords(county.ctx, principal, {
    records: [
      talk(id, '2026-10-10', { replaces: early.id, body: { topics: ['family'], finding: 'well' } }),
      talk(id, '2026-10-20'),
      talk(id, '2026-11-10'),
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted', 'accepted'])
  expect([await held('S1'), await held('S2')]).toEqual([2, 1])
  const rows = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query(
        'select r.happened_on, l.school_id, l.class_id from record r join record_part l on l.county_id = r.county_id and l.record_id = r.id where r.county_id = $1 and l.live order by r.happened_on',
        [county.id],
      ),
    { readOnly: true },
  )
  expect(rows).toEqual([
    { happened_on: '2026-10-10', school_id: county.place('S1'), class_id: county.place('C31') },
    { happened_on: '2026-10-20', school_id: county.place('S1'), class_id: county.place('C31') },
    { happened_on: '2026-11-10', school_id: county.place('S2'), class_id: county.place('D31') },
  ])
})

it('written about a day before the child was known, it belongs to where the child was first', async () => {
  const id = await makeChild(county, 'C32', '龙巧')
  await changeChild(county.ctx, county.operator, id, { since: '2026-11-02', changes: { classCode: 'D31' }, base: {} })
  const { verdicts } = await saveRecords(county.ctx, county.actor('principal', 'S2'), {
    records: [talk(id, '2026-08-30')],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  const [row] = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ class_id: number }>(
        `select class_id from record_part where county_id = $1 and child_id = $2 and happened_on = '2026-08-30'`,
        [county.id, id],
      ),
    { readOnly: true },
  )
  expect(row?.class_id).toBe(county.place('C32'))
})
