import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { fitsSchema } from '../../domain/testing/fits-schema.ts'
import { inActorTx } from '../db/tx.ts'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { getKinds } from '../records/queries/kinds.ts'
import { prepareRecord } from '../records/queries/prepare-record.ts'
import { listRecords } from '../records/queries/records.ts'
import { OF_EVERY_SHARD, openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, NOW, type TestCounty } from '../testing/factory.ts'
import { addOwnField } from './commands/add-own-field.ts'
import { changeOwnField } from './commands/change-own-field.ts'
import { orderOwnFields } from './commands/order-own-fields.ts'
import { listOwnFields } from './queries/own-fields.ts'

let database: TestDatabase
let county: TestCounty
let neighbour: TestCounty
let child: string

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  neighbour = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
})
afterAll(() => database.close())

const office = (of = county) => of.actor('county-office', 'COUNTY')
const teacher = () => county.actor('head-teacher', 'C31')
type Said = Parameters<typeof addOwnField>[2]
const said = (more: Partial<Said> = {}): Said => ({
  id: newId(county.now),
  thing: 'records',
  of: 'talk',
  kind: 'choice',
  label: '周五谁来接',
  hint: '',
  unit: '',
  options: [{ label: '奶奶' }, { label: '邻居' }],
  required: false,
  ...more,
})
const add = (more: Partial<Said> = {}) => addOwnField(county.ctx, office(), said(more))
const TALK = { topics: ['study'], finding: 'well' }
const talk = (own?: unknown, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds: [child],
  happenedOn: '2026-11-24',
  body: { ...TALK, ...(own === undefined ? {} : { county: own }) },
  ...more,
})
const verdictOf = async (record: Record<string, unknown>, actor: Actor = teacher()) =>
  (await saveRecords(county.ctx, actor, { records: [record] })).verdicts[0]
const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { code?: string; message?: string }) => [error.code, error.message],
  )
const talkSchema = async (of = county) =>
  (await getKinds(of.ctx, office(of))).records.find((k) => k.kind === 'talk')?.schema as {
    properties: Record<string, { properties: Record<string, { title?: string; description?: string }> }>
  }

describe('a question of the county', () => {
  it('is added by the county’s office alone, and seen in no other county', async () => {
    for (const role of ['principal', 'dean', 'head-teacher'] as const)
      expect(
        (await fault(addOwnField(county.ctx, county.actor(role, role === 'head-teacher' ? 'C31' : 'S1'), said())))[0],
      ).toBe('forbidden')
    const made = await add()
    expect(made).toMatchObject({
      key: 'f1',
      version: 1,
      options: [{ value: 'o1' }, { value: 'o2' }],
      fromOn: '2026-11-24',
    })
    expect((await listOwnFields(county.ctx, office())).items.map((f) => f.label)).toEqual(['周五谁来接'])
    expect((await listOwnFields(neighbour.ctx, office(neighbour))).items).toEqual([])
    expect((await talkSchema(neighbour)).properties).not.toHaveProperty('county')
    expect(
      (await fault(changeOwnField(neighbour.ctx, office(neighbour), made.id, { version: 1, set: { label: '甲' } })))[0],
    ).toBe('not-found')
    const strange = { ...said(), id: made.id }
    expect((await addOwnField(county.ctx, office(), strange)).key).toBe('f1')
  })

  it('is refused where it asks what must not be asked, twice the same, or of nothing', async () => {
    expect(await fault(add({ label: '孩子的身份证号' }))).toEqual([
      'invalid',
      expect.stringContaining('号码封存在档案里'),
    ])
    expect(await fault(add({ label: '类型', options: [{ label: '问题学生' }, { label: '别的' }] }))).toEqual([
      'invalid',
      expect.stringContaining('看到的事'),
    ])
    expect(await fault(add())).toEqual(['invalid', expect.stringContaining('已经问')])
    expect(await fault(add({ label: '怎么来的', options: [{ label: '走路' }] }))).toEqual([
      'invalid',
      expect.stringContaining('两个选项'),
    ])
    expect((await fault(add({ of: 'nothing', label: '甲' })))[0]).toBe('invalid')
  })

  it('is answered, kept once, corrected and shown; its schema alone says how', async () => {
    const schema = await talkSchema()
    expect(schema.properties.county?.properties.f1).toMatchObject({
      title: '周五谁来接',
      description: 'o1=奶奶；o2=邻居',
    })
    const record = talk({ f1: 'o1', v: 1 })
    expect(fitsSchema(schema, record.body)).toBe(true)
    const actor = teacher()
    expect((await verdictOf(record, actor))?.verdict).toBe('accepted')
    expect((await verdictOf({ ...record, body: { ...TALK, county: { v: 1, f1: 'o1' } } }, actor))?.verdict).toBe(
      'duplicate',
    )
    expect((await verdictOf({ ...record, body: { ...TALK, county: { v: 1, f1: 'o2' } } }, actor))?.code).toBe(
      'id-taken',
    )
    expect(await verdictOf(talk({ f1: 'o7' }))).toMatchObject({
      verdict: 'needs-attention',
      problems: [{ field: 'county.f1', code: 'unknown-answer' }],
    })
    const started = await prepareRecord(county.ctx, actor, { kind: 'talk', children: '', replaces: record.id })
    expect(started.replaces?.body.county).toEqual({ v: 1, f1: 'o1' })
    const mended = talk({ v: 1, f1: 'o2' }, { replaces: record.id })
    expect((await verdictOf(mended, actor))?.verdict).toBe('accepted')
    const { items } = await listRecords(county.ctx, actor, { place: 'C31', limit: 10 })
    expect(items.find((r) => r.id === mended.id)?.body.county).toEqual({ v: 1, f1: 'o2' })
    expect((await listOwnFields(county.ctx, office())).items[0]?.answered).toBe(1)
  })

  it('a county reads what was chosen, not what was said', async () => {
    const words = await add({ kind: 'text', label: '接的人怎么说', options: [] })
    expect((await verdictOf(talk({ v: 2, f1: 'o1', [words.key]: '说下周爸爸来' })))?.verdict).toBe('accepted')
    const seen = (await listRecords(county.ctx, office(), { limit: 10 })).items
    expect(seen.map((r) => r.body.county)).toContainEqual({ f1: 'o1' })
    expect(JSON.stringify(seen)).not.toContain('爸爸')
  })

  it('made required, it is demanded of whoever knew it', async () => {
    const must = await add({ label: '几点到家', kind: 'time', options: [], required: true })
    expect((await verdictOf(talk()))?.verdict).toBe('accepted')
    expect((await verdictOf(talk({ v: must.version - 1, f1: 'o1' })))?.verdict).toBe('accepted')
    expect(await verdictOf(talk({ v: must.version, f1: 'o1' }))).toMatchObject({
      problems: [{ field: 'county.f3', code: 'missing', message: '请选“几点到家”。' }],
    })
    expect(fitsSchema(await talkSchema(), talk({ v: must.version }).body)).toBe(false)
    expect((await verdictOf(talk({ v: must.version, f3: '17:05' })))?.verdict).toBe('accepted')
    const ended = await changeOwnField(county.ctx, office(), must.id, { version: must.version, set: { ended: true } })
    expect(ended.endedOn).toBe('2026-11-24')
    expect((await verdictOf(talk({ v: ended.version })))?.verdict).toBe('accepted')
    expect((await verdictOf(talk({ v: ended.version, f3: '17:05' })))?.verdict).toBe('accepted')
    const again = await changeOwnField(county.ctx, office(), must.id, { version: ended.version, set: { ended: false } })
    expect(again).toMatchObject({ endedOn: null, requiredSince: again.version })
    expect((await verdictOf(talk({ v: ended.version })))?.verdict).toBe('accepted')
    expect((await verdictOf(talk({ v: again.version })))?.verdict).toBe('needs-attention')
    await changeOwnField(county.ctx, office(), must.id, { version: again.version, set: { ended: true } })
  })

  it('keeps its history; a key and an option’s number are never given again', async () => {
    const [first] = (await listOwnFields(county.ctx, office())).items
    if (!first) throw new Error('no field')
    const set = { label: '周五放学谁接', options: [{ value: 'o1', label: '奶奶或外婆' }, { label: '老师送' }] }
    const next = await changeOwnField(county.ctx, office(), first.id, { version: first.version, set })
    expect(next.options).toEqual([
      { value: 'o1', label: '奶奶或外婆' },
      { value: 'o3', label: '老师送' },
      { value: 'o2', label: '邻居', gone: true },
    ])
    expect((await fault(changeOwnField(county.ctx, office(), first.id, { version: first.version, set })))[0]).toBe(
      'conflict',
    )
    const items = (await listOwnFields(county.ctx, office())).items
    expect(items[0]?.history.map((h) => h.text)).toEqual(['问法“周五谁来接”改成“周五放学谁接”；改了选项', '加上了'])
    expect(items.map((f) => f.key)).toEqual(['f1', 'f2', 'f3'])
    const both = await Promise.all([add({ label: '甲项' }), add({ label: '乙项' })])
    expect(both.map((f) => f.key).sort()).toEqual(['f4', 'f5'])
    const order = [...both.map((f) => f.id), first.id]
    await orderOwnFields(county.ctx, office(), { thing: 'records', of: 'talk', ids: order })
    const sorted = (await listOwnFields(county.ctx, office())).items.map((f) => f.id)
    expect(sorted.slice(0, 3)).toEqual(order)
    expect(
      (await fault(orderOwnFields(county.ctx, office(), { thing: 'entries', of: 'promise', ids: order })))[0],
    ).toBe('not-found')
  })

  it('one option under its old and its new name at once is refused; what was answered keeps one meaning', async () => {
    const made = await add({ of: 'home-visit', label: '谁在家', options: [{ label: '奶奶' }, { label: '邻居' }] })
    const set = { options: [{ value: 'o1', label: '外婆' }, { value: 'o2', label: '邻居' }, { label: '奶奶' }] }
    expect(await fault(changeOwnField(county.ctx, office(), made.id, { version: made.version, set }))).toEqual([
      'invalid',
      expect.stringContaining('同一个选项'),
    ])
    expect((await listOwnFields(county.ctx, office())).items.find((f) => f.id === made.id)?.options).toEqual(
      made.options,
    )
  })

  it('its last changes are told, and how many there were before; a kind has a hundred questions ever', async () => {
    let made = await add({ of: 'family-call', label: '说了多久', kind: 'text', options: [] })
    for (let i = 1; i <= 22; i++)
      made = await changeOwnField({ ...county.ctx, now: () => NOW + i * 60_000 }, office(), made.id, {
        version: made.version,
        set: { label: `说了多久${i}` },
      })
    const told = (await listOwnFields(county.ctx, office())).items.find((f) => f.id === made.id)
    expect(told?.history).toHaveLength(20)
    expect(told?.history[0]?.text).toBe('问法“说了多久21”改成“说了多久22”')
    expect(told?.earlier).toBe(3)
    for (let i = 1; i < 100; i++) {
      const one = await add({ of: 'family-call', label: `第${i}问`, kind: 'text', options: [] })
      await changeOwnField(county.ctx, office(), one.id, { version: one.version, set: { ended: true } })
    }
    expect(await fault(add({ of: 'family-call', label: '再来一问', kind: 'text', options: [] }))).toEqual([
      'invalid',
      expect.stringContaining('前后已经加过 100 项'),
    ])
  })

  it('of a register is answered when an entry is made, and changed alone with its own version', async () => {
    const money = await add({ thing: 'entries', of: 'promise', kind: 'money', label: '说好寄多少', options: [] })
    const words = await add({ thing: 'entries', of: 'promise', kind: 'text', label: '怎么寄', options: [] })
    const actor = teacher()
    const entry = (own?: unknown) => ({
      id: newId(county.now),
      kind: 'promise',
      version: 1,
      about: { child },
      from: '2026-11-20',
      body: { who: 'father', what: 'come-home', by: '2026-12-20', ...(own ? { county: own } : {}) },
    })
    const one = entry({ v: 2, f1: 50000 })
    const save = (sent: unknown) => saveEntries(county.ctx, actor, { entries: [sent] })
    expect((await save(one)).verdicts[0]?.verdict).toBe('accepted')
    expect((await save(one)).verdicts[0]?.verdict).toBe('duplicate')
    const bad = (await save(entry({ f1: 'x' }))).verdicts[0]
    expect(bad?.problems).toMatchObject([{ field: 'county.f1', code: 'not-understood' }])
    await changeEntry(county.ctx, actor, one.id, { set: { 'county.f2': '微信' }, base: {} })
    const { versions } = await changeEntry(county.ctx, actor, one.id, { set: { 'county.f1': 60000 }, base: {} })
    expect(versions['county.f1']).toBe(2)
    expect((await fault(changeEntry(county.ctx, teacher(), one.id, { set: { 'county.f1': 1 }, base: {} })))[0]).toBe(
      'conflict',
    )
    await changeEntry(county.ctx, actor, one.id, { set: { county: { f2: '' } }, base: { 'county.f2': 2 } })
    const read = await getEntry(county.ctx, actor, one.id)
    expect(read.body.county).toEqual({ v: 2, f1: 60000 })
    expect(read.history.map((h) => h.text).sort()).toEqual(
      ['怎么寄：微信 → 空', '说好寄多少：500元 → 600元', '怎么寄：空 → 微信', '登记了'].sort(),
    )
    expect([money.key, words.key]).toEqual(['f1', 'f2'])
    const bare = entry()
    await save(bare)
    await changeEntry(county.ctx, actor, bare.id, { set: { 'county.f1': 100 }, base: {} })
    expect((await getEntry(county.ctx, actor, bare.id)).body.county).toEqual({ v: 0, f1: 100 })
  })

  it('is sealed, and out of sight of another county in the database itself', async () => {
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    const rows = await inActorTx(neighbour.ctx.db, neighbour.operator, async (tx) => {
      await tx.run(OF_EVERY_SHARD)
      return tx.query('select id from county_field')
    })
    expect(rows).toEqual([])
    expect(NOW).toBe(county.now)
  })
})
