import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getSummary, listSummaries } from '../queries/summaries.ts'
import { openSummary } from './open-summary.ts'
import { issueSummary } from './summaries.ts'

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
