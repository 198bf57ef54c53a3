import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveRecords } from '../commands/save-records.ts'
import { newId } from '../ids.ts'
import { prepareRecord } from '../queries/prepare-record.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { changeEntry } from './commands/change-entry.ts'
import { endEntry } from './commands/end-entry.ts'
import { saveEntries } from './commands/save-entries.ts'
import { getEntry } from './queries/entry.ts'
import { listHeld } from './queries/held.ts'

/** What was agreed next does not evaporate (F17): whoever took it on has it until it is done. */
let database: TestDatabase
let county: TestCounty
let child = ''
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '覃月')
})
afterAll(() => database.close())

const at = (minutes: number) => {
  const now = county.now + minutes * 60_000
  return { ...county.ctx, now: () => now }
}

it('a task stands with its holder by its day, is told to be done by a record of its kind, and goes when it is ended', async () => {
  const [me, dean] = [county.actor('head-teacher', 'C31'), county.actor('dean', 'S1')]
  const add = async (body: Record<string, unknown>, version = 2) => {
    const id = newId(county.now)
    const { verdicts } = await saveEntries(at(0), me, {
      entries: [{ id, kind: 'task', version, about: { child }, from: '2026-11-24', body }],
    })
    expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
    return id
  }
  const mine = { account: me.accountId, name: me.name }
  const call = await add({ what: '给家长打电话', owner: mine, due: '2026-11-27', meets: 'parent-contact' })
  const first = await add({ what: '找任课老师', owner: mine, due: '2026-11-25' })
  const theirs = await add({ what: '看牙', owner: { account: dean.accountId, name: dean.name }, due: '2026-11-25' })
  // As a phone of the release before sends it: a name that was typed, nobody's account.
  const old = await add({ what: '修灯', owner: '周明', due: '2026-12-01' }, 1)
  expect((await getEntry(county.ctx, me, old)).body.owner).toEqual({ name: '周明' })
  const held = async (actor = me) =>
    (await listHeld(at(20), actor)).items.map((i) => [i.id, i.about.name, i.due, i.over, i.done])
  expect(await held()).toEqual([
    [first, '覃月', '2026-11-25', false, null],
    [call, '覃月', '2026-11-27', false, null],
  ])
  expect((await held(dean)).map(([id]) => id)).toEqual([theirs])
  expect(await held(county.actor('head-teacher', 'C32'))).toEqual([])
  const { verdicts } = await saveRecords(at(10), dean, {
    records: [
      {
        id: newId(county.now),
        kind: 'parent-contact',
        version: 1,
        childIds: [child],
        happenedOn: '2026-11-24',
        body: { who: 'father', way: 'call', began: 'school', reached: false },
      },
    ],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  // Offered, never taken by itself.
  expect((await held()).find(([id]) => id === call)?.[4]).toEqual({ title: '联系父母', on: '2026-11-24' })
  await endEntry(at(20), me, call, { on: '2026-11-24', reason: '办好了', state: 'done' })
  await changeEntry(at(20), me, first, { set: { owner: { account: dean.accountId, name: dean.name } }, base: {} })
  expect(await held()).toEqual([])
  expect((await held(dean)).map(([id]) => id).sort()).toEqual([first, theirs].sort())
})

it('a form is told who may take it on, and a day with school', async () => {
  const { days, owners } = await prepareRecord(county.ctx, county.actor('head-teacher', 'C31'), {
    kind: 'talk',
    children: child,
  })
  // From Tuesday three days on is Friday, seven days on is Tuesday.
  expect(days).toEqual({ soon: '2026-11-27', week: '2026-12-01' })
  expect(owners).toEqual([])
  const friday = Date.parse('2026-11-26T02:00:00Z')
  const later = await prepareRecord({ ...county.ctx, now: () => friday }, county.actor('head-teacher', 'C31'), {
    kind: 'talk',
    children: child,
  })
  // Sunday has none: the Monday after.
  expect(later.days.soon).toBe('2026-11-30')
})
