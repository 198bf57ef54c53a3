import { afterAll, beforeAll, expect, it } from 'vitest'
import { setTerm } from '../../calendar/commands/calendar-changes.ts'
import { inActorTx } from '../../db/tx.ts'
import { openSummary } from '../../reports/commands/open-summary.ts'
import { issueSummary, saveSummary } from '../../reports/commands/summaries.ts'
import { reportFile } from '../../reports/queries/report-file.ts'
import { getSummary } from '../../reports/queries/summaries.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getFigure, getFigureRows } from './figure.ts'

/** Today is 24 November 2026. */
let database: TestDatabase
let county: TestCounty
const AUTUMN = '2026-autumn'
const principal = () => county.actor('principal', 'S1')
const asked: Record<string, (term: string, at?: string) => Promise<{ cutoff?: string }>> = {
  'a figure': (term, at) => getFigure(county.ctx, principal(), { figureId: 'talks.due', place: 'S1', term, at }),
  'its rows': async (term, at) =>
    (await getFigureRows(county.ctx, principal(), { figureId: 'talks.missed', place: 'S1', term, at, limit: 5 }))
      .figure,
  'a report on the terminal': async (term, at) => {
    const input = { kind: 'school-summary', place: 'S1', term, at, format: 'json', layout: 'official' } as const
    return JSON.parse((await reportFile(county.ctx, county.operator, input)).bytes.toString()) as { cutoff: string }
  },
  'a summary': (term, at) =>
    openSummary(county.ctx, principal(), { kind: 'school-summary', place: 'S1', term, cutoff: at }),
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '石安安')
})
afterAll(() => database.close())

it.each(Object.keys(asked))(
  '%s: no cut-off that has not come, none before the term, none in a term to come',
  async (way) => {
    const ask = (term: string, at?: string) => (asked[way] as (typeof asked)[string])(term, at)
    await expect(ask(AUTUMN, '2026-11-25')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('今天'),
    })
    await expect(ask(AUTUMN, '2027-01-20')).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(AUTUMN, '2026-08-31')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('2026年9月1日'),
    })
    await expect(ask('2027-spring')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('2027年2月23日'),
    })
    await expect(ask('2027-spring', '2027-03-01')).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(AUTUMN, '2026-11-31')).rejects.toMatchObject({ code: 'invalid' })
    expect((await ask(AUTUMN, '2026-11-24')).cutoff).toBe('2026-11-24')
  },
)

it('of a term that is over the cut-off is its last day, or a later one that has come', async () => {
  const figure = (at?: string) =>
    getFigure(county.ctx, principal(), { figureId: 'pupils', place: 'S1', term: '2026-spring', at })
  expect((await figure()).cutoff).toBe('2026-07-05')
  expect((await figure('2026-08-20')).cutoff).toBe('2026-08-20')
})

it('a draft is not saved with another such cut-off', async () => {
  const draft = await openSummary(county.ctx, principal(), { kind: 'school-summary', place: 'S1', term: AUTUMN })
  const save = (cutoff: string) =>
    saveSummary(county.ctx, principal(), draft.id, { version: draft.version, sections: [], cutoff })
  await expect(save('2026-11-25')).rejects.toMatchObject({ code: 'invalid' })
  await expect(save('2026-08-31')).rejects.toMatchObject({ code: 'invalid' })
  expect((await save('2026-11-20')).cutoff).toBe('2026-11-20')
})

it('a draft that has one from before opens, is set right, and is not issued until then', async () => {
  const { id } = await openSummary(county.ctx, principal(), { kind: 'school-summary', place: 'S1', term: AUTUMN })
  await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.write([{ table: 'report', op: 'update', id, set: { cutoff: '2027-01-20' } }], null),
  )
  const draft = await getSummary(county.ctx, principal(), id)
  await expect(issueSummary(county.ctx, principal(), id, draft.version)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('今天'),
  })
  const saved = await saveSummary(county.ctx, principal(), id, {
    version: draft.version,
    sections: [],
    cutoff: '2026-11-24',
  })
  expect(saved.cutoff).toBe('2026-11-24')
})

it('a school that begins later is asked from its own first day', async () => {
  await setTerm(county.ctx, county.operator, {
    termId: AUTUMN,
    startsOn: '2026-09-14',
    endsOn: '2027-01-31',
    schoolCode: 'S2',
  })
  const at = (place: string) =>
    getFigure(county.ctx, county.operator, { figureId: 'talks.due', place, term: AUTUMN, at: '2026-09-10' })
  await expect(at('S2')).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('2026年9月14日') })
  expect((await at('T')).cutoff).toBe('2026-09-10')
})
