import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { endPost } from '../../accounts/commands/end-post.ts'
import { listAccounts } from '../../accounts/queries/accounts.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { downloadSummary, getSummary, listSummaries } from '../queries/summaries.ts'
import { openSummary } from './open-summary.ts'
import { issueSummary, saveSummary } from './summaries.ts'

/** A class's own paper (S3, S5) is the head teacher's: a school's is not, another class's is not. */
let database: TestDatabase
let county: TestCounty
let teacher: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  teacher = county.actor('head-teacher', 'C31')
  await makeChild(county, 'C31', '龙小满')
})
afterAll(() => database.close())

const open = (actor: Actor, kind: string, place: string) =>
  openSummary(county.ctx, actor, { kind, place, term: '2026-autumn', cutoff: '2026-11-24' })

it('the head teacher writes it, of the own class alone; the school reads it, other teachers do not', async () => {
  const mine = await open(teacher, 'head-teacher-summary', 'C31')
  expect(mine).toMatchObject({ canEdit: true, canIssue: true, kind: 'head-teacher-summary' })
  await expect(open(teacher, 'school-summary', 'S1')).rejects.toMatchObject({ code: 'not-found' })
  await expect(open(teacher, 'head-teacher-summary', 'C32')).rejects.toMatchObject({ code: 'not-found' })
  await expect(open(teacher, 'school-summary', 'C31')).rejects.toMatchObject({ code: 'invalid' })
  const other = county.actor('head-teacher', 'C32')
  expect((await listSummaries(county.ctx, other)).items).toEqual([])
  await expect(getSummary(county.ctx, other, mine.id)).rejects.toMatchObject({ code: 'not-found' })
  const principal = county.actor('principal', 'S1')
  expect((await listSummaries(county.ctx, principal)).items.map((s) => s.id)).toEqual([mine.id])
})

it('a school’s page is not the head teacher’s to read, nor a township’s to issue for a class', async () => {
  const school = await open(county.actor('principal', 'S1'), 'school-summary', 'S1')
  await expect(getSummary(county.ctx, teacher, school.id)).rejects.toMatchObject({ code: 'not-found' })
  expect((await listSummaries(county.ctx, teacher)).items.map((s) => s.kind)).toEqual(['head-teacher-summary'])
  const paper = await open(teacher, 'class-summary', 'C31')
  await expect(
    issueSummary(county.ctx, county.actor('township-officer', 'T'), paper.id, paper.version),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

it('bears the teacher’s name as of the day of issue and keeps it; none where the class has nobody, nor on a school’s page', async () => {
  const ming = await hired(county, 'head-teacher', 'C31', '周明')
  const issue = async (actor: Actor, kind: string, place: string) => {
    const draft = await open(actor, kind, place)
    const confirmed = draft.checks.filter((c) => c.level === 'confirm').map((c) => c.key)
    const saved = await saveSummary(county.ctx, actor, draft.id, { version: draft.version, sections: [], confirmed })
    return issueSummary(county.ctx, actor, saved.id, saved.version)
  }
  const paper = await issue(ming, 'head-teacher-summary', 'C31')
  expect([paper.signature, paper.placeName]).toEqual([
    '青石镇中心小学三年级（1）班班主任：周明',
    '青石镇中心小学三(1)班',
  ])
  const [post] =
    (await listAccounts(county.ctx, county.operator, { limit: 200 })).items.find((a) => a.id === ming.accountId)
      ?.posts ?? []
  await endPost(county.ctx, county.operator, ming.accountId, post?.id ?? '', { on: '2026-11-24', reason: '换班' })
  await hired(county, 'head-teacher', 'C31', '何静')
  const later = { ...county.ctx, now: () => county.now + 9 * 86_400_000 }
  const printed = async (id: string) =>
    (
      await downloadSummary(later, county.actor('principal', 'S1'), id, { format: 'html', layout: 'official' })
    ).bytes.toString()
  expect(await printed(paper.id)).toContain('三年级（1）班班主任：周明')
  const next = await open(county.actor('principal', 'S1'), 'class-summary', 'C31')
  expect(next.signature).toBe('青石镇中心小学三年级（1）班班主任：何静')
  expect((await open(county.actor('principal', 'S1'), 'head-teacher-summary', 'C32')).signature).toBe(
    '青石镇中心小学三(2)班',
  )
  expect((await open(county.actor('principal', 'S1'), 'school-summary', 'S1')).signature).toBe('青石镇中心小学')
})
