import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { verify } from '../../installation/queries/verify.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { undoRoster } from '../../rosters/commands/undo-roster.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'
import { changeChild } from './change-child.ts'
import { leaveChild } from './leave-child.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const dean = () => county.actor('dean', 'S1')
const change = (id: string, since: string, changes: Record<string, unknown>) =>
  changeChild(county.ctx, dean(), id, { since, changes, base: {} })
const spans = (childId: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ from_on: string; until_on: string | null; status: string; father_state: string }>(
        'select from_on, until_on, status, father_state, boarder from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        [county.id, childId],
      ),
    { readOnly: true },
  )

it('a leaving of before the last change holds from its own day, and the talk of that month is not owed', async () => {
  const id = await makeChild(county, 'C31', '石安安')
  const due = () => getFigure(county.ctx, county.operator, { figureId: 'talks.due', place: 'C31', term: '2026-autumn' })
  const before = (await due()).value ?? 0
  await change(id, '2026-11-20', { boarder: true })
  await leaveChild(county.ctx, dean(), id, { on: '2026-09-05', reason: 'transferred' })
  expect(await spans(id)).toMatchObject([
    { from_on: '2026-09-01', until_on: '2026-09-05', status: 'enrolled' },
    { from_on: '2026-09-05', until_on: '2026-11-20', status: 'left' },
    { from_on: '2026-11-20', until_on: null, status: 'left' },
  ])
  expect((await due()).value).toBeLessThan(before)
  expect((await getChild(county.ctx, dean(), id, null)).left).toEqual({ on: '2026-09-05', reason: 'transferred' })
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('a fact said again for an earlier day is moved to that day', async () => {
  const id = await makeChild(county, 'C31', '龙巧')
  await change(id, '2026-11-20', { fatherState: 'home' })
  await change(id, '2026-10-05', { fatherState: 'home' })
  expect((await spans(id)).map((s) => [s.from_on, s.father_state])).toEqual([
    ['2026-09-01', 'away'],
    ['2026-10-05', 'home'],
    ['2026-11-20', 'home'],
  ])
})

it('days before the child came here are not rewritten: the sentence names the day', async () => {
  const id = await makeChild(county, 'D31', '潘月')
  await changeChild(county.ctx, county.operator, id, { since: '2026-11-02', changes: { classCode: 'C31' }, base: {} })
  const sentence = '这名孩子从2026年11月2日起在这里，更早的日子不能改；请选这一天或以后的日期。'
  await expect(change(id, '2026-10-05', { fatherState: 'home' })).rejects.toMatchObject({
    code: 'invalid',
    details: { since: sentence },
  })
  await expect(leaveChild(county.ctx, dean(), id, { on: '2026-10-05', reason: 'transferred' })).rejects.toMatchObject({
    code: 'invalid',
    details: { on: sentence },
  })
  // What has no date of its own may be mended at any time.
  await change(id, '2026-10-05', { address: '大坪村1组' })
  expect((await spans(id)).length).toBe(2)
})

it('a list of the term’s start says so for days before a later change too; undone, all days are as before', async () => {
  const id = await makeChild(county, 'C32', '田小雨', { birth: '2016-03-02', motherState: 'home', motherSince: null })
  await change(id, '2026-10-10', { boarder: true })
  const before = await spans(id)
  const { importId } = await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode(
      '姓名,性别,出生日期,班级,父亲姓名,父亲务工地点\n田小雨,女,2016-03-02,三(2)班,石建国,在家',
    ),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
    apply: true,
  })
  expect((await spans(id)).map((s) => [s.from_on, s.father_state])).toEqual([
    ['2026-09-01', 'home'],
    ['2026-10-10', 'home'],
  ])
  await undoRoster(county.ctx, county.operator, importId ?? '')
  await county.ctx.jobs.idle()
  expect(await spans(id)).toEqual(before)
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
