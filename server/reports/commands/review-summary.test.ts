import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getSummary } from '../queries/summaries.ts'
import { openSummary } from './open-summary.ts'
import { noteSummary, reviewSummary, submitSummary } from './review-summary.ts'
import { deleteSummary, issueSummary, resetSection, saveSummary } from './summaries.ts'

let database: TestDatabase
let county: TestCounty
let dean: Actor
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  dean = { ...county.actor('dean', 'S1'), name: '潘主任' }
  principal = { ...county.actor('principal', 'S1'), name: '石校长' }
  await makeChild(county, 'C31', '龙小满')
})
afterAll(() => database.close())

const drafted = async (level: 'internal' | 'upward') => {
  const draft = await openSummary(county.ctx, dean, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    level,
  })
  const confirmed = draft.checks.filter((c) => c.level === 'confirm').map((c) => c.key)
  return saveSummary(county.ctx, dean, draft.id, { version: draft.version, sections: [], confirmed })
}

it('who prepares hands in, another looks through it, the head issues; meanwhile nobody changes it', async () => {
  const draft = await drafted('upward')
  const waiting = await submitSummary(county.ctx, dean, draft.id, draft.version)
  expect([waiting.review.step, waiting.review.preparer?.name]).toEqual(['waiting', '潘主任'])
  expect([waiting.canEdit, waiting.canReview, waiting.canReturn, waiting.canIssue]).toEqual([false, false, true, false])
  for (const change of [
    () => saveSummary(county.ctx, dean, draft.id, { version: waiting.version, sections: [] }),
    () => resetSection(county.ctx, principal, draft.id, 'opening'),
    () => deleteSummary(county.ctx, dean, draft.id),
    () => submitSummary(county.ctx, dean, draft.id, waiting.version),
    () => reviewSummary(county.ctx, dean, draft.id, { passed: true }),
    () => issueSummary(county.ctx, dean, draft.id, waiting.version),
    () => reviewSummary(county.ctx, principal, draft.id, { passed: false }),
  ])
    await expect(change()).rejects.toMatchObject({ code: 'invalid' })

  // Returned with a remark, changed, handed in again: the remark is gone, the reviewer is another time asked.
  const back = await reviewSummary(county.ctx, principal, draft.id, { passed: false, remark: '家访的数再核一遍' })
  expect(back.review).toMatchObject({ step: 'returned', remark: '家访的数再核一遍', reviewer: { name: '石校长' } })
  expect(back.canEdit).toBe(true)
  const again = await submitSummary(county.ctx, dean, draft.id, back.version)
  expect(again.review).toMatchObject({ step: 'waiting', remark: null, reviewer: null })
  const passed = await reviewSummary(county.ctx, principal, draft.id, { passed: true })
  expect(passed.review).toMatchObject({ step: 'passed', reviewer: { name: '石校长' } })
  const issued = await issueSummary(county.ctx, principal, draft.id, passed.version)
  expect([issued.state, issued.issuedBy, issued.review.preparer?.name]).toEqual(['issued', '石校长', '潘主任'])
  await expect(submitSummary(county.ctx, dean, draft.id, issued.version)).rejects.toMatchObject({
    code: 'report-issued',
  })
})

it('a remark stands on a section until somebody has seen to it, and is asked about before issuing', async () => {
  const draft = await drafted('internal')
  const key = draft.sections[0]?.key ?? ''
  const told = await noteSummary(county.ctx, principal, draft.id, { section: key, text: '开头写得太长' })
  expect(told.notes).toMatchObject([{ section: key, by: '石校长', text: '开头写得太长', settled: false }])
  expect(told.checks.find((c) => c.key === 'notes-1')?.level).toBe('confirm')
  await expect(issueSummary(county.ctx, principal, draft.id, told.version)).rejects.toMatchObject({ code: 'invalid' })
  await expect(noteSummary(county.ctx, dean, draft.id, { section: 'nowhere', text: '没有' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const seen = await noteSummary(county.ctx, dean, draft.id, { settled: told.notes[0]?.id })
  expect([seen.notes[0]?.settled, seen.checks.some((c) => c.key === 'notes-1')]).toEqual([true, false])
})

it('a small school issues without all that; another school neither sees nor reviews', async () => {
  const draft = await getSummary(county.ctx, principal, (await drafted('internal')).id)
  const stranger = county.actor('principal', 'S2')
  for (const step of [
    () => submitSummary(county.ctx, stranger, draft.id, draft.version),
    () => reviewSummary(county.ctx, stranger, draft.id, { passed: true }),
    () => noteSummary(county.ctx, stranger, draft.id, { section: 'opening', text: '看得到吗' }),
  ])
    await expect(step()).rejects.toMatchObject({ code: 'not-found' })
  await expect(submitSummary(county.ctx, county.actor('helper', 'S1'), draft.id, 1)).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect((await issueSummary(county.ctx, principal, draft.id, draft.version)).state).toBe('issued')
})
