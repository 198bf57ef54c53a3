import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { reportFile } from '../queries/report-file.ts'
import { getSummary } from '../queries/summaries.ts'
import { openSummary } from './open-summary.ts'
import { issueSummary, saveSummary, withdrawSummary } from './summaries.ts'

let database: TestDatabase
let county: TestCounty
const children: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['岑小禾', '岑小麦', '岑小豆', '岑小满', '岑小云', '岑小月'])
    children.push(await makeChild(county, 'C31', name))
})
afterAll(() => database.close())

const BODY = { theme: '画我的家乡', occasion: 'interest', organiser: '本校', outcome: '孩子们画了村口的老树。' }
const activity = async (more: Record<string, unknown> = {}, body: Record<string, unknown> = {}) => {
  const id = newId(county.now)
  const record = {
    id,
    kind: 'activity',
    version: 1,
    about: { place: 'S1' },
    took: children.map((child) => ({ child, mark: 'present' })),
    happenedOn: '2026-11-20',
    body: { ...BODY, ...body },
    ...more,
  }
  const { verdicts } = await saveRecords(county.ctx, county.operator, { records: [record] })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return id
}
const begin = (record: string | undefined, role: Parameters<TestCounty['actor']>[0] = 'principal', place = 'S1') =>
  openSummary(county.ctx, county.actor(role, place), { kind: 'bulletin', place, record, level: 'public' })
const textOf = (page: { sections: { doc: unknown }[] }) => JSON.stringify(page.sections.map((s) => s.doc))

it('is written from its record, once; issued it is fixed, and can be withdrawn like the others', async () => {
  const record = await activity()
  const draft = await begin(record)
  expect(draft.title).toBe('青石镇中心小学开展“画我的家乡”活动')
  expect([draft.term, draft.cutoff, draft.level]).toEqual(['2026-autumn', '2026-11-20', 'public'])
  expect(textOf(draft)).toContain('6名学生参加')
  expect((await begin(record)).id).toBe(draft.id)
  const principal = county.actor('principal', 'S1')
  const issued = await issueSummary(county.ctx, principal, draft.id, draft.version)
  expect(issued.state).toBe('issued')
  const file = await reportFile(county.ctx, county.operator, {
    kind: 'bulletin',
    place: 'S1',
    record,
    level: 'public',
    format: 'html',
    layout: 'official',
  })
  expect([file.state, file.bytes.toString().includes('公开稿')]).toEqual(['issued', true])
  expect((await withdrawSummary(county.ctx, principal, draft.id, '照片还没有同意书')).withdrawn?.by).toBe('principal甲')
})

it('follows its record when that is put right', async () => {
  const record = await activity()
  const draft = await begin(record)
  await activity({ replaces: record }, { theme: '唱山歌' })
  expect(textOf(await getSummary(county.ctx, county.actor('principal', 'S1'), draft.id))).toContain('唱山歌')
})

it('a child’s name in what the record says holds it up, and so does a page that is too long', async () => {
  const draft = await begin(await activity({}, { outcome: '岑小满画得最好。' }))
  expect(draft.checks.filter((c) => c.level === 'stop').map((c) => c.text)).toEqual([
    expect.stringContaining('文中有“岑小满”'),
  ])
  const principal = county.actor('principal', 'S1')
  await expect(issueSummary(county.ctx, principal, draft.id, draft.version)).rejects.toMatchObject({ code: 'invalid' })
  const long = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: `${'好'.repeat(800)}。` }] }],
  }
  const saved = await saveSummary(county.ctx, principal, draft.id, {
    version: draft.version,
    sections: [{ key: 'came', doc: long }],
  })
  expect(saved.checks.filter((c) => c.level === 'stop').map((c) => c.key)).toEqual(['length'])
})

it('whoever does not see the record, or whose place it is not, begins none; nor is one made without a record or of a talk', async () => {
  const record = await activity()
  await expect(begin(record, 'principal', 'S2')).rejects.toMatchObject({ code: 'not-found' })
  await expect(begin(record, 'auditor', 'T')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(begin(undefined)).rejects.toMatchObject({ code: 'invalid' })
  await expect(begin(newId(county.now))).rejects.toMatchObject({ code: 'not-found' })
  const talk = newId(county.now)
  await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: talk,
        kind: 'talk',
        version: 1,
        childIds: children.slice(0, 1),
        happenedOn: '2026-11-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  await expect(begin(talk)).rejects.toMatchObject({ code: 'invalid' })
  // A class of which nobody took part has nothing to tell of it.
  await expect(begin(record, 'head-teacher', 'C32')).rejects.toMatchObject({ code: 'not-found' })
})
