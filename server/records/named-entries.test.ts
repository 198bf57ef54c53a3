import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inActorTx } from '../db/tx.ts'
import { layDuties } from '../duties/lay-duties.ts'
import { listDuties } from '../duties/queries/board.ts'
import { verifyDutyRows } from '../duties/queries/verify-duty-rows.ts'
import { setDutyRule } from '../duty-rules/commands/set-duty-rule.ts'
import { listDutyRules } from '../duty-rules/queries/duty-rules.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { saveRecords } from './commands/save-records.ts'

let database: TestDatabase
let county: TestCounty
let child: string
let other: string
const principal = () => county.actor('principal', 'S1')
const id = () => newId(county.now)

const entry = async (
  kind: string,
  about: Record<string, unknown>,
  body: Record<string, unknown>,
  from = '2026-10-01',
) => {
  const one = { id: id(), kind, version: 1, about, from, body }
  const { verdicts } = await saveEntries(county.ctx, county.operator, { entries: [one] })
  expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
  return one.id
}
const save = async (record: Record<string, unknown>) => {
  const { verdicts } = await saveRecords(county.ctx, principal(), {
    records: [{ id: id(), version: 1, happenedOn: '2026-11-10', ...record }],
  })
  return verdicts[0]
}
const consent = (of: string, purpose: string, until: string, by = ['mother']) =>
  entry('consent', { child: of }, { purpose, by, way: 'signed', until })
const publicity = (consents: readonly string[], more: Record<string, unknown> = {}) =>
  save({
    kind: 'publicity',
    about: { place: 'S1' },
    body: { channel: 'wall', title: '画我的家乡', shows: 'children', consents, checkedBy: { name: '周明' }, ...more },
  })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
  other = await makeChild(county, 'C32', '罗小宝')
})
afterAll(() => database.close())

describe('publicity names the consents that it used (S2B.19)', () => {
  it('one that stands for this is taken', async () => {
    expect(await publicity([await consent(child, 'photo', '2027-07-01')])).toMatchObject({ verdict: 'accepted' })
  })
  it('nobody looked whether it gives a child away: not taken, and said at the field', async () => {
    const said = await publicity([await consent(child, 'photo', '2027-07-01')], { checkedBy: undefined })
    expect(said).toMatchObject({ verdict: 'needs-attention', problems: [{ field: 'checkedBy' }] })
  })
  it('one that is not enough by law is not taken: a young child’s own alone, a guardian’s alone of whom is fourteen', async () => {
    const young = await makeChild(county, 'C31', '安小年', { birth: '2016-05-01' })
    const grown = await makeChild(county, 'C31', '向大年', { birth: '2011-05-01' })
    const lacks = (words: string) => ({
      verdict: 'needs-attention',
      problems: [{ field: 'consents', message: expect.stringContaining(words) }],
    })
    const own = await consent(young, 'publicity', '2027-07-01', ['child'])
    expect(await publicity([own])).toMatchObject(lacks('还缺监护人的'))
    const mothers = await consent(grown, 'publicity', '2027-07-01')
    expect(await publicity([mothers])).toMatchObject(lacks('还缺孩子自己的'))
    // What lacked was given besides: each of them can be named.
    await consent(young, 'publicity', '2027-07-01')
    await consent(grown, 'publicity', '2027-07-01', ['child'])
    expect(await publicity([own])).toMatchObject({ verdict: 'accepted' })
    expect(await publicity([mothers])).toMatchObject({ verdict: 'accepted' })
  })
  it('a child’s name in its title is not taken, and said at the title; the school’s own name may stand there', async () => {
    const nobody = (title: string) => publicity([], { title, shows: 'nobody', consents: undefined, channel: 'wechat' })
    expect(await nobody('石安安在镇上领奖')).toMatchObject({
      verdict: 'needs-attention',
      problems: [{ field: 'title', message: expect.stringContaining('石安安') }],
    })
    expect(await nobody('青石镇中心小学画家乡')).toMatchObject({ verdict: 'accepted' })
  })
  it('one given for a wall in school is none for a screen; on that wall it does', async () => {
    const wall = await entry(
      'consent',
      { child },
      { purpose: 'photo', by: ['mother'], way: 'signed', until: '2027-07-01', scope: '校内展板，不上网' },
    )
    expect(await publicity([wall])).toMatchObject({ verdict: 'accepted' })
    for (const channel of ['wechat', 'web', 'tv', 'video'])
      expect(await publicity([wall], { channel })).toMatchObject({
        verdict: 'needs-attention',
        problems: [{ field: 'consents', message: expect.stringContaining('不上网') }],
      })
  })
  it('for something else, run out, withdrawn, or not there: not taken', async () => {
    const withdrawn = await consent(child, 'photo', '2027-07-01')
    await endEntry(county.ctx, county.operator, withdrawn, {
      on: '2026-11-01',
      reason: '家里撤回了',
      state: 'withdrawn',
    })
    for (const [wrong, words] of [
      [await consent(child, 'donor', '2027-07-01'), '不是为这件事给的'],
      [await consent(child, 'photo', '2026-11-01'), '已经到期或结束'],
      [withdrawn, '已经到期或结束'],
      [id(), '没有找到'],
    ] as const)
      expect(await publicity([wrong])).toMatchObject({
        verdict: 'needs-attention',
        problems: [{ field: 'consents', message: expect.stringContaining(words) }],
      })
  })
})

describe('condolence (S2B.14)', () => {
  const rule = 'half-yearly-condolence'
  const states = async () =>
    (await listDuties(county.ctx, county.operator, { place: 'S1', rule, limit: 50 })).items.map((d) => [
      d.subject.kind,
      d.state,
    ])
  const findings = () =>
    inActorTx(county.ctx.db, county.operator, (tx) => verifyDutyRows(tx, true), { now: county.now })
  const visit = (goods: readonly Record<string, unknown>[]) =>
    save({ kind: 'condolence', childIds: [child], body: { occasion: 'half-year', visitors: '镇妇联', goods } })

  it('a thing meets a need of this very child, or it is not taken', async () => {
    const mine = await entry('need', { child }, { block: 'life', what: '一床厚被子' })
    const theirs = await entry('need', { child: other }, { block: 'life', what: '一双雨鞋' })
    expect(await visit([{ thing: '雨鞋', need: theirs }])).toMatchObject({
      verdict: 'needs-attention',
      problems: [{ field: 'goods', message: expect.stringContaining('别的孩子') }],
    })
    expect(await visit([{ thing: '棉被', need: mine }])).toMatchObject({ verdict: 'accepted' })
  })

  it('answers what is owed to a family that lives hard, in the engine and in the rows', async () => {
    await setDutyRule(county.ctx, county.actor('county-office', 'COUNTY'), rule, {
      on: true,
      earlier: 0,
      basis: '',
      fromOn: '2026-09-01',
    })
    await layDuties(county.ctx, () => false, county.id)
    await entry('hardship', { child: other }, { why: ['allowance'], basis: 'papers' })
    expect((await states()).map(([, state]) => state)).not.toContain('met')
    await save({ kind: 'condolence', childIds: [other], body: { occasion: 'half-year', visitors: '镇妇联' } })
    expect(await states()).toEqual([['entry', 'met']])
    expect(await findings()).toEqual([])
  })
})

it('a county’s duty names a written rule that is in force, which opens (S1.7)', async () => {
  const office = county.actor('county-office', 'COUNTY')
  const words = { on: true, earlier: 0, basis: '《谈心制度》', fromOn: '2026-11-24' }
  const body = { title: '谈心制度', sort: 'talk', text: '每月一次。', inForceFrom: '2026-09-01' }
  const written = await entry('rule', { place: county.code }, body)
  await setDutyRule(county.ctx, office, 'monthly-talk', { ...words, basisEntry: written })
  const { items } = await listDutyRules(county.ctx, office)
  expect(items.find((r) => r.rule === 'monthly-talk')?.now).toMatchObject({
    basis: '《谈心制度》',
    basisEntry: written,
  })
  await expect(setDutyRule(county.ctx, office, 'monthly-talk', { ...words, basisEntry: id() })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('现行的制度'),
  })
})
