import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DutyFacts, toDutyFacts } from '../../../domain/duties/duty-facts.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { addDayOff } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { placeDuties } from '../../db/duties.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { setDutyRule } from '../../duty-rules/commands/set-duty-rule.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { waiveDuty } from '../commands/waive-duty.ts'
import { layDuties } from '../lay-duties.ts'
import { dutyTable, type KeptDuties, type TermsAsked } from './kept-duties.ts'
import { pastDuties } from './past-duties.ts'

/** Rows judged on a day of the past say what the engine finds for that day, whatever came since. */
const NOW = Date.parse('2027-04-10T12:00:00+08:00')
const TERM = '2026-autumn'
const AUTUMN: TermsAsked = { terms: [TERM], due: null }
/** The calendar year: what fell due in it. */
const YEAR: TermsAsked = { terms: ['2026-spring', TERM], due: { from: '2026-01-01', to: '2026-12-31' } }
/** The term ends on 20 January; the closure stretches what S1 owes once a term into the next one, from 23 February on. */
const DAYS = ['2026-12-31', '2027-01-12', '2027-01-20', '2027-02-14', '2027-03-06']
let database: TestDatabase
let county: TestCounty
let children: string[] = []
let pairings: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, NOW)
  const { ctx, operator } = county
  await addPlaces(ctx, operator, [
    { kind: 'school', code: 'S3', name: '白水小学', parentCode: 'T' },
    { kind: 'class', code: 'E31', name: '三年级(1)班', parentCode: 'S3' },
  ])
  await addDayOff(ctx, operator, {
    ...{ fromOn: '2026-11-20', toOn: '2026-12-25', kind: 'closure', name: '停课', schoolCode: 'S1' },
  })
  const inTerm = { ...ctx, now: () => Date.parse('2026-10-10T12:00:00+08:00') }
  const asked = { on: true, earlier: 0, basis: '', fromOn: '2026-09-01' }
  await setDutyRule(inTerm, operator, 'term-group-meeting', asked)
  await layDuties(ctx, () => false, county.id)
})
afterAll(() => database.close())

/** Two children of the school that was closed and one of another, each with a promise and a helper. */
const newChildren = async (): Promise<void> => {
  const { ctx, operator } = county
  ;[children, pairings] = [[], []]
  for (const [i, klass] of (['C31', 'C32', 'D31'] as const).entries()) {
    const child = await makeChild(county, klass, `石小${'甲乙丙'[i]}`)
    const about = { child }
    const promise = { id: newId(NOW), kind: 'promise', version: 1, about, from: '2026-11-20' }
    const by = i % 2 ? '2027-01-18' : '2026-12-20'
    const pairing = { id: newId(NOW), kind: 'pairing', version: 2, about, from: '2026-09-01' }
    const agreed = { consent: 'spoken', consentBy: 'carer', consentOn: '2026-09-01' }
    const { verdicts } = await saveEntries(ctx, operator, {
      entries: [
        { ...promise, body: { who: 'father', what: 'come-home', by, words: '' } },
        {
          ...pairing,
          body: { sort: 'teacher', helper: { name: '方老师' }, rhythm: ['once', 'half-month', 'month'][i], ...agreed },
        },
      ],
    })
    expect(verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted'])
    children.push(child)
    pairings.push(pairing.id)
  }
}

const inCounty = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inActorTx(county.ctx.db, county.operator, (tx) => tx.widened(() => work(tx)), { readOnly: true, now: NOW })

const asTable = async (tx: Tx, kept: KeptDuties): Promise<Record<string, unknown>[]> => {
  const params: string[] = []
  const table = dutyTable(kept, (value) => `$${1 + params.push(value)}::text`)
  return tx.query(`select t.* from ${table} t order by t.term, t.period, duty_id`, [tx.countyId, ...params])
}

/** Where rows and engine differ, in places and on days. */
const differences = () =>
  inCounty(async (tx) => {
    const found: unknown[] = []
    let byRows = 0
    for (const code of ['COUNTY', 'T', 'S1', 'S2', 'C31', 'V1'])
      for (const at of DAYS)
        for (const asked of at === DAYS.at(-1) ? [YEAR] : [AUTUMN]) {
          const place = [...(await tx.tree()).values()].find((p) => p.id === county.place(code))
          const kept = place ? await pastDuties(tx, place, asked, at) : null
          if (!place || !kept) throw new Error(`rows do not answer ${code} on ${at}`)
          const duties: Duty[] = []
          for (const term of asked.terms) duties.push(...(await placeDuties(tx, place, term, at)))
          const mine = duties.filter((d) => asked.due === null || d.period.windows.due <= asked.due.to)
          const [rows, engine] = [
            await asTable(tx, kept),
            await asTable(tx, { facts: mine.map((d): DutyFacts => toDutyFacts(d, at)) }),
          ]
          const other = new Map(engine.map((r) => [JSON.stringify(r), r]))
          for (const r of rows) if (!other.delete(JSON.stringify(r))) found.push([code, at, 'row', r])
          for (const r of other.values()) found.push([code, at, 'engine', r])
          byRows += rows.length - kept.facts.length
        }
    return { found, byRows }
  })

const DATES = [
  '2026-12-10',
  '2026-12-30',
  '2027-01-05',
  '2027-01-10',
  '2027-01-16',
  '2027-01-25',
  '2027-02-05',
  '2027-03-02',
  '2027-03-20',
]
const on = fc.constantFrom(...DATES)
const of = fc.nat({ max: 2 })
type Step =
  | { does: 'talk' | 'visit' | 'call' | 'carer' | 'met'; of: number; on: string }
  | { does: 'level'; of: number; on: string; level: 'high' | 'low' }
  | { does: 'waive' | 'move'; of: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constantFrom('talk', 'met'), of, on }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('visit', 'call', 'carer'), of, on }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('level' as const), of, on, level: fc.constantFrom('high', 'low') }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('waive', 'move'), of }) },
)

/** Who moves does so in the middle of a term. */
const inDecember = () => ({ ...county.ctx, now: () => Date.parse('2026-12-20T12:00:00+08:00') })

const take = async (s: Step): Promise<unknown> => {
  const { ctx, operator } = county
  const child = children[s.of] ?? ''
  const record = async (kind: string, body: Record<string, unknown>, about: object = { childIds: [child] }) => {
    const on = 'on' in s ? s.on : ''
    // Half of them are typed on their day, the rest long after.
    const at = s.of % 2 ? ctx : { ...ctx, now: () => Date.parse(`${on}T12:00:00+08:00`) }
    const { verdicts } = await saveRecords(at, operator, {
      records: [{ id: newId(at.now()), kind, version: 1, happenedOn: on, body, ...about }],
    })
    expect([kind, verdicts[0]?.verdict, verdicts[0]?.message ?? null]).toEqual([kind, 'accepted', null])
  }
  switch (s.does) {
    case 'talk':
      return record('talk', { topics: ['study'], finding: 'well' })
    case 'visit':
      return record('home-visit', { met: ['grandfather'], way: 'door', found: ['safe'], finding: 'well' })
    case 'call':
      return record('parent-contact', { who: 'mother', way: 'call', reached: true })
    case 'carer':
      return record('carer-contact', { who: 'grandfather', way: 'call', reached: true, topics: ['life'] })
    case 'met':
      return record('pair-meeting', { mode: 'talk' }, { about: { entry: pairings[s.of] } })
    case 'level':
      return record('risk-assessment', { flags: ['none'], facts: ['alone'], level: s.level, why: '和村里商量过' })
    case 'waive':
      return waiveDuty(ctx, operator, {
        ...{ id: newId(NOW), rule: 'monthly-talk', childIds: [child], period: '2026-10', reason: '住院' },
      })
    case 'move':
      return changeChild(inDecember(), operator, child, { changes: { classCode: s.of % 2 ? 'C32' : 'E31' }, base: {} })
  }
}

it('after any history, for every place and day of the past', async () => {
  let byRows = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      await newChildren()
      for (const s of steps) await take(s)
      await layDuties(county.ctx, () => false, county.id)
      const { found, byRows: some } = await differences()
      byRows += some
      expect(found).toEqual([])
    }),
    { numRuns: 8, endOnFailure: true },
  )
  expect(byRows).toBeGreaterThan(0)
})

/** What was met of a subject's duties by a rule on a day, as told, as rows alone would have it, and whether the engine was asked. */
const then = (rule: string, subject: string, at: string, code = 'COUNTY') =>
  inCounty(async (tx) => {
    const place = [...(await tx.tree()).values()].find((p) => p.id === county.place(code))
    const kept = place ? await pastDuties(tx, place, AUTUMN, at) : null
    if (!kept) throw new Error('rows do not answer')
    const met = async (duties: KeptDuties) =>
      (await asTable(tx, duties))
        .filter((row) => row.rule === rule && row.subject_id === subject && row.met)
        .map((row) => row.period)
    return {
      told: await met(kept),
      asRows: await met({ rows: kept.past }),
      asked: kept.but.some((b) => b.id === subject),
    }
  })

it('a record that a later one set free for an earlier duty had not answered that one yet', async () => {
  await newChildren()
  const child = children[2] ?? ''
  await take({ does: 'talk', of: 2, on: '2027-01-05' })
  await take({ does: 'talk', of: 2, on: '2027-01-16' })
  const found = await then('monthly-talk', child, '2027-01-10')
  expect(found).toEqual({ asked: true, told: ['2027-01'], asRows: ['2026-12'] })
})

it('so of what a helper does', async () => {
  await take({ does: 'met', of: 2, on: '2027-01-05' })
  await take({ does: 'met', of: 2, on: '2027-01-16' })
  const found = await then('pairing-rhythm', pairings[2] ?? '', '2027-01-10')
  expect(found).toEqual({ asked: true, told: ['2027-01'], asRows: ['2026-12'] })
})

it('where the next term’s duty was open too, so does what came after this one had closed', async () => {
  await take({ does: 'met', of: 0, on: '2027-03-02' })
  await take({ does: 'met', of: 0, on: '2027-03-20' })
  const found = await then('pairing-rhythm', pairings[0] ?? '', '2027-03-18')
  expect(found).toEqual({ asked: true, told: [], asRows: [TERM] })
})

it('so of what a school is asked for, which has no child', async () => {
  const school = county.place('S1')
  for (const on of ['2027-03-02', '2027-03-20']) {
    const body = { sort: 'group', topics: '寒假安全' }
    const meeting = { id: newId(NOW), kind: 'group-meeting', version: 1, happenedOn: on, about: { place: 'S1' } }
    const { verdicts } = await saveRecords(county.ctx, county.operator, {
      records: [{ ...meeting, body, staff: [{ name: '周明' }] }],
    })
    expect([verdicts[0]?.verdict, verdicts[0]?.message]).toEqual(['accepted', null])
  }
  const found = await then('term-group-meeting', String(school), '2027-03-18')
  expect(found).toEqual({ asked: true, told: [], asRows: [TERM] })
})

it('so of a duty at another school, where the child went since', async () => {
  await newChildren()
  const child = children[2] ?? ''
  await changeChild(inDecember(), county.operator, child, { changes: { classCode: 'E31' }, base: {} })
  await take({ does: 'talk', of: 2, on: '2026-12-05' })
  await take({ does: 'talk', of: 2, on: '2026-12-28' })
  const found = await then('monthly-talk', child, '2026-12-22', 'S2')
  expect(found).toEqual({ asked: true, told: [], asRows: ['2026-11'] })
})
