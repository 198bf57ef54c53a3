import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { findIssued } from '../db/report.ts'
import { downloadSummary, getSummary } from '../queries/summaries.ts'
import { openSummary } from './open-summary.ts'
import { issueSummary, saveSummary, withdrawSummary } from './summaries.ts'

/** A summary issued by mistake, and the one after it (F25). */
let database: TestDatabase
let county: TestCounty
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  await makeChild(county, 'C31', '龙小满')
})
afterAll(() => database.close())

const TERM = '2026-autumn'
const open = () =>
  openSummary(county.ctx, principal, { kind: 'school-summary', place: 'S1', term: TERM, cutoff: '2026-11-24' })
const words = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

const issued = async () => {
  const draft = await open()
  const keys = draft.sections.map((s) => s.key)
  const saved = await saveSummary(county.ctx, principal, draft.id, {
    version: draft.version,
    title: '自己起的题目',
    sections: keys.map((key) => ({ key, doc: words(`自己写的${key}`) })),
    confirmed: draft.checks.filter((c) => c.level === 'confirm').map((c) => c.key),
    answers: { accepted: ['none'] },
  })
  return issueSummary(county.ctx, principal, draft.id, saved.version)
}

it('stays readable and marked, stands for the term no more, and the next draft goes on from its words', async () => {
  const first = await issued()
  expect(first.withdrawn).toBeNull()
  expect(first.canWithdraw).toBe(true)
  const gone = await withdrawSummary(county.ctx, principal, first.id, '数字截止日写错了')
  expect(gone.withdrawn).toMatchObject({ reason: '数字截止日写错了', by: principal.name })
  expect(gone.checkCode).toBe(first.checkCode)
  expect(gone.canWithdraw).toBe(false)
  const place = first.placeId
  expect(
    await inActorTx(county.ctx.db, principal, (tx) =>
      findIssued(tx, { kind: 'school-summary', placeId: place, term: TERM }),
    ),
  ).toBeNull()
  const file = await downloadSummary(county.ctx, principal, first.id, { format: 'html', layout: 'official' })
  expect(file.bytes.toString()).toContain('已撤回')

  const second = await open()
  expect(second.id).not.toBe(first.id)
  expect(second.state).toBe('draft')
  expect(second.title).toBe('自己起的题目')
  expect(JSON.stringify(second.sections[0]?.doc)).toContain('自己写的')
  expect((await getSummary(county.ctx, principal, first.id)).withdrawn?.reason).toBe('数字截止日写错了')
})

it('is withdrawn once, never as a draft, and not by whoever may not issue it', async () => {
  const draft = await open()
  const withdraw = (actor: Actor, id: string) => withdrawSummary(county.ctx, actor, id, '写错了')
  await expect(withdraw(principal, draft.id)).rejects.toMatchObject({ code: 'invalid' })
  const other = await issued()
  // A school's page is not there for a head teacher; the township reads it and issues it not.
  await expect(withdraw(county.actor('head-teacher', 'C31'), other.id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(withdraw(county.actor('township-officer', 'T'), other.id)).rejects.toMatchObject({ code: 'forbidden' })
  await withdraw(principal, other.id)
  await expect(withdraw(principal, other.id)).rejects.toMatchObject({ code: 'conflict' })
})
