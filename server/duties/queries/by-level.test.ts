import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { setDutyRule } from '../../duty-rules/commands/set-duty-rule.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { layDuties } from '../lay-duties.ts'
import { getBoard, listDuties } from './board.ts'
import { getToday } from './today.ts'
import { verifyDutyRows } from './verify-duty-rows.ts'

const RULE = 'weekly-contact'
let database: TestDatabase
let county: TestCounty
let [close, usual] = ['', '']
beforeAll(async () => {
  database = await openTestDatabase()
  // Three weeks later than other tests: whole weeks lie between the decision and today.
  county = await makeCounty(database, Date.parse('2026-12-16T12:00:00+08:00'))
  close = await makeChild(county, 'C31', '石安安')
  usual = await makeChild(county, 'C31', '罗小禾')
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
/** Written down on that day. */
const write = async (day: string, child: string, kind: string, body: Record<string, unknown>) => {
  const ctx = { ...county.ctx, now: () => Date.parse(`${day}T12:00:00+08:00`) }
  const record = { id: newId(ctx.now()), kind, version: 1, childIds: [child], happenedOn: day, body }
  const { verdicts } = await saveRecords(ctx, teacher(), { records: [record] })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
}
const decide = (day: string, child: string, level: string, facts: string[]) =>
  write(day, child, 'risk-assessment', { flags: ['none'], facts, level, why: '和村里商量过' })
const every = async (actor = county.operator) =>
  (await listDuties(county.ctx, actor, { place: 'C31', rule: RULE, limit: 200 })).items.toSorted((a, b) =>
    a.period.key < b.period.key ? -1 : 1,
  )
const owed = async (actor = county.operator) => (await every(actor)).filter((d) => d.state !== 'not-yet')
const findings = () => inActorTx(county.ctx.db, county.operator, (tx) => verifyDutyRows(tx, true), { now: county.now })
const columns = async () => (await getBoard(county.ctx, teacher(), { place: 'C31' })).columns.map((c) => c.rule)

describe('how often somebody is in touch goes by what a person decided', () => {
  it('where nobody decided anything no board speaks of it', async () => {
    expect(await owed()).toEqual([])
    expect(await columns()).not.toContain(RULE)
  })

  it('the rows follow each decision as the engine finds them, of this child alone', async () => {
    await decide('2026-11-25', close, 'high', ['alone', 'no-contact'])
    await decide('2026-11-25', usual, 'mid', ['unseen'])
    await write('2026-12-03', close, 'talk', { topics: ['study'], finding: 'well' })
    await layDuties(county.ctx, () => false, county.id)
    expect((await owed()).map((d) => [d.childId, d.period.windows.opens, d.state])).toEqual([
      [close, '2026-11-30', 'met'],
      [close, '2026-12-07', 'overdue'],
      [close, '2026-12-14', 'open'],
    ])
    expect(await findings()).toEqual([])
    expect(await columns()).toContain(RULE)
    expect(await columns()).toContain('monthly-visit')
  })

  it('today’s list says why it is asked so often, and the facts only to who reads assessments', async () => {
    const of = async (actor = teacher()) =>
      (await getToday(county.ctx, actor, 'due')).households.flatMap((h) => h.children).map((c) => [c.id, c.closer])
    expect(await of()).toContainEqual([close, '因为一个人住、一个月没和父母联系上，11月25日定的每周联系'])
    expect((await of()).filter(([id]) => id === usual).every(([, why]) => why === null)).toBe(true)
    const shown = await of(county.actor('county-office', 'COUNTY'))
    expect(shown).toContainEqual([close, '11月25日看过实际情况，定的每周联系'])
    // Who teaches the class without leading it is not asked to be in touch.
    expect(await of(county.actor('subject-teacher', 'C31'))).toEqual([])
    expect((await owed(county.actor('county-office', 'COUNTY'))).map((d) => d.why).join()).not.toContain('一个人住')
    expect((await owed(teacher())).at(-1)?.why).toContain('一个人住')
  })

  it('a county that does not ask for it is not asked', async () => {
    const word = { on: false, earlier: 0, basis: '', fromOn: '2026-12-10' }
    await setDutyRule(county.ctx, county.actor('county-office', 'COUNTY'), RULE, word)
    await layDuties(county.ctx, () => false, county.id)
    expect((await owed()).map((d) => d.period.windows.opens)).toEqual(['2026-11-30'])
    expect(await findings()).toEqual([])
    await setDutyRule(county.ctx, county.actor('county-office', 'COUNTY'), RULE, { ...word, on: true })
  })

  it('taken back by another decision: from the next week on nothing more is asked', async () => {
    await decide('2026-12-16', close, 'low', [])
    await layDuties(county.ctx, () => false, county.id)
    expect((await every()).map((d) => d.period.windows.opens)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14'])
    expect(await findings()).toEqual([])
  })
})
