import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { getRoll } from '../entries/queries/roll.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { codeOf } from '../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { hired } from '../testing/hired.ts'
import { saveRecords } from './commands/save-records.ts'
import { exportRecords } from './queries/export-records.ts'
import { prepareRecord } from './queries/prepare-record.ts'
import { listRecords } from './queries/records.ts'

/** A boarding teacher writes that a child of the own dormitory was ill, and whom it told (decision 079). */
let database: TestDatabase
let county: TestCounty
let [an, bao] = ['', '']
let [lin, xiang]: (Actor | undefined)[] = []
let girls = ''
const id = () => newId(county.now)
const the = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Error('not there')
  return one
}
const dorm = (by: Actor, name: string, children: string[]) => ({
  id: id(),
  kind: 'dormitory',
  version: 1,
  about: { place: 'S1' },
  from: '2026-11-01',
  body: { name, sort: 'girls', keeper: { account: by.accountId, name: by.name }, beds: 8, children },
})
const ill = (child: string, more: Record<string, unknown> = {}) => ({
  id: id(),
  kind: 'illness',
  version: 1,
  childIds: [child],
  happenedOn: '2026-11-20',
  body: { seen: ['fever'], done: ['clinic'], told: 'same-day' },
  ...more,
})
const save = async (actor: Actor, ...records: Record<string, unknown>[]) =>
  (await saveRecords(county.ctx, actor, { records })).verdicts

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  lin = await hired(county, 'boarding-teacher', 'S1', '林桂')
  xiang = await hired(county, 'boarding-teacher', 'S1', '向冬')
  const [first, second] = [dorm(the(lin), '女生楼', [an]), dorm(the(xiang), '男生楼', [bao])]
  const { verdicts } = await saveEntries(county.ctx, county.actor('principal', 'S1'), { entries: [first, second] })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted'])
  girls = first.id
})
afterAll(() => database.close())

it('is written of who sleeps there, alone or with others, and of nobody else', async () => {
  const [mine, other] = [ill(an), ill(bao)]
  const said = await save(the(lin), mine, other, { ...mine })
  expect(said.map((v) => v.verdict)).toEqual(['accepted', 'refused', 'duplicate'])
  expect(said[1]).toMatchObject({ code: 'not-found', message: '有孩子不在您负责的范围内，请核对名单。' })
  expect((await save(the(lin), mine))[0]?.verdict).toBe('duplicate')
  // The same id for something else is told, whoever's eyes it is.
  expect((await save(the(lin), { ...mine, body: { ...mine.body, told: 'not-yet' } }))[0]).toMatchObject({
    code: 'id-taken',
  })
  expect((await save(the(lin), ill(an, { happenedOn: '2026-10-20' })))[0]).toMatchObject({ code: 'not-alive' })
  // Nothing else of a child is a boarding teacher's to write.
  expect(
    (await save(the(lin), { ...ill(an), kind: 'talk', body: { topics: ['study'], finding: 'well' } }))[0],
  ).toMatchObject({ code: 'forbidden' })
  expect(await codeOf(getChild(county.ctx, the(lin), an, ''))).toBe('forbidden')
})

it('begins with a roll and a name, of the own dormitory alone', async () => {
  const roll = await getRoll(county.ctx, the(lin), girls, { kind: 'illness' })
  expect(roll.items.map((c) => c.name)).toEqual(['石安安'])
  expect(await codeOf(getRoll(county.ctx, the(xiang), girls, { kind: 'illness' }))).toBe('not-found')
  const start = (actor: Actor, children: string) => prepareRecord(county.ctx, actor, { kind: 'illness', children })
  expect((await start(the(lin), an)).people.map((p) => p.name)).toEqual(['石安安'])
  expect((await start(the(lin), `${an},${bao}`)).people.map((p) => p.name)).toEqual(['石安安'])
  expect((await start(the(xiang), an)).people).toEqual([])
})

it('stands in the child’s file, on the dormitory’s page, in the ledger and the figures, once', async () => {
  const teacher = county.actor('head-teacher', 'C31')
  const seen = (await listRecords(county.ctx, teacher, { kind: 'illness', limit: 50 })).items
  expect(seen.map((r) => [r.author.name, r.children.map((c) => c.name)])).toEqual([['林桂', ['石安安']]])
  const own = (await listRecords(county.ctx, the(lin), { kind: 'illness', limit: 50 })).items
  expect(own.map((r) => [r.children.map((c) => c.name), r.canCorrect])).toEqual([[['石安安'], true]])
  expect((await listRecords(county.ctx, the(xiang), { kind: 'illness', limit: 50 })).items).toEqual([])
  expect((await listRecords(county.ctx, county.actor('head-teacher', 'C32'), { limit: 50 })).items).toEqual([])
  const { records } = await getEntry(county.ctx, the(lin), girls)
  expect(records.items.map((r) => [r.kind, r.children.map((c) => c.name)])).toEqual([['illness', ['石安安']]])
  expect((await exportRecords(county.ctx, the(lin), { kind: 'illness', place: 'S1' })).rows).toBe(1)
  for (const figure of ['ill.times', 'ill.told-same-day'])
    for (const place of ['S1', 'C31'])
      expect(
        (await getFigure(county.ctx, county.operator, { figureId: figure, place, term: '2026-autumn' })).value,
      ).toBe(1)
  expect(await verify(county.ctx, county.operator)).toMatchObject({ findings: [] })
})

it('is put right by who wrote it, and stays on the dormitory’s page when the school puts it right', async () => {
  const [written] = (await listRecords(county.ctx, the(lin), { kind: 'illness', limit: 50 })).items
  const start = await prepareRecord(county.ctx, the(lin), { kind: 'illness', children: '', replaces: the(written).id })
  expect(start.people.map((p) => [p.name, p.asked])).toEqual([['石安安', true]])
  const mended = ill(an, { replaces: the(written).id, body: { seen: ['cough'], done: ['water'], told: 'not-yet' } })
  // Not over to a child of another dormitory, not by another boarding teacher.
  expect((await save(the(lin), { ...mended, id: id(), childIds: [bao] }))[0]?.verdict).toBe('refused')
  expect((await save(the(xiang), { ...mended, id: id() }))[0]?.verdict).toBe('refused')
  expect((await save(the(lin), mended))[0]?.verdict).toBe('accepted')
  const dean = county.actor('dean', 'S1')
  const again = ill(an, { replaces: mended.id })
  expect((await save(dean, again))[0]?.verdict).toBe('accepted')
  const { records } = await getEntry(county.ctx, the(lin), girls)
  expect(records.items.map((r) => [r.id, r.line])).toEqual([[again.id, '发烧，带去校医、卫生室，当天告诉了照看的人']])
  // The dean stands over the school, not over a child of another one.
  const far = await makeChild(county, 'D31', '龙巧巧', { villageCode: 'V2' })
  expect((await save(dean, ill(far, { replaces: again.id })))[0]?.verdict).toBe('refused')
})

it('goes with the dormitory to its next keeper, and follows the child that moves', async () => {
  const { versions } = await getEntry(county.ctx, the(lin), girls)
  await changeEntry(county.ctx, county.actor('principal', 'S1'), girls, {
    set: { keeper: { account: the(xiang).accountId, name: '向冬' } },
    base: { keeper: versions.keeper ?? 1 },
  })
  const listed = async (actor: Actor) => (await listRecords(county.ctx, actor, { kind: 'illness', limit: 50 })).items
  expect([(await listed(the(lin))).length, (await listed(the(xiang))).length]).toEqual([0, 1])
  await changeChild(county.ctx, county.operator, an, {
    since: '2026-11-23',
    changes: { classCode: 'C32' },
    base: {},
  })
  expect(await verify(county.ctx, county.operator)).toMatchObject({ findings: [] })
})
