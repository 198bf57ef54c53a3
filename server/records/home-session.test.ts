import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { home } from '../../domain/entries/home.ts'
import { WEEKDAYS } from '../../domain/entries/home-hours.ts'
import { choices, text } from '../../domain/kit/fields.ts'
import { type Actor, ROLES, type Role } from '../../domain/roles.ts'
import { getChild } from '../children/queries/child-file.ts'
import { getToday } from '../duties/queries/today.ts'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { saveRecords } from './commands/save-records.ts'
import { listRecords } from './queries/records.ts'

/** Children's Homes (S2B.9–12): who records their openings, who sees them, what is owed and counted. */
let database: TestDatabase
let county: TestCounty
let [an, bao, far] = ['', '', '']
let [school, village] = ['', '']
const HOURS = [
  { day: '2', from: '16:00', to: '17:30' },
  { day: '4', from: '16:00', to: '17:30' },
]
const STAFF = [{ who: { name: '周明' } }, { who: { name: '何静' } }]

const kept = async (place: string, actor: Actor) => {
  const body = { name: `${place}儿童之家`, hours: HOURS, staff: STAFF }
  const entry = { id: newId(county.now), kind: 'home', version: 2, about: { place }, from: '2026-11-09', body }
  expect(await saveEntries(county.ctx, actor, { entries: [entry] })).toMatchObject({
    verdicts: [{ verdict: 'accepted' }],
  })
  return entry.id
}
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  far = await makeChild(county, 'D31', '龙巧巧', { villageCode: 'V2' })
  school = await kept('S1', county.actor('principal', 'S1'))
  village = await kept('V1', county.actor('village-director', 'V1'))
})
afterAll(() => database.close())

const session = (entry: string, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'home-session',
  version: 1,
  about: { entry },
  happenedOn: '2026-11-17',
  staff: [{ name: '周明' }, { name: '何静' }],
  body: { from: '16:00', to: '17:30', safety: ['doors', 'fire'] },
  ...more,
})
const save = async (actor: Actor, record: Record<string, unknown>) =>
  (await saveRecords(county.ctx, actor, { records: [record] })).verdicts[0]
const figure = async (id: string, place: string) =>
  (await getFigure(county.ctx, county.operator, { figureId: id, place, term: '2026-autumn' })).value

const POSTS: Record<Role, string> = {
  'county-office': 'COUNTY',
  'township-officer': 'T',
  'village-director': 'V1',
  principal: 'S1',
  dean: 'S1',
  'head-teacher': 'C31',
  'subject-teacher': 'C31',
  'boarding-teacher': 'S1',
  'home-keeper': 'S1',
  'station-keeper': 'V1',
  'federation-officer': 'T',
  helper: 'S1',
  auditor: 'T',
  administrator: 'S1',
}
const outcome = async (actor: Actor, entry: string) =>
  save(actor, session(entry)).then(
    (v) => v?.code ?? v?.verdict,
    (error: { code?: string }) => error.code,
  )

describe('who may', () => {
  it('record an opening: whoever stands over the home, of the posts that the kind names', async () => {
    const found: Record<string, unknown> = {}
    for (const role of ROLES) {
      const actor = county.actor(role, POSTS[role])
      found[role] = [await outcome(actor, school), await outcome(actor, village)]
    }
    expect(found).toEqual({
      'county-office': ['forbidden', 'forbidden'],
      'township-officer': ['accepted', 'accepted'],
      'village-director': ['not-found', 'accepted'],
      principal: ['accepted', 'not-found'],
      dean: ['accepted', 'not-found'],
      'head-teacher': ['forbidden', 'forbidden'],
      'subject-teacher': ['forbidden', 'forbidden'],
      'boarding-teacher': ['forbidden', 'forbidden'],
      // Has the post, and keeps neither of the two (decision 048).
      'home-keeper': ['not-found', 'not-found'],
      'station-keeper': ['forbidden', 'forbidden'],
      'federation-officer': ['accepted', 'accepted'],
      helper: ['forbidden', 'forbidden'],
      auditor: ['forbidden', 'forbidden'],
      administrator: ['forbidden', 'forbidden'],
    })
    expect(await outcome(county.actor('principal', 'S2'), school)).toBe('not-found')
    expect(await outcome(county.actor('village-director', 'V2'), village)).toBe('not-found')
  })

  it('see a home and its openings: those above it, and everybody posted in or below its place', async () => {
    const sees = async (actor: Actor) =>
      (await listEntries(county.ctx, actor, { kind: 'home', limit: 50, ...placeOf(actor) })).items.map((e) => e.id)
    const placeOf = (_: Actor) => ({})
    const open = (actor: Actor, id: string) =>
      getEntry(county.ctx, actor, id).then(
        (e) => [e.records.items.length > 0, e.canWrite, e.use.came === null],
        (error: { code?: string }) => error.code,
      )
    const teacher = county.actor('head-teacher', 'C31')
    expect(await open(teacher, school)).toEqual([true, false, true])
    expect(await open(teacher, village)).toBe('not-found')
    expect(await open(county.actor('head-teacher', 'D31'), school)).toBe('not-found')
    expect(await open(county.actor('principal', 'S1'), school)).toEqual([true, true, false])
    expect(await open(county.actor('village-director', 'V1'), school)).toBe('not-found')
    expect(await sees(county.actor('township-officer', 'T'))).toEqual(expect.arrayContaining([school, village]))
    const changed = changeEntry(county.ctx, teacher, school, { set: { address: '别处' }, base: {} })
    expect(await changed.catch((error: { code?: string }) => error.code)).toBe('not-found')
  })
})

describe('an opening', () => {
  it('is refused with one on duty and no reason, and with children of another place', async () => {
    const principal = county.actor('principal', 'S1')
    const code = async (more: Record<string, unknown>, actor = principal, entry = school) => {
      const verdict = await save(actor, session(entry, more))
      return [verdict?.code, verdict?.message]
    }
    expect(await code({ staff: [{ name: '周明' }] })).toEqual([
      'not-enough',
      '“值班的人”要有 2 人；这次少了的，请写一句为什么。',
    ])
    expect(await code({ staff: [] })).toEqual(['not-enough', '“值班的人”至少要写 2 人。'])
    expect(await code({ staff: [{ name: '周明' }, { name: '周明' }] })).toEqual([
      'invalid',
      '“周明”写了两次，请去掉一个。',
    ])
    expect((await code({ took: [{ child: far, mark: 'present' }] }))[0]).toBe('not-found')
    // The township sees that child; it is not of this school all the same.
    expect(await code({ took: [{ child: far, mark: 'present' }] }, county.actor('township-officer', 'T'))).toEqual([
      'not-found',
      '有孩子不在这个地方，请核对名单。',
    ])
    expect((await code({ happenedOn: '2026-12-24' }))[0]).toBe('invalid')
    expect((await code({ body: { from: '17:30', to: '16:00', safety: ['doors'] } }))[0]).toBe('invalid')
  })

  it('meets the duty with two on duty and leaves it owed with one; both are counted, apart', async () => {
    const principal = county.actor('principal', 'S1')
    const before = {
      sessions: Number(await figure('home.sessions', 'S1')),
      two: Number(await figure('home.two-on-duty', 'S1')),
    }
    const took = [
      { child: an, mark: 'called' },
      { child: bao, mark: 'present' },
    ]
    expect((await save(principal, session(school, { happenedOn: '2026-11-10', took })))?.verdict).toBe('accepted')
    const alone = { from: '16:00', to: '17:00', safety: ['doors'], alone: '何静送孩子看病' }
    const single = session(school, {
      happenedOn: '2026-11-12',
      staff: [{ name: '周明' }],
      took: took.slice(0, 1),
      body: alone,
    })
    expect((await save(principal, single))?.verdict).toBe('accepted')
    expect({
      sessions: await figure('home.sessions', 'S1'),
      two: await figure('home.two-on-duty', 'S1'),
      one: await figure('home.one-on-duty', 'S1'),
      attendance: await figure('home.attendance', 'S1'),
      children: await figure('home.children', 'S1'),
      calls: await figure('home.calls', 'S1'),
      homes: await figure('homes', 'S1'),
    }).toEqual({
      sessions: before.sessions + 2,
      two: before.two + 1,
      one: 1,
      attendance: 3,
      children: 2,
      calls: 2,
      homes: 1,
    })
    const { duties } = await getEntry(county.ctx, principal, school)
    // What others recorded on 17 November makes good what one alone left owed; that one meets nothing.
    expect(duties.filter((d) => d.metBy !== null).length).toBeGreaterThanOrEqual(2)
    expect(duties.some((d) => d.metBy === single.id)).toBe(false)
    expect(new Set(duties.map((d) => d.rule))).toEqual(new Set(['home-open']))
    const today = await getToday(county.ctx, principal, 'week', { limit: 60 })
    expect(today.others.find((o) => o.subject.id === school)).toMatchObject({ record: 'home-session' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('stands in the ledger, under its home and in the file of each child that came', async () => {
    const principal = county.actor('principal', 'S1')
    const { items } = await listRecords(county.ctx, principal, {
      kind: 'home-session',
      from: '2026-11-10',
      to: '2026-11-10',
      limit: 10,
    })
    expect(items.map((r) => [r.entry?.id, r.took.length])).toEqual([[school, 2]])
    const file = await getChild(county.ctx, county.actor('head-teacher', 'C32'), bao, null)
    const own = file.timeline.flatMap((e) => (e.type === 'record' ? [e.record] : []))
    expect(own.map((r) => [r.kindTitle, r.took.map((c) => c.name)])).toEqual([['儿童之家开放', ['罗小宝']]])
  })
})

it('a home that was registered in words before is read in rows, and what is changed stays in its history', async () => {
  const actor = county.actor('village-director', 'V2')
  const old = { name: '大坪儿童之家', days: ['6'], hours: '9:00–11:00', keeper: '田主任', equipment: '图书 60 册' }
  const entry = {
    id: newId(county.now),
    kind: 'home',
    version: 1,
    about: { place: 'V2' },
    from: '2026-09-10',
    body: old,
  }
  const { upgrade: _, check: __, ...rest } = home
  const asked = ['name', 'hours', 'keeper', 'equipment'].map((name) => text(name, { label: name }))
  const days = choices('days', WEEKDAYS, { label: '哪几天开' })
  // The register as an earlier release declared it.
  const earlier = { ...rest, version: 1, fields: [...asked, days], parts: () => [], columns: () => ({}) }
  expect(await saveEntries(county.ctx, actor, { entries: [entry] }, () => earlier)).toMatchObject({
    verdicts: [{ verdict: 'accepted' }],
  })
  const view = await getEntry(county.ctx, actor, entry.id)
  expect(view.body).toEqual({
    name: '大坪儿童之家',
    hours: [{ day: '6', from: '09:00', to: '11:00' }],
    staff: [{ who: { name: '田主任' } }],
    note: '图书 60 册',
  })
  expect(view.line).toBe('大坪儿童之家，周六 09:00–11:00，只有一个人值班')
  const staff = [{ who: { name: '田主任' } }, { who: { name: '冉小梅' } }]
  await changeEntry(county.ctx, actor, entry.id, { set: { staff }, base: {} })
  const after = await getEntry(county.ctx, actor, entry.id)
  expect(after.line).toBe('大坪儿童之家，周六 09:00–11:00')
  expect(after.history[0]?.text).toBe('值班的人（每次要有两个人）：田主任 → 田主任；冉小梅')
})
