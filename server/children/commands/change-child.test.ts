import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { changeChild } from './change-child.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

type Span = { from_on: string; until_on: string | null; status: string; father_place: string | null }
const spansOf = (id: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<Span>(
        'select from_on, until_on, status, father_place from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        [county.id, id],
      ),
    { readOnly: true },
  )
const change = (id: string, since: string, changes: Record<string, unknown>) =>
  changeChild(county.ctx, county.operator, id, { since, changes, base: {} })
const codes = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((r) => (r.status === 'fulfilled' ? 'done' : (r.reason as { code: string }).code))

it('several changes at the same moment are laid one after the other: one span holds on any day', async () => {
  const id = await makeChild(county, 'C31', '石小禾')
  const days = ['2026-10-08', '2026-10-12', '2026-11-02', '2026-11-02', '2026-11-20']
  expect(await codes(days.map((day, i) => change(id, day, { fatherPlace: `广东${i}`, boarder: i % 2 === 0 })))).toEqual(
    days.map(() => 'done'),
  )
  const spans = await spansOf(id)
  expect(spans[0]?.from_on).toBe('2026-09-01')
  expect(spans.map((s) => s.until_on)).toEqual([...spans.slice(1).map((s) => s.from_on), null])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
