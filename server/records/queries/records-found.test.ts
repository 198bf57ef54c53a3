import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from '../commands/save-records.ts'
import { exportRecords } from './export-records.ts'
import { listRecords } from './records.ts'

/** The ledger by child and by author (F14): on the screen and in the file that leaves it. */
let database: TestDatabase
let county: TestCounty
const teacher = (name: string) => ({ ...county.actor('head-teacher', 'C31'), name })
const talk = async (child: string, author: string, happenedOn: string) => {
  const record = {
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    childIds: [child],
    happenedOn,
    body: { topics: ['study'], finding: 'well' },
  }
  const { verdicts } = await saveRecords(county.ctx, teacher(author), { records: [record] })
  expect(verdicts[0]?.verdict).toBe('accepted')
}
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const [rain, stone] = [await makeChild(county, 'C31', '林小雨'), await makeChild(county, 'C31', '石安安')]
  await talk(rain, '周文', '2026-11-02')
  await talk(rain, '秦小雨', '2026-11-03')
  await talk(stone, '秦小雨', '2026-11-04')
})
afterAll(() => database.close())
const days = async (q: string | undefined, limit = 50) =>
  (await listRecords(county.ctx, county.operator, { place: 'S1', limit, q })).items.map((r) => r.happenedOn)

it.each([
  ['nothing', '  ', ['2026-11-04', '2026-11-03', '2026-11-02']],
  ['a child by its characters, and who bears them', '小雨', ['2026-11-04', '2026-11-03', '2026-11-02']],
  ['a child by pinyin', 'linxiaoyu', ['2026-11-03', '2026-11-02']],
  ['who wrote it', '周文', ['2026-11-02']],
  ['nobody', '无此人', []],
])('finds by %s', async (_what, q, found) => expect(await days(q)).toEqual(found))

it('by pages, and in the file as on the screen', async () => {
  const first = await listRecords(county.ctx, county.operator, { place: 'S1', limit: 1, q: '秦小雨' })
  const second = await listRecords(county.ctx, county.operator, {
    place: 'S1',
    limit: 1,
    q: '秦小雨',
    cursor: first.next ?? '',
  })
  expect([first, second].flatMap((p) => p.items.map((r) => r.happenedOn))).toEqual(['2026-11-04', '2026-11-03'])
  expect(second.next).toBeNull()
  const { rows } = await exportRecords(county.ctx, county.operator, { kind: 'talk', place: 'S1', q: '周文' })
  expect(rows).toBe(1)
})
