import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { AppError } from '../../domain/errors.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'
import type { Actor } from '../../domain/roles.ts'
import { teaHouse } from '../../domain/testing/tea-house.ts'
import { teaParty } from '../../domain/testing/tea-party.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { inActorTx } from '../db/tx.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { saveRecords } from './commands/save-records.ts'
import { prepareRecord } from './queries/prepare-record.ts'
import { listRecords } from './queries/records.ts'

// A county that keeps tea houses: while this file runs the product's lists hold a register and a kind about it more.
const registers = ENTRY_KINDS as EntryKind[]
const kinds = RECORD_KINDS as RecordKind[]
const [hadRegisters, hadKinds] = [registers.length, kinds.length]

let database: TestDatabase
let county: TestCounty
let [an, bao, strange] = ['', '', '']
/** A tea house of the first school, and one that is about a child of it. */
let [house, own] = ['', '']
const principal = () => county.actor('principal', 'S1')
const teacher = () => county.actor('head-teacher', 'C31')
const stranger = () => county.actor('principal', 'S2')

const opened = async (about: Record<string, unknown>, actor: Actor, from = '2026-09-01') => {
  const entry = { id: newId(county.now), kind: 'tea-house', version: 2, about, from, body: { name: '听雨' } }
  expect(await saveEntries(county.ctx, actor, { entries: [entry] })).toMatchObject({
    verdicts: [{ verdict: 'accepted' }],
  })
  return entry.id
}
beforeAll(async () => {
  registers.push(teaHouse)
  kinds.push(teaParty)
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  strange = await makeChild(county, 'D31', '龙巧巧', { villageCode: 'V2' })
  house = await opened({ place: 'S1' }, principal())
  own = await opened({ child: an }, teacher())
})
afterAll(() => {
  registers.length = hadRegisters
  kinds.length = hadKinds
  return database.close()
})

const party = (entry: string, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'tea-party',
  version: 1,
  about: { entry },
  happenedOn: '2026-11-10',
  body: { cake: '米糕' },
  ...more,
})
const save = async (actor: Actor, record: Record<string, unknown>) =>
  (await saveRecords(county.ctx, actor, { records: [record] })).verdicts[0]
const held = async (entry: string, more: Record<string, unknown> = {}, actor = principal()) => {
  const record = party(entry, more)
  expect((await save(actor, record))?.verdict).toBe('accepted')
  return record
}
const ledger = async (actor: Actor, more: Record<string, string> = {}) =>
  (await listRecords(county.ctx, actor, { kind: 'tea-party', limit: 50, ...more })).items
const recordsOf = async (actor: Actor, entry: string, page: { limit: number; cursor?: string } = { limit: 50 }) =>
  (await getEntry(county.ctx, actor, entry, undefined, page)).records
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('a record about an entry', () => {
  it('stands under its entry, in the ledger and in the files of those who took part, with all its parts', async () => {
    const record = await held(house, {
      took: [
        { child: an, mark: 'present', note: '带了妹妹' },
        { child: bao, mark: 'late' },
      ],
      staff: [{ name: '向老师' }],
    })
    const [under] = (await recordsOf(principal(), house)).items
    expect(under).toMatchObject({
      id: record.id,
      kindTitle: '茶会',
      line: '米糕',
      children: [],
      place: null,
      entry: { id: house, kindTitle: '茶馆', line: '听雨' },
      staff: [{ account: null, name: '向老师' }],
      canCorrect: true,
    })
    expect(under?.took.map((c) => `${c.name} ${c.mark} ${c.note ?? ''}`)).toEqual([
      '罗小宝 late ',
      '石安安 present 带了妹妹',
    ])
    expect((await ledger(principal())).map((r) => r.id)).toEqual([record.id])
    const file = await getChild(county.ctx, principal(), an, null)
    expect(file.timeline.flatMap((e) => (e.type === 'record' ? [e.record.entry?.line] : []))).toEqual(['听雨'])
    const columns = await inActorTx(county.ctx.db, principal(), (tx) =>
      tx.query('select quantity from record where county_id = $1 and id = $2', [county.id, record.id]),
    )
    expect(columns).toEqual([{ quantity: 2 }])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('the same sent twice is one; other parts under the same id are another record', async () => {
    const actor = principal()
    const record = party(house, { staff: [{ name: '向老师' }], took: [{ child: an, mark: 'present' }] })
    expect((await save(actor, record))?.verdict).toBe('accepted')
    expect((await save(actor, record))?.verdict).toBe('duplicate')
    expect((await save(actor, { ...record, about: { entry: own } }))?.code).toBe('id-taken')
    expect((await save(actor, { ...record, staff: [{ name: '田老师' }] }))?.code).toBe('id-taken')
    expect((await save(actor, { ...record, took: [] }))?.code).toBe('id-taken')
  })

  it('is read by whoever sees the entry, of the posts that the kind names; what hangs on a child is in its file', async () => {
    const record = await held(own, {}, teacher())
    const seen = async (actor: Actor) => (await ledger(actor)).some((r) => r.id === record.id)
    expect([
      await seen(principal()),
      await seen(teacher()),
      await seen(county.actor('head-teacher', 'C32')),
      await seen(stranger()),
      // The kind is not read there, though the place lies above.
      await seen(county.actor('township-officer', 'T')),
    ]).toEqual([true, true, false, false, false])
    const file = await getChild(county.ctx, teacher(), an, null)
    expect(file.timeline.some((e) => e.type === 'record' && e.record.id === record.id)).toBe(true)
    expect(await codeOf(getEntry(county.ctx, stranger(), own))).toBe('not-found')
  })

  it('is refused out of reach, of another register, or of none, in the same words', async () => {
    const promise = { id: newId(county.now), kind: 'promise', version: 1, about: { child: an }, from: '2026-09-01' }
    await saveEntries(county.ctx, teacher(), {
      entries: [{ ...promise, body: { who: 'father', what: 'come-home', by: '2026-12-20' } }],
    })
    const verdicts = [
      await save(stranger(), party(house)),
      await save(principal(), party(newId(county.now))),
      await save(principal(), party(promise.id)),
      await save(teacher(), party(house)),
    ]
    expect(new Set(verdicts.map((v) => JSON.stringify({ ...v, id: '' })))).toHaveLength(1)
    expect(verdicts[0]).toMatchObject({ verdict: 'refused', code: 'not-found' })
    for (const [actor, entry] of [
      [stranger(), house],
      [principal(), newId(county.now)],
      [principal(), promise.id],
    ] as const)
      expect(await codeOf(prepareRecord(county.ctx, actor, { kind: 'tea-party', children: '', entry }))).toBe(
        'not-found',
      )
  })

  it('is refused where it does not fit its kind, and about children out of reach', async () => {
    const code = async (record: Record<string, unknown>) => (await save(principal(), record))?.code
    expect([
      await code({ ...party(house), about: { place: 'S1' } }),
      await code({ ...party(house), about: undefined, childIds: [an] }),
      await code({ ...party(house), kind: 'talk', body: { topics: ['study'], finding: 'well' } }),
      await code(party(house, { took: [{ child: strange, mark: 'present' }] })),
      await code(party(house, { took: [{ child: an, mark: 'absent' }] })),
      await code(party(house, { body: {} })),
      await code(party(house, { happenedOn: '2026-12-24' })),
      await code(party(house, { staff: [{ name: '甲' }, { name: '乙' }, { name: '丙' }, { name: '丁' }] })),
    ]).toEqual([
      ...['wrong-subject', 'wrong-subject', 'wrong-subject', 'not-found'],
      ...['unknown-answer', 'invalid', 'invalid', 'not-enough'],
    ])
  })

  it('lives within the life of its entry: not before it began, not after it ended', async () => {
    const short = await opened({ place: 'S1' }, principal(), '2026-10-01')
    expect(await save(principal(), party(short, { happenedOn: '2026-09-30' }))).toMatchObject({ code: 'not-alive' })
    await endEntry(county.ctx, principal(), short, { on: '2026-10-20', reason: '不开了' })
    expect((await save(principal(), party(short, { happenedOn: '2026-10-20' })))?.verdict).toBe('accepted')
    const late = await save(principal(), party(short, { happenedOn: '2026-10-21' }))
    expect(late).toMatchObject({ verdict: 'refused', code: 'not-alive' })
    expect(late?.message).toContain('2026年10月20日')
    // Whoever does not see it is not told that it has ended either.
    expect(await save(stranger(), party(short, { happenedOn: '2026-10-21' }))).toMatchObject({ code: 'not-found' })
  })

  it('is corrected by another one that names it; whoever only sees it corrects nothing', async () => {
    const record = await held(house, { happenedOn: '2026-11-12', took: [{ child: an, mark: 'present' }] })
    const prepared = await prepareRecord(county.ctx, principal(), {
      kind: 'tea-party',
      children: '',
      replaces: record.id,
    })
    expect(prepared.entry).toMatchObject({ id: house, line: '听雨', place: 'S1', ended: false })
    expect(prepared.replaces).toMatchObject({ took: [{ child: an, mark: 'present' }], place: null })
    const next = party(house, { happenedOn: '2026-11-12', replaces: record.id, body: { cake: '月饼' } })
    expect((await save(county.actor('township-officer', 'T'), { ...next, id: newId(county.now) }))?.code).toBe(
      'forbidden',
    )
    expect((await save(principal(), next))?.verdict).toBe('accepted')
    const lines = (await recordsOf(principal(), house)).items.map((r) => r.line)
    expect(lines).toContain('月饼')
    expect((await recordsOf(principal(), house)).items.map((r) => r.id)).not.toContain(record.id)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('comes by pages, newest first, each as long as was asked for', async () => {
    const busy = await opened({ place: 'S1' }, principal())
    const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']
    for (const happenedOn of days) await held(busy, { happenedOn })
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page: Awaited<ReturnType<typeof recordsOf>> = await recordsOf(principal(), busy, {
        limit: 2,
        ...(cursor ? { cursor } : {}),
      })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map((r) => r.happenedOn))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual(days.toReversed())
  })

  it('leaves its line in the diary, at the place or in the file of the child', async () => {
    const atPlace = await held(house, { happenedOn: '2026-11-16' })
    const ofChild = await held(own, { happenedOn: '2026-11-16' }, teacher())
    const notes = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ action: string; subject: string; subject_id: string; record: string; place_id: number }>(
        `select action, subject, subject_id, detail->>'record' as record, place_id from audit where county_id = $1 and detail->>'record' = any($2::text[]) order by seq`,
        [county.id, [atPlace.id, ofChild.id]],
      ),
    )
    expect(notes).toEqual([
      {
        action: 'record.add',
        subject: 'record',
        subject_id: atPlace.id,
        record: atPlace.id,
        place_id: county.place('S1'),
      },
      { action: 'record.add', subject: 'child', subject_id: an, record: ofChild.id, place_id: county.place('S1') },
    ])
  })
})

describe('what is seen moves with what it hangs on', () => {
  const under = (actor: Actor, entry: string) =>
    codeOrCount(getEntry(county.ctx, actor, entry).then((e) => e.records.items.length))
  const codeOrCount = (work: Promise<number>) =>
    work.catch((error: unknown) => (error instanceof AppError ? error.code : String(error)))

  it('a child that changes school takes the records of its entries along', async () => {
    await held(own, { happenedOn: '2026-11-17', staff: [{ name: '向老师' }] }, teacher())
    const before = await under(teacher(), own)
    expect(before).toBeGreaterThan(0)
    const officer = county.actor('township-officer', 'T')
    await changeChild(county.ctx, officer, an, { changes: { classCode: 'D31' }, base: {} })
    expect([await under(teacher(), own), await under(county.actor('head-teacher', 'D31'), own)]).toEqual([
      'not-found',
      before,
    ])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('a school that is given to another township takes the records of its houses along', async () => {
    const operator = county.operator
    await addPlaces(county.ctx, operator, [
      { kind: 'township', code: 'T2', name: '白水镇', parentCode: county.code },
      { kind: 'school', code: 'S9', name: '白水小学', parentCode: 'T' },
    ])
    const owner = { ...county.actor('principal', 'S1') }
    const tree = await inActorTx(county.ctx.db, operator, (tx) => tx.tree())
    const [school, other] = ['S9', 'T2'].map((code) => [...tree.values()].find((p) => p.code === code)?.id ?? -1)
    const at = (place: number, role: Actor['role']): Actor => ({
      ...owner,
      accountId: newId(county.now),
      role,
      placeId: place,
      circles: [0, place],
    })
    const moving = await opened({ place: 'S9' }, at(school ?? -1, 'principal'))
    const record = await held(moving, { staff: [{ name: '向老师' }] }, at(school ?? -1, 'principal'))
    const reader = at(other ?? -1, 'principal')
    const rows = (actor: Actor) =>
      inActorTx(county.ctx.db, actor, (tx) =>
        tx.query('select 1 from record where county_id = $1 and id = $2', [county.id, record.id]),
      )
    expect(await rows(reader)).toEqual([])
    await addPlaces(county.ctx, operator, [{ kind: 'school', code: 'S9', name: '白水小学', parentCode: 'T2' }])
    expect(await rows(reader)).toHaveLength(1)
    expect(await rows(county.actor('principal', 'T'))).toEqual([])
    expect((await verify(county.ctx, operator)).findings).toEqual([])
  })
})
