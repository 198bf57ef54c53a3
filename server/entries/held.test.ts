import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { actorByLogin } from '../actor.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { prepareRecord } from '../records/queries/prepare-record.ts'
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
let me: Actor
let dean: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '覃月')
  const posted = async (role: 'head-teacher' | 'dean', placeCode: string, name: string) => {
    const login = `${role}-${county.code}`
    await addAccount(county.ctx, county.operator, { login, name, role, placeCode })
    return actorByLogin(county.ctx, login)
  }
  me = await posted('head-teacher', 'C31', '罗老师')
  dean = await posted('dean', 'S1', '田主任')
})
afterAll(() => database.close())

const at = (minutes: number) => {
  const now = county.now + minutes * 60_000
  return { ...county.ctx, now: () => now }
}

it('a task stands with its holder by its day, is told to be done by a record of its kind, and goes when it is ended', async () => {
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
  // To have somebody to help is no task: it ends otherwise than by being done.
  const pairing = newId(county.now)
  const paired = await saveEntries(at(0), me, {
    entries: [
      {
        id: pairing,
        kind: 'pairing',
        version: 2,
        about: { child },
        from: '2026-11-20',
        body: { sort: 'teacher', helper: mine, rhythm: 'week', does: ['study'], consent: 'spoken' },
      },
    ],
  })
  expect(paired.verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
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
  expect(owners.map((o) => [o.name, o.post])).toEqual([
    ['罗老师', '班主任'],
    ['田主任', '教导主任'],
  ])
  // Who makes no tasks is told no colleague.
  const helper = await prepareRecord(county.ctx, county.actor('helper', 'C31'), { kind: 'talk', children: '' })
  expect(helper.owners).toEqual([])
  const friday = Date.parse('2026-11-26T02:00:00Z')
  const later = await prepareRecord({ ...county.ctx, now: () => friday }, county.actor('head-teacher', 'C31'), {
    kind: 'talk',
    children: child,
  })
  // Sunday has none: the Monday after.
  expect(later.days.soon).toBe('2026-11-30')
})

it('an account that is not there, or is called otherwise, is asked about and not written down', async () => {
  const send = async (owner: object) => {
    const { verdicts } = await saveEntries(at(0), me, {
      entries: [
        {
          id: newId(county.now),
          kind: 'task',
          version: 2,
          about: { child },
          from: '2026-11-24',
          body: { what: '看牙', owner, due: '2026-11-27' },
        },
      ],
    })
    return verdicts.map((v) => [v.verdict, v.problems.map((p) => p.field)])
  }
  expect(await send({ account: newId(county.now), name: '田主任' })).toEqual([['needs-attention', ['owner']]])
  expect(await send({ account: dean.accountId, name: '别人' })).toEqual([['needs-attention', ['owner']]])
  expect(await send({ account: dean.accountId, name: '田主任' })).toEqual([['accepted', []]])
  expect(await send({ name: '修车的龙师傅' })).toEqual([['accepted', []]])
})
