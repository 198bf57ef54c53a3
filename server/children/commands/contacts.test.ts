import { afterAll, beforeAll, expect, it } from 'vitest'
import { getToday } from '../../duties/queries/today.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { listRecords } from '../../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'

let database: TestDatabase
let county: TestCounty
let own: string
let stranger: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  own = await makeChild(county, 'C31', '石安安')
  stranger = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
})
afterAll(() => database.close())

const BODIES = {
  'family-call': { with: 'mother', way: 'video', reached: true, where: 'school' },
  'parent-contact': { who: 'father', way: 'call', began: 'school', reached: true, heard: '月底换班。' },
  'carer-contact': { who: 'grandmother', way: 'call', reached: true, topics: ['life'] },
} as const
const teacher = () => county.actor('head-teacher', 'C31')
const save = async (kind: keyof typeof BODIES, childId: string, by = teacher(), body: object = BODIES[kind]) => {
  const record = { id: newId(county.now), kind, version: 1, childIds: [childId], happenedOn: '2026-11-20', body }
  const [verdict] = (await saveRecords(county.ctx, by, { records: [record] })).verdicts
  return [verdict?.verdict, verdict?.code]
}

it.each(['family-call', 'parent-contact', 'carer-contact'] as const)(
  '%s: stored by who stands there, nowhere else',
  async (kind) => {
    expect(await save(kind, own)).toEqual(['accepted', null])
    expect(await save(kind, stranger)).toEqual(['refused', 'not-found'])
    expect(await save(kind, own, county.actor('principal', 'S2'))).toEqual(['refused', 'not-found'])
  },
)

it('a helper writes nothing of what teachers and parents or carers spoke', async () => {
  for (const kind of ['parent-contact', 'carer-contact'] as const)
    expect(await save(kind, own, county.actor('helper', 'C31'))).toEqual(['refused', 'forbidden'])
})

it('what was said is refused where nobody was reached', async () => {
  const body = { ...BODIES['parent-contact'], reached: false }
  expect(await save('parent-contact', own, teacher(), body)).toEqual(['needs-attention', 'invalid'])
})

it('stands in the ledger and in the file, in nobody else’s', async () => {
  const kinds = async (by: Parameters<typeof listRecords>[1], place: string) =>
    (await listRecords(county.ctx, by, { place, limit: 20 })).items.map((r) => r.kind).sort()
  expect(await kinds(teacher(), 'C31')).toEqual(['carer-contact', 'family-call', 'parent-contact'])
  expect(await kinds(county.actor('head-teacher', 'D31'), 'D31')).toEqual([])
  const file = await getChild(county.ctx, teacher(), own, null)
  expect(file.timeline.filter((i) => i.type === 'record')).toHaveLength(3)
})

it('meets the duties of the month, and the list of the day asks no more for them', async () => {
  const file = await getChild(county.ctx, teacher(), own, null)
  const met = file.duties.filter((d) => d.period.key === '2026-11' && d.state === 'met').map((d) => d.rule)
  expect(met.sort()).toEqual(['monthly-carer-contact', 'monthly-family-call'])
  const today = await getToday(county.ctx, teacher(), 'due')
  const owed = today.households.flatMap((h) => h.children.flatMap((c) => c.duties.map((d) => d.rule)))
  expect(owed).not.toContain('monthly-family-call')
})
