import { afterAll, beforeAll, expect, it } from 'vitest'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { openSummary } from '../commands/open-summary.ts'
import { saveSummary } from '../commands/summaries.ts'
import { listSummaryCases } from './summary-cases.ts'

/** A closed case is told in the central school's and the school's paper: with the family's yes, without anybody's name (S2A.16). */
let database: TestDatabase
let county: TestCounty
let child = ''
let other = ''
const on = (day: string) => ({ ...county.ctx, now: () => Date.parse(`${day}T12:00:00+08:00`) })
const begin = async (day: string, kind: string, about: string, answers: Record<string, unknown>) => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(on(day), county.actor('dean', 'S1'), {
    entries: [{ id, kind, version: 1, about: { child: about }, from: day, body: answers }],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
  return id
}
const keyChild = async (about: string) => {
  const id = await begin('2026-09-08', 'key-child', about, {
    main: 'homework',
    seen: '岑小禾的作业六次没交',
    decidedBy: { name: '周校长' },
    helper: { name: '覃老师' },
  })
  await endEntry(on('2026-11-20'), county.actor('dean', 'S1'), id, {
    on: '2026-11-20',
    state: 'better',
    reason: '稳定了，转为平常的关心',
  })
  return id
}
const summary = () =>
  openSummary(county.ctx, county.actor('principal', 'S1'), {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    cutoff: '2026-11-24',
  })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '岑小禾')
  other = await makeChild(county, 'C31', '岑小麦')
})
afterAll(() => database.close())

it('is offered when it is closed, told only after the family agreed, and goes when the yes is taken back', async () => {
  const principal = county.actor('principal', 'S1')
  const told = await keyChild(child)
  await keyChild(other)
  const draft = await summary()
  expect([draft.tellsCase, draft.case]).toEqual([true, null])
  const offered = async () => (await listSummaryCases(county.ctx, principal, draft.id, { limit: 20 })).items
  expect((await offered()).map((c) => [c.childName, c.line, c.state, c.consented])).toEqual([
    ['岑小禾', '作业常不交', '好转了', false],
    ['岑小麦', '作业常不交', '好转了', false],
  ])
  const choose = async (version: number) =>
    saveSummary(county.ctx, principal, draft.id, { version, sections: [], answers: { case: told } })
  const textOf = (page: { sections: { key: string; doc: unknown }[] }) =>
    JSON.stringify(page.sections.find((s) => s.key === 'changes')?.doc)
  const refused = await choose(draft.version)
  expect(textOf(refused)).not.toContain('某生')

  const consent = await begin('2026-11-21', 'consent', child, {
    purpose: 'case',
    by: ['mother'],
    way: 'call',
    until: '2027-06-30',
  })
  expect((await offered()).map((c) => c.consented)).toEqual([true, false])
  const page = await choose(refused.version)
  expect(textOf(page)).toContain('因为作业常不交：这名学生的作业六次没交。')
  expect(textOf(page)).not.toMatch(/岑|覃老师|周校长/)
  expect(page.checks.some((c) => c.text.includes('岑小禾'))).toBe(false)

  await endEntry(on('2026-11-23'), county.actor('dean', 'S1'), consent, {
    on: '2026-11-23',
    state: 'withdrawn',
    reason: '家里撤回了',
  })
  expect(textOf(await summary())).not.toContain('某生')
})

it('whoever does not write the paper is offered nothing', async () => {
  const draft = await summary()
  for (const [role, place] of [
    ['head-teacher', 'C31'],
    ['auditor', 'COUNTY'],
    ['principal', 'S2'],
  ] as const)
    await expect(
      listSummaryCases(county.ctx, county.actor(role, place), draft.id, { limit: 20 }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/forbidden|not-found/),
    })
})
