import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { actorOf } from '../actor.ts'
import { listAudit } from '../audit/queries/audit.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { inActorTx } from '../db/tx.ts'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { listRecords } from '../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addToConcern } from './commands/add-to-concern.ts'
import { nameInConcern } from './commands/name-in-concern.ts'
import { getConcern } from './queries/concern.ts'
import { getConcerns } from './queries/concerns.ts'

/** A worry about safety cannot be lost, and is seen by its own list alone (F2, decision 030). */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const worried = { topics: ['home'], finding: 'worry', words: '说舅舅喝了酒推过他' }
let minutes = 0
/** Each a minute after the one before. */
const later = () => {
  minutes++
  const now = county.now + minutes * 60_000
  return { ...county.ctx, now: () => now }
}
const save = async (actor: Actor, childIds: string[], more: Record<string, unknown> = {}) => {
  const id = newId(county.now)
  const { verdicts } = await saveRecords(later(), actor, {
    records: [{ id, kind: 'talk', version: 1, childIds, happenedOn: '2026-11-23', body: worried, ...more }],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  return id
}
const line = {
  told: ['police', 'township'] as ('police' | 'township')[],
  toldName: '镇未保站老方',
  toldOn: '2026-11-24',
  toldTime: '09:20',
  way: 'phone' as const,
  receipt: '',
  number: '',
  done: '派出所上门看过，孩子先住到姑姑家',
  next: '',
  nextOn: null,
  close: false,
}
type Line = Omit<Parameters<typeof addToConcern>[3], 'id'>
const add = (actor: Actor, concernId: string, more: Partial<Line> & { id?: string } = {}) =>
  addToConcern(later(), actor, concernId, { id: newId(county.now), ...line, ...more })
const close = (actor: Actor, concernId: string, more: Partial<Line> = {}) =>
  add(actor, concernId, { close: true, ...more })
const seenBy = async (actor: Actor, childId: string) =>
  (await getConcerns(county.ctx, actor)).items.filter((i) => i.childId === childId)
const only = async (actor: Actor, childId: string) => {
  const [one] = await seenBy(actor, childId)
  if (!one) throw new Error('no concern')
  return one.id
}
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const near = () => [
  teacher(),
  county.actor('dean', 'S1'),
  county.actor('principal', 'S1'),
  county.actor('village-director', 'V1'),
]
const far = () => [
  county.actor('head-teacher', 'C32'),
  county.actor('principal', 'S2'),
  county.actor('village-director', 'V2'),
]

describe('a worry that was written', () => {
  it('stands with head teacher, dean, principal and village director, and with nobody else, until it is closed', async () => {
    const child = await makeChild(county, 'C31', '罗小禾')
    await save(teacher(), [child])
    const id = await only(teacher(), child)
    for (const actor of near())
      expect((await seenBy(actor, child)).map((i) => [i.childName, i.id, i.worried, i.by, i.came])).toEqual([
        ['罗小禾', id, true, teacher().name, '谈心里记的'],
      ])
    for (const actor of far()) {
      expect(await getConcerns(county.ctx, actor)).toEqual({ open: 0, items: [] })
      expect(await code(getConcern(county.ctx, actor, id))).toBe('not-found')
      expect(await code(add(actor, id))).toBe('not-found')
      expect(await code(getEntry(county.ctx, actor, id))).toBe('not-found')
    }
    for (const above of [county.actor('township-officer', 'T'), county.actor('county-office', 'COUNTY')]) {
      const told = await getConcerns(county.ctx, above)
      expect([told.open > 0, told.items]).toEqual([true, []])
      expect(await code(getConcern(county.ctx, above, id))).toBe('not-found')
    }
    expect(await code(add(county.actor('township-officer', 'T'), id))).toBe('not-found')
    expect(await code(add(county.actor('county-office', 'COUNTY'), id))).toBe('forbidden')
    for (const role of ['helper', 'auditor', 'administrator'] as const) {
      const actor = county.actor(role, role === 'helper' ? 'S1' : 'COUNTY')
      expect(await code(getConcerns(county.ctx, actor))).toBe('forbidden')
      expect(await code(getConcern(county.ctx, actor, id))).toBe('forbidden')
      expect(await code(add(actor, id))).toBe('forbidden')
    }
    await close(county.actor('village-director', 'V1'), id)
    for (const actor of near()) expect(await seenBy(actor, child)).toEqual([])
  })

  it('is added to line by line and never edited; closing needs whom one told and what was done', async () => {
    const child = await makeChild(county, 'C31', '龙巧')
    const record = await save(teacher(), [child])
    const dean = county.actor('dean', 'S1')
    const concernId = await only(dean, child)
    const marks = async () =>
      (await listRecords(county.ctx, dean, { child, limit: 10 })).items.map((r) => [r.id, r.concern])
    expect(await marks()).toEqual([[record, 'open']])
    expect((await getChild(county.ctx, dean, child, null)).concerns).toMatchObject([
      { id: concernId, state: 'open', worried: true, next: null },
    ])
    const bare = { told: [], toldName: '', toldOn: null, toldTime: '', way: null }
    expect(await code(close(dean, concernId, bare))).toBe('invalid')
    expect(await code(add(dean, concernId, { ...bare, done: '' }))).toBe('invalid')
    expect(await code(add(dean, concernId, { toldOn: '2026-11-25' }))).toBe('invalid')
    expect(await code(add(dean, concernId, { told: ['nobody', 'police'] }))).toBe('invalid')
    expect(await code(add(dean, concernId, { way: null }))).toBe('invalid')
    expect(await code(add(dean, concernId, { next: '再去看', nextOn: null }))).toBe('invalid')
    expect(await code(add(dean, concernId, { next: '再去看', nextOn: '2026-11-23' }))).toBe('invalid')
    const id = newId(county.now)
    const first = { id, done: '', receipt: '民警说下午去', next: '下午问派出所', nextOn: '2026-11-24' }
    await add(dean, concernId, first)
    await add(dean, concernId, first)
    expect(await code(add(teacher(), concernId, first))).toBe('conflict')
    expect(await code(add(dean, concernId, { ...first, receipt: '别的话' }))).toBe('conflict')
    expect((await seenBy(teacher(), child)).map((i) => [i.told, i.next])).toEqual([
      [true, { text: '下午问派出所', on: '2026-11-24', over: false }],
    ])
    await close(teacher(), concernId, { ...bare, done: '姑姑接走了，睡得好' })
    await add(dean, concernId, { ...bare, done: '一周后又去看过' })
    expect(await marks()).toEqual([[record, 'answered']])
    const whole = await getConcern(county.ctx, dean, concernId)
    expect(whole).toMatchObject({ state: 'answered', closedOn: '2026-11-24', heard: worried.words })
    expect(whole.additions.map((a) => [a.by, a.told, a.way, a.receipt, a.done, a.next, a.closed])).toEqual([
      [dean.name, '110 或派出所、乡镇（街道）（镇未保站老方）', '电话', '民警说下午去', '', '下午问派出所', false],
      [teacher().name, '', '', '', '姑姑接走了，睡得好', '', true],
      [dean.name, '', '', '', '一周后又去看过', '', false],
    ])
    const edit = (text: string) =>
      code(inActorTx(county.ctx.db, county.operator, (tx) => tx.run(text, [county.id, concernId])))
    expect(await edit(`update addendum set body = '{}' where county_id = $1 and entry_id = $2`)).toBe('42501')
    expect(await edit('delete from addendum where county_id = $1 and entry_id = $2')).toBe('42501')
    expect(await code(changeEntry(county.ctx, dean, concernId, { set: { heard: '没有' }, base: {} }))).toBe('invalid')
    expect(await code(endEntry(county.ctx, dean, concernId, { on: '2026-11-24', reason: '办结了' }))).toBe('invalid')
  })

  it('stays open when the record is corrected to say that all is well, and when another child stands in its place', async () => {
    const child = await makeChild(county, 'C31', '石安安')
    const author = teacher()
    const record = await save(author, [child])
    const id = await only(author, child)
    const second = await save(author, [child], { replaces: record, body: { topics: ['study'], finding: 'well' } })
    expect((await seenBy(teacher(), child)).map((i) => [i.id, i.worried])).toEqual([[id, false]])
    const third = await save(author, [child], { replaces: second })
    expect((await seenBy(teacher(), child)).map((i) => [i.id, i.worried])).toEqual([[id, true]])
    const ledger = await listRecords(county.ctx, teacher(), { child, limit: 10 })
    expect(ledger.items.map((r) => [r.id, r.concern])).toEqual([[third, 'open']])
    const other = await makeChild(county, 'C31', '石平平')
    await save(author, [other], { replaces: third, body: { topics: ['study'], finding: 'well' } })
    expect((await seenBy(teacher(), child)).map((i) => i.worried)).toEqual([false])
    await close(teacher(), id, { told: ['nobody'], toldName: '', done: '记错了孩子' })
    expect(await seenBy(teacher(), child)).toEqual([])
  })

  it('goes with the child to another class, school and village at once, and stays when it leaves', async () => {
    const child = await makeChild(county, 'C31', '潘月')
    await save(teacher(), [child])
    const id = await only(teacher(), child)
    await add(teacher(), id)
    await changeChild(county.ctx, county.operator, child, {
      since: '2026-11-24',
      changes: { classCode: 'D31', villageCode: 'V2' },
      base: {},
    })
    for (const actor of [teacher(), county.actor('principal', 'S1'), county.actor('village-director', 'V1')]) {
      expect(await seenBy(actor, child)).toEqual([])
      expect(await code(getConcern(county.ctx, actor, id))).toBe('not-found')
      expect(await code(add(actor, id))).toBe('not-found')
    }
    const next = county.actor('head-teacher', 'D31')
    for (const actor of [next, county.actor('principal', 'S2'), county.actor('village-director', 'V2')])
      expect((await getConcern(county.ctx, actor, id)).additions).toHaveLength(1)
    await leaveChild(county.ctx, county.actor('principal', 'S2'), child, { on: '2026-11-24', reason: 'dropped-out' })
    expect(await seenBy(county.actor('principal', 'S2'), child)).toHaveLength(1)
    await close(county.actor('principal', 'S2'), id)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('is one for each child of the record; a visit raises it too; the talk still counts', async () => {
    const [one, two] = [await makeChild(county, 'C31', '韦军'), await makeChild(county, 'C31', '韦红')]
    const figure = () =>
      getFigure(county.ctx, county.operator, { figureId: 'talks.held', place: 'S1', term: '2026-autumn' })
    const before = await figure()
    await save(teacher(), [one, two])
    await close(teacher(), await only(teacher(), one))
    expect([await seenBy(teacher(), one), (await seenBy(teacher(), two)).length]).toEqual([[], 1])
    expect(((await figure()).value ?? 0) - (before.value ?? 0)).toBeGreaterThan(0)
    await save(county.actor('village-director', 'V1'), [one], {
      kind: 'home-visit',
      version: 2,
      body: { met: ['grandmother'], way: 'door', finding: 'worry', heard: '门口堆着农药' },
    })
    expect((await seenBy(teacher(), one)).map((i) => i.came)).toEqual(['家访里记的'])
  })
})

describe('a concern without a record', () => {
  const begin = async (actor: Actor, child: string) => {
    const id = newId(county.now)
    const { verdicts } = await saveEntries(county.ctx, actor, {
      entries: [
        {
          id,
          kind: 'concern',
          version: 1,
          about: { child },
          from: '2026-11-24',
          body: { came: 'seen', flags: ['alone', 'violence'], heard: '手臂有青，一个人在家' },
        },
      ],
    })
    return { id, said: verdicts.map((v) => v.code ?? v.verdict) }
  }

  it('is begun for a child in sight, sent twice it is one, and another’s id is said to be taken by nobody', async () => {
    const child = await makeChild(county, 'C31', '蒙小川')
    const { id, said } = await begin(teacher(), child)
    expect(said).toEqual(['accepted'])
    expect((await begin(county.actor('head-teacher', 'C32'), child)).said).toEqual(['not-found'])
    expect((await begin(county.actor('county-office', 'COUNTY'), child)).said).toEqual(['forbidden'])
    const whole = await getConcern(county.ctx, county.actor('village-director', 'V1'), id)
    expect([whole.came, whole.flags.length, whole.heard]).toEqual(['自己看到的', 2, '手臂有青，一个人在家'])
  })

  it('neither lists, parts, history, diary, exports, figures nor the ledger tell others that there is one', async () => {
    const child = await makeChild(county, 'C31', '邹月心')
    const { id } = await begin(teacher(), child)
    await add(teacher(), id)
    const record = await save(teacher(), [child])
    const township = county.actor('township-officer', 'T')
    const list = await listEntries(county.ctx, teacher(), { child, limit: 50 })
    expect(list.items).toEqual([])
    expect((await getChild(county.ctx, township, child, null)).concerns).toEqual([])
    const told = (await listRecords(county.ctx, township, { child, limit: 10 })).items.find((r) => r.id === record)
    expect([told?.concern, told?.body, told?.line.includes('担心')]).toEqual([null, { topics: ['home'] }, false])
    for (const actor of [...far(), township, ...['COUNTY'].map((at) => county.actor('county-office', at))]) {
      const rows = await inActorTx(
        county.ctx.db,
        actor,
        async (tx) => [
          ...(await tx.query('select id from entry where county_id = $1 and id = $2', [county.id, id])),
          ...(await tx.query('select id from addendum where county_id = $1 and entry_id = $2', [county.id, id])),
          ...(await tx.query('select id from circle_member where county_id = $1 and entry_id = $2', [county.id, id])),
          ...(await tx.query('select id from history where county_id = $1 and row_id = $2', [county.id, id])),
          ...(await tx.query('select id from audit where county_id = $1 and subject_id = $2', [county.id, id])),
          ...(await tx.query('select id from sync_row where county_id = $1 and id = $2', [county.id, id])),
          ...(await tx.query(`select id from audit where county_id = $1 and written ? 'addendum'`, [county.id])),
        ],
        { readOnly: true },
      )
      expect([actor.role, rows]).toEqual([actor.role, []])
    }
    const diary = await listAudit(county.ctx, county.actor('county-office', 'COUNTY'), { limit: 100 })
    expect(diary.items.filter((i) => i.text.includes('担心'))).toEqual([])
    const file = await getChild(county.ctx, county.actor('dean', 'S1'), child, null)
    expect(file.timeline.filter((i) => i.type === 'change' && i.text.includes('担心'))).toEqual([])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('somebody named sees it, may add, and sees it no longer when taken off; who opened it is told to the list', async () => {
    const child = await makeChild(county, 'C31', '丁一诺')
    const { id } = await begin(teacher(), child)
    const login = `fang${county.id}`
    const made = await addAccount(county.ctx, county.operator, {
      login,
      name: '方镇干',
      role: 'township-officer',
      placeCode: 'T',
    })
    const named = () => actorOf(county.ctx, county.id, made.id, null, 'session')
    expect(await code(getConcern(county.ctx, await named(), id))).toBe('not-found')
    const before = await getConcern(county.ctx, teacher(), id)
    expect(before.mayBeNamed.map((p) => [p.name, p.post])).toContainEqual(['方镇干', '乡镇（街道）工作人员'])
    const name = (more: object = {}) =>
      nameInConcern(later(), teacher(), id, { account: made.id, why: '未保站要跟进', leave: false, ...more })
    expect(await code(nameInConcern(later(), await named(), id, { account: made.id, why: '想看', leave: false }))).toBe(
      'not-found',
    )
    expect(await code(name({ account: newId(county.now) }))).toBe('invalid')
    await name()
    await name()
    expect((await getConcerns(county.ctx, await named())).items.map((i) => i.id)).toContain(id)
    await add(await named(), id)
    const seen = await getConcern(later(), teacher(), id)
    expect(seen.members).toMatchObject([{ name: '方镇干', why: '未保站要跟进', until: null }])
    expect(seen.opened.map((o) => o.name)).toContain(teacher().name)
    await changeChild(county.ctx, county.operator, child, { changes: { classCode: 'D31' }, base: {} })
    expect((await getConcern(county.ctx, await named(), id)).childName).toBe('丁一诺')
    await nameInConcern(later(), county.actor('head-teacher', 'D31'), id, {
      account: made.id,
      why: '已交给县里',
      leave: true,
    })
    expect(await code(getConcern(county.ctx, await named(), id))).toBe('not-found')
    const left = await getConcern(later(), county.actor('principal', 'S2'), id)
    expect(left.members).toMatchObject([{ until: '2026-11-24' }])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('a township officer who begins one stands on its list', async () => {
    const child = await makeChild(county, 'C31', '卢小满')
    const actor = county.actor('township-officer', 'T')
    const { id, said } = await begin(actor, child)
    expect(said).toEqual(['accepted'])
    expect((await getConcern(county.ctx, teacher(), id)).members.map((m) => m.account)).toEqual([actor.accountId])
  })
})

it('the id of a line in a case of which one knows nothing tells nothing (L10)', async () => {
  const here = await makeChild(county, 'C31', '金小雨')
  const there = await makeChild(county, 'D31', '田小舟', { villageCode: 'V2' })
  await save(teacher(), [here])
  const elsewhere = county.actor('head-teacher', 'D31')
  await save(elsewhere, [there])
  const taken = newId(county.now)
  await add(teacher(), await only(teacher(), here), { id: taken })
  const theirs = await only(elsewhere, there)
  expect(await code(add(elsewhere, theirs, { id: taken }))).toBe('done')
  // Sent again it is the same line.
  expect(await code(add(elsewhere, theirs, { id: taken }))).toBe('done')
  expect((await getConcern(county.ctx, elsewhere, theirs)).additions.filter((a) => a.done === line.done)).toHaveLength(
    1,
  )
})
