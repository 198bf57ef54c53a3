import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryKind } from '../../domain/entries/list.ts'
import { addDays, shanghaiDate } from '../../domain/kit/dates.ts'
import { longDate } from '../../domain/kit/day-words.ts'
import { teaHouse } from '../../domain/testing/tea-house.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { changeEntry } from './commands/change-entry.ts'
import { endEntry } from './commands/end-entry.ts'
import { saveEntries } from './commands/save-entries.ts'
import { takeBackEnd } from './commands/take-back-end.ts'
import { scopeOfEntry } from './db/entry.ts'
import { listEntries } from './queries/entries.ts'
import { getEntry } from './queries/entry.ts'

let database: TestDatabase
let county: TestCounty
let child: string
let other: string
const kindOf = (kind: string) => (kind === 'tea-house' ? teaHouse : entryKind(kind))

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
  other = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const PROMISE = { who: 'father', what: 'come-home', by: '2026-12-20', words: '元旦前回来' }
const about = (more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'promise',
  version: 1,
  about: { child },
  from: '2026-11-20',
  body: PROMISE,
  ...more,
})
const verdictOf = async (entry: unknown, actor = teacher()) =>
  (await saveEntries(county.ctx, actor, { entries: [entry] }, kindOf)).verdicts[0]
const added = async (more: Record<string, unknown> = {}, actor = teacher()) => {
  const entry = about(more)
  expect(await verdictOf(entry, actor)).toMatchObject({ verdict: 'accepted' })
  return entry.id
}
const fails = async (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { code?: string }) => error.code,
  )

describe('saving', () => {
  it('is kept once however often it is sent, by the same sender', async () => {
    const actor = teacher()
    const entry = about()
    expect((await verdictOf(entry, actor))?.verdict).toBe('accepted')
    expect((await verdictOf(entry, actor))?.verdict).toBe('duplicate')
    expect(await verdictOf({ ...entry, body: { ...PROMISE, what: 'call' } }, actor)).toMatchObject({ code: 'id-taken' })
    expect(await verdictOf(entry)).toMatchObject({ code: 'id-taken' })
    await changeEntry(county.ctx, actor, entry.id, { set: { words: '春节回来' }, base: {} })
    expect((await verdictOf(entry, actor))?.verdict).toBe('duplicate')
    const both = about()
    const twice = await Promise.all([verdictOf(both, actor), verdictOf(both, actor)])
    expect(twice.map((v) => v?.verdict).sort()).toEqual(['accepted', 'duplicate'])
  })

  it('says by field what to mend, and keeps nothing of it', async () => {
    expect(await verdictOf(about({ body: { who: 'father' } }))).toMatchObject({
      verdict: 'needs-attention',
      problems: [{ field: 'what' }, { field: 'by' }],
    })
    expect(await verdictOf({ id: 'x', kind: 'promise' })).toMatchObject({ verdict: 'needs-attention', code: 'invalid' })
    expect(await verdictOf(about({ version: 9 }))).toMatchObject({ code: 'newer-version' })
    expect(await verdictOf(about({ kind: 'nothing' }))).toMatchObject({ code: 'unknown-kind' })
    expect(await verdictOf(about({ about: { place: 'C31' } }))).toMatchObject({ code: 'wrong-subject' })
    expect(await verdictOf(about({ kind: 'home' }))).toMatchObject({ code: 'forbidden' })
  })

  it('another’s child or place is refused like one that is not there', async () => {
    const strange = await verdictOf(about({ about: { child: other } }))
    const missing = await verdictOf(about({ about: { child: newId(county.now) } }))
    expect({ ...strange, id: '' }).toEqual({ ...missing, id: '' })
    expect(strange?.code).toBe('not-found')
    const task = { kind: 'task', body: { what: '修灯', owner: '周明', due: '2026-12-01' } }
    const above = await verdictOf(about({ ...task, about: { place: 'S1' } }))
    const nowhere = await verdictOf(about({ ...task, about: { place: 'NOWHERE' } }))
    expect({ ...above, id: '' }).toEqual({ ...nowhere, id: '' })
    expect((await verdictOf(about({ ...task, about: { place: 'C31' } })))?.verdict).toBe('accepted')
  })

  it('an id that stands out of sight is answered as if it were free', async () => {
    const hidden = await added({ about: { child: other } }, county.actor('head-teacher', 'D31'))
    expect((await verdictOf(about({ id: hidden })))?.verdict).toBe('accepted')
    expect(await fails(getEntry(county.ctx, teacher(), hidden))).toBe('not-found')
  })

  it('an entry about an entry is seen with it, and only one of the register named', async () => {
    const principal = county.actor('principal', 'S1')
    const house = await added(
      { kind: 'tea-house', about: { place: 'S1' }, body: { name: '听雨', sort: 'green' } },
      principal,
    )
    const within = await added({ kind: 'tea-house', about: { entry: house }, body: { name: '里间' } }, principal)
    const view = await getEntry(county.ctx, principal, within, kindOf)
    expect(view.about).toEqual({ kind: 'entry', id: house, name: '听雨' })
    expect(view.people).toEqual([{ role: 'keeper', name: '里间' }])
    const promise = await added()
    expect(
      await verdictOf(about({ kind: 'tea-house', about: { entry: promise }, body: { name: '不成' } }), principal),
    ).toMatchObject({ code: 'not-found' })
    const scope = (id: string) => inActorTx(county.ctx.db, principal, (tx) => scopeOfEntry(tx, id))
    expect(await scope(within)).toEqual(await scope(house))
    expect(await scope(newId(county.now))).toBeNull()
  })
})

describe('changing', () => {
  it('single fields, each with its version; somebody else’s newer one is told with both values', async () => {
    const id = await added()
    const dean = county.actor('dean', 'S1')
    let tick = 0
    const later = () => ({ ...county.ctx, now: () => county.now + ++tick })
    const first = await changeEntry(later(), dean, id, { set: { words: '腊月回来' }, base: {} })
    expect(first.versions).toEqual({ words: 2 })
    const mine = teacher()
    const clash = await changeEntry(county.ctx, mine, id, { set: { words: '正月回来' }, base: {} }).catch(
      (error: unknown) => error,
    )
    expect(clash).toMatchObject({
      code: 'conflict',
      details: { words: { mine: '正月回来', theirs: '腊月回来' } },
    })
    // A version that never was here (a state from before a restore was seen) overwrites nothing either.
    for (const words of [3, 1e9, Number.MAX_SAFE_INTEGER])
      await expect(
        changeEntry(county.ctx, mine, id, { set: { words: '正月回来' }, base: { words } }),
      ).rejects.toMatchObject({ code: 'conflict' })
    // Another field is nobody's conflict, though columns follow from it; what is taken off is a change too.
    expect((await changeEntry(later(), mine, id, { set: { what: 'call' }, base: {} })).versions.what).toBe(2)
    const known = { set: { words: null, until: '2027-02-01' }, base: { words: 2 } }
    expect((await changeEntry(later(), mine, id, known)).versions).toMatchObject({ words: 3, until: 2, what: 2 })
    const late = await changeEntry(county.ctx, dean, id, { set: { until: '2027-03-01' }, base: {} }).catch(
      (error: unknown) => error,
    )
    expect(late).toMatchObject({ code: 'conflict', details: { until: { mine: '2027-03-01', theirs: '2027-02-01' } } })
    const view = await getEntry(county.ctx, dean, id)
    expect(view).toMatchObject({ body: { who: 'father', what: 'call' }, until: '2027-02-01', from: '2026-11-20' })
    expect(view.history.map((h) => h.text)).toEqual([
      '到期：空 → 2027年2月1日；原话：腊月回来 → 空',
      '答应了什么：回家来 → 每周打电话',
      '原话：元旦前回来 → 腊月回来',
      '登记了',
    ])
  })

  it('refuses what is no field, no state, or an end without its reason', async () => {
    const id = await added()
    for (const set of [{ nothing: 1 }, { state: 'kept' }, { state: 'nowhere' }, { from: 5 }, { until: 5 }, { by: 'x' }])
      expect([set, await fails(changeEntry(county.ctx, teacher(), id, { set, base: {} }))]).toEqual([set, 'invalid'])
  })

  it('who takes part changes with the answers; who went stays written', async () => {
    const pairing = { sort: 'teacher', helper: { name: '何静' }, rhythm: 'month', consent: 'spoken' }
    const id = await added({ kind: 'pairing', body: pairing })
    await changeEntry(county.ctx, teacher(), id, { set: { helper: { name: '罗芳' } }, base: {} })
    expect((await getEntry(county.ctx, teacher(), id)).people).toEqual([{ role: '帮扶人姓名', name: '罗芳' }])
    // As the operator: the owner of a cluster sees no rows.
    const rows = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query('select name, live from entry_part where county_id = $1 and entry_id = $2 order by name', [
        county.id,
        id,
      ]),
    )
    expect(rows).toEqual([
      { name: '何静', live: false },
      { name: '罗芳', live: true },
    ])
  })

  it('an end names a day and a reason, holds, and is the same when it is sent again', async () => {
    const id = await added()
    const end = (more: Record<string, unknown> = {}) =>
      endEntry(county.ctx, teacher(), id, { on: '2026-11-23', reason: '亲眼见到', ...more })
    expect(await fails(end({ on: '2026-11-25' }))).toBe('invalid')
    expect(await fails(end({ on: '2026-11-19' }))).toBe('invalid')
    expect(await fails(end({ state: 'open' }))).toBe('invalid')
    expect(await end({ state: 'broken' })).toEqual({ state: 'broken' })
    expect(await end({ state: 'broken' })).toEqual({ state: 'broken' })
    expect(await fails(end())).toBe('invalid')
    expect(await fails(changeEntry(county.ctx, teacher(), id, { set: { words: 'x' }, base: {} }))).toBe('invalid')
    expect(await getEntry(county.ctx, teacher(), id)).toMatchObject({
      state: 'broken',
      ended: true,
      until: '2026-11-23',
      endReason: '亲眼见到',
      due: [],
      canWrite: false,
    })
  })
})

describe('a slip of the thumb', () => {
  const day = 24 * 3600_000
  const at = (ms: number) => ({ ...county.ctx, now: () => county.now + ms })

  it('an end is taken back by who set it, within a day: the entry lives as it did before, and the diary tells both', async () => {
    const actor = teacher()
    const id = await added({ until: '2026-12-31' }, actor)
    await endEntry(county.ctx, actor, id, { on: '2026-11-24', reason: '没有兑现', state: 'broken' })
    expect(await takeBackEnd(at(60_000), actor, id)).toEqual({ state: 'open' })
    expect(await getEntry(county.ctx, actor, id)).toMatchObject({
      state: 'open',
      ended: false,
      until: '2026-12-31',
      endReason: null,
    })
    // Sent again, as where the answer was lost, it changes nothing.
    expect(await takeBackEnd(at(60_000), actor, id)).toEqual({ state: 'open' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    const told = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query("select action from audit where county_id = $1 and detail->>'entry' = $2 order by seq", [county.id, id]),
    )
    expect(told.map((row) => row.action)).toEqual(['entry.add', 'entry.end', 'entry.take-back'])
  })

  it('not by another, not after a day, not out of reach; where nothing was ended nothing changes', async () => {
    const actor = teacher()
    const id = await added({}, actor)
    expect(await takeBackEnd(county.ctx, actor, id)).toEqual({ state: 'open' })
    await endEntry(county.ctx, actor, id, { on: '2026-11-24', reason: '问过孩子', state: 'kept' })
    const dean = county.actor('dean', 'S1')
    await expect(takeBackEnd(at(60_000), dean, id)).rejects.toMatchObject({ code: 'invalid', message: /别人结束的/ })
    await expect(takeBackEnd(at(day + 1), actor, id)).rejects.toMatchObject({ code: 'invalid', message: /过了一天/ })
    expect(await fails(takeBackEnd(county.ctx, county.actor('head-teacher', 'D31'), id))).toBe('not-found')
    expect(await fails(takeBackEnd(county.ctx, county.actor('county-office', county.code), id))).toBe('forbidden')
    expect(await takeBackEnd(at(day - 1), actor, id)).toEqual({ state: 'open' })
  })
})

describe('who sees what', () => {
  it('those who stand over the child or the place, in registers that their post reads', async () => {
    const promise = await added()
    const home = await added(
      {
        kind: 'home',
        about: { place: 'V1' },
        body: { name: '河湾儿童之家', days: ['2'], hours: '16:00–18:00', keeper: '田主任' },
      },
      county.actor('village-director', 'V1'),
    )
    const sees = async (role: Parameters<TestCounty['actor']>[0], place: string, id: string) =>
      (await fails(getEntry(county.ctx, county.actor(role, place), id))) ?? 'fault'
    expect(await sees('head-teacher', 'C32', promise)).toBe('not-found')
    expect(await sees('village-director', 'V2', promise)).toBe('not-found')
    expect(await sees('township-officer', 'T', promise)).toBe('nothing')
    expect(await sees('helper', 'S1', promise)).toBe('forbidden')
    expect(await sees('administrator', 'COUNTY', promise)).toBe('forbidden')
    expect(await sees('township-officer', 'T', home)).toBe('nothing')
    expect(await sees('principal', 'S1', home)).toBe('not-found')
    const mine = { set: { words: 'x' }, base: {} }
    expect(await fails(changeEntry(county.ctx, county.actor('head-teacher', 'C32'), promise, mine))).toBe('not-found')
    expect(await fails(changeEntry(county.ctx, county.actor('county-office', 'COUNTY'), promise, mine))).toBe(
      'forbidden',
    )
    expect(
      await fails(endEntry(county.ctx, county.actor('dean', 'S2'), promise, { on: '2026-11-24', reason: '看看' })),
    ).toBe('not-found')
  })

  it('the county reads no words about a child', async () => {
    const id = await added()
    const view = await getEntry(county.ctx, county.actor('county-office', 'COUNTY'), id)
    expect(view).toMatchObject({ line: '爸爸答应回家来', body: { who: 'father' }, people: [] })
    expect(JSON.stringify(view)).not.toContain('元旦前')
  })

  it('lists by register, child, state, day and page', async () => {
    const mine = await makeChild(county, 'C31', '田禾')
    const on = (from: string) => added({ about: { child: mine }, from })
    const ids = [await on('2026-11-01'), await on('2026-11-02'), await on('2026-11-03')]
    await endEntry(county.ctx, teacher(), ids[0] ?? '', { on: '2026-11-10', reason: '问过孩子' })
    const list = async (more: Record<string, string>, limit = 50) =>
      (await listEntries(county.ctx, teacher(), { child: mine, limit, ...more })).items.map((e) => e.id)
    expect(await list({})).toEqual(ids.toReversed())
    expect(await list({ state: 'open' })).toEqual([ids[2], ids[1]])
    expect(await list({ state: 'ended' })).toEqual([ids[0]])
    expect(await list({ state: 'kept', kind: 'promise' })).toEqual([ids[0]])
    expect(await list({ kind: 'task' })).toEqual([])
    expect(await list({ at: '2026-11-02' })).toEqual([ids[1], ids[0]])
    expect(await list({ at: '2026-11-10' })).toEqual([ids[2], ids[1]])
    const first = await listEntries(county.ctx, teacher(), { child: mine, limit: 2 })
    expect(await list({ cursor: first.next ?? '' })).toEqual([ids[0]])
    expect(await fails(list({ cursor: 'x' }))).toBe('invalid')
    expect(await fails(list({ kind: 'nothing' }))).toBe('invalid')
    expect(await fails(list({ place: 'S2' }))).toBe('not-found')
    const none = await listEntries(county.ctx, county.actor('head-teacher', 'C32'), { child: mine, limit: 50 })
    expect(none.items).toEqual([])
  })
})

describe('what moves', () => {
  it('entries follow a child that moves, and a place that hangs somewhere else', async () => {
    const mover = await makeChild(county, 'C31', '卢小满')
    const pairing = { sort: 'teacher', helper: { name: '何静' }, rhythm: 'month', consent: 'spoken' }
    const id = await added({ kind: 'pairing', about: { child: mover }, body: pairing })
    await changeChild(county.ctx, county.operator, mover, {
      changes: { classCode: 'D31', villageCode: 'V2' },
      base: {},
    })
    expect(await fails(getEntry(county.ctx, teacher(), id))).toBe('not-found')
    const now = county.actor('head-teacher', 'D31')
    expect((await getEntry(county.ctx, now, id)).people).toHaveLength(1)
    expect((await listEntries(county.ctx, now, { child: mover, limit: 50 })).items).toHaveLength(1)
    expect(
      (await listEntries(county.ctx, county.actor('township-officer', 'T'), { child: mover, limit: 50 })).items,
    ).toHaveLength(1)
    await addPlaces(county.ctx, county.operator, [
      { kind: 'township', code: 'T2', name: '白水镇', parentCode: county.code },
      { kind: 'village', code: 'V1', name: '河湾村', parentCode: 'T2' },
    ])
    const homes = async (town: string) =>
      (
        await listEntries(
          county.ctx,
          { ...county.operator, role: 'administrator' },
          { place: town, kind: 'home', limit: 50 },
        )
      ).items.length
    expect([await homes('T'), await homes('T2')]).toEqual([0, 1])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})

describe('what is reported upward (S1.10)', () => {
  it('is in that state by the answer that says to whom, begun or changed; a state that is chosen stands', async () => {
    const state = async (id: string) => (await getEntry(county.ctx, teacher(), id)).state
    const need = (more: Record<string, unknown> = {}) =>
      added({ kind: 'need', body: { block: 'life', what: '一床厚被子', ...more } })
    const reported = await need({ reportedTo: 'township' })
    expect(await state(reported)).toBe('beyond')
    const { items } = await listEntries(county.ctx, county.actor('township-officer', 'T'), {
      kind: 'need',
      state: 'beyond',
      limit: 50,
    })
    expect(items.find((e) => e.id === reported)?.about.where).toMatch(/^\S+ \S+班$/)
    const own = await need()
    expect(await state(own)).toBe('waiting')
    await changeEntry(county.ctx, teacher(), own, { set: { measure: '学校先借一床' }, base: {} })
    expect(await state(own)).toBe('waiting')
    await changeEntry(county.ctx, teacher(), own, { set: { reportedTo: 'civil' }, base: {} })
    expect(await state(own)).toBe('beyond')
    const { versions } = await getEntry(county.ctx, teacher(), own)
    await changeEntry(county.ctx, teacher(), own, { set: { state: 'doing' }, base: versions })
    expect(await state(own)).toBe('doing')
    // Whoever wrote the answer anew knew nothing of the state.
    await changeEntry(county.ctx, teacher(), own, {
      set: { reportedTo: 'health' },
      base: { reportedTo: versions.reportedTo ?? 1 },
    })
    expect(await state(own)).toBe('beyond')
  })
  it('tells of which survey it came, and by when somebody is found for it', async () => {
    const survey = newId(county.ctx.now())
    const on = shanghaiDate(county.ctx.now())
    const blocks = { study: 'fine', life: 'need', lifeNeed: '一盏台灯', mind: 'fine', safety: 'fine', health: 'fine' }
    const record = { id: survey, kind: 'survey', version: 1, happenedOn: on, childIds: [child], body: blocks }
    const { verdicts } = await saveRecords(county.ctx, teacher(), { records: [record] })
    expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
    const id = await added({ kind: 'need', from: on, body: { block: 'life', what: '一盏台灯', source: survey } })
    const seen = await getEntry(county.ctx, teacher(), id)
    expect(seen.named).toEqual([{ id: survey, name: `${longDate(on)} 五方面调查` }])
    expect([seen.due.map((d) => d.on), seen.duties]).toEqual([[addDays(on, 14)], []])
  })
  it('is taken on by naming who does it and by when: then that day is owed there', async () => {
    const officer = county.actor('township-officer', 'T')
    const id = await added({ kind: 'need', body: { block: 'life', what: '一张床', reportedTo: 'township' } })
    const seen = await getEntry(county.ctx, officer, id)
    expect([seen.state, seen.due]).toEqual(['beyond', []])
    const owner = { name: '镇民政办' }
    const due = addDays(shanghaiDate(county.ctx.now()), 12)
    await changeEntry(county.ctx, officer, id, { set: { owner, due }, base: {} })
    const taken = await getEntry(county.ctx, officer, id)
    expect([taken.state, taken.due.map((d) => d.on)]).toEqual(['doing', [due]])
    // Who reports it anew has given it up, whoever was to do it.
    await changeEntry(county.ctx, officer, id, { set: { state: 'beyond' }, base: taken.versions })
    expect((await getEntry(county.ctx, officer, id)).due).toEqual([])
  })
})
