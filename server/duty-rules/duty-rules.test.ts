import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inActorTx } from '../db/tx.ts'
import { layDuties } from '../duties/lay-duties.ts'
import { listDuties } from '../duties/queries/board.ts'
import { verifyDutyRows } from '../duties/queries/verify-duty-rows.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { setDutyRule } from './commands/set-duty-rule.ts'
import type { Asked } from './known-rule.ts'
import { listDutyRules } from './queries/duty-rules.ts'
import { previewDutyRule } from './queries/preview-duty-rule.ts'

let database: TestDatabase
let county: TestCounty
const TALK = 'monthly-talk'
const office = () => county.actor('county-office', 'COUNTY')

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '石安安')
  await makeChild(county, 'D31', '龙巧')
})
afterAll(() => database.close())

const set = (rule: string, more: Partial<Asked>) =>
  setDutyRule(county.ctx, office(), rule, { on: true, earlier: 0, basis: '', fromOn: '2026-11-28', ...more })
const preview = (rule: string, more: Partial<Asked>) =>
  previewDutyRule(county.ctx, office(), rule, { on: true, earlier: 0, fromOn: '2026-11-28', ...more })
const periods = async (rule: string, place = 'S1') =>
  (await listDuties(county.ctx, county.operator, { place, rule, limit: 200 })).items
const keys = async (rule: string, place = 'S1') => (await periods(rule, place)).map((d) => d.period.key).sort()
const findings = () => inActorTx(county.ctx.db, county.operator, (tx) => verifyDutyRows(tx, true), { now: county.now })
const lay = () => layDuties(county.ctx, () => false, county.id)

describe('what a county asks for (duties-and-sync §1)', () => {
  it('a rule that is stopped is asked no more from that day on, whatever answers: engine, rows, board', async () => {
    await lay()
    expect(await keys(TALK)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01'])
    await set(TALK, { on: false, fromOn: '2026-11-26' })
    const left = ['2026-09', '2026-10', '2026-11']
    expect(await keys(TALK)).toEqual(left)
    expect(await keys(TALK, 'S2')).toEqual(left)
    await lay()
    expect(await keys(TALK)).toEqual(left)
    expect(await findings()).toEqual([])
    // Taken back by a later word from an earlier day: as if nothing had been said.
    await set(TALK, { fromOn: '2026-09-01' })
    await lay()
    expect(await keys(TALK)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01'])
    expect(await findings()).toEqual([])
  })

  it('earlier and with the written rule that it stands on: “why?” names it, other rules are untouched', async () => {
    const visits = await periods('term-home-visits')
    await set(TALK, { earlier: 5, basis: '《青石县谈心制度》第三条', fromOn: '2026-12-01' })
    const talks = await periods(TALK)
    expect(talks.find((d) => d.period.key === '2026-12')?.period.windows.due).toBe('2026-12-20')
    expect(talks.find((d) => d.period.key === '2026-12')?.why).toContain('本县依据：《青石县谈心制度》第三条。')
    expect(talks.find((d) => d.period.key === '2026-11')?.why).not.toContain('本县依据')
    expect(await periods('term-home-visits')).toEqual(visits)
    const { items } = await listDutyRules(county.ctx, office())
    expect(items.find((r) => r.rule === TALK)).toMatchObject({
      now: { on: true, earlier: 0, fromOn: '2026-09-01' },
      coming: [{ on: true, earlier: 5, fromOn: '2026-12-01' }],
    })
  })

  it('two who say something of the same rule and day at once: one word stands, nobody is told of a fault of ours', async () => {
    const both = await Promise.all([set('pairing-rhythm', { earlier: 1 }), set('pairing-rhythm', { earlier: 2 })])
    expect(both.map((v) => v.now.on)).toEqual([true, true])
    const { items } = await listDutyRules(county.ctx, office())
    const rule = items.find((r) => r.rule === 'pairing-rhythm')
    expect([rule?.now, ...(rule?.coming ?? [])].filter((w) => w?.fromOn === '2026-11-28')).toHaveLength(1)
  })

  it('shows before it is said what it does to today, and writes nothing', async () => {
    // Of two children September and October are over, and November's day has not come.
    const before = await listDutyRules(county.ctx, office())
    const { overdue, open, coming, schools, allSchools } = await preview(TALK, { on: false, fromOn: '2026-09-01' })
    expect([overdue, open, coming]).toEqual([
      { now: 4, after: 0 },
      { now: 2, after: 0 },
      { now: 4, after: 0 },
    ])
    expect([schools, allSchools]).toEqual([2, 2])
    expect((await preview(TALK, { on: false, fromOn: '2026-12-01' })).overdue).toEqual({ now: 4, after: 4 })
    expect(await listDutyRules(county.ctx, office())).toEqual(before)
    expect(await keys(TALK)).toHaveLength(5)
  })

  it.each<[string, string, Partial<Asked>, string]>([
    ['what fell due by agreement is not stopped', 'entry-due', { on: false }, '不能停'],
    ['a day of its own is not put forward', 'entry-due', { earlier: 3 }, '各有各的日子'],
    ['what an earlier term counted stays', TALK, { fromOn: '2026-06-01' }, '2026年9月1日'],
    ['a year typed wrong', TALK, { fromOn: '2062-11-28' }, '之间的一天'],
  ])('refused with what to do: %s', async (_what, rule, more, words) => {
    await expect(set(rule, more)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(words) })
    await expect(preview(rule, more)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('a rule that is none is not found; who keeps accounts or a class says nothing', async () => {
    await expect(set('no-such-rule', {})).rejects.toMatchObject({ code: 'not-found' })
    for (const actor of [
      county.actor('head-teacher', 'C31'),
      county.actor('village-director', 'V1'),
      county.actor('administrator', 'COUNTY'),
    ])
      await expect(
        setDutyRule(county.ctx, actor, TALK, { on: false, earlier: 0, basis: '', fromOn: '2026-11-28' }),
      ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
