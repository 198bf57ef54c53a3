import { afterAll, beforeAll, expect, it } from 'vitest'
import { keyChild } from '../../domain/entries/key-child.ts'
import { plan } from '../../domain/entries/plan.ts'
import { figuresFor } from '../../domain/figures/list.ts'
import type { Actor } from '../../domain/roles.ts'
import { placeDuties } from '../db/duties.ts'
import { inActorTx } from '../db/tx.ts'
import { figureValues } from '../figures/db/figure-values.ts'
import { dutyQuestion, keptDuties } from '../figures/queries/place-figures.ts'
import { newId } from '../ids.ts'
import { placeTerm } from '../places/queries/term-of-place.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { changeEntry } from './commands/change-entry.ts'
import { endEntry } from './commands/end-entry.ts'
import { saveEntries } from './commands/save-entries.ts'
import { getEntry } from './queries/entry.ts'
import { prepareEntry } from './queries/prepare-entry.ts'

let database: TestDatabase
let county: TestCounty
let teacher: Actor
let children: string[]
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  teacher = county.actor('head-teacher', 'C31')
  children = await Promise.all(['石安安', '秦小川', '潘月'].map((name) => makeChild(county, 'C31', name)))
})
afterAll(() => database.close())

const save = async (kind: string, child: string, from: string, body: object, actor = teacher) => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(county.ctx, actor, {
    entries: [{ id, kind, version: 1, about: { child }, from, body }],
  })
  return { id, verdict: verdicts[0]?.verdict, message: verdicts[0]?.message }
}
const check = async (entry: string, happenedOn: string, body: object) => {
  const { verdicts } = await saveRecords(county.ctx, teacher, {
    records: [{ id: newId(county.now), kind: 'plan-check', version: 1, about: { entry }, happenedOn, body }],
  })
  return verdicts[0]
}
const KEY = { main: 'study', decidedBy: { name: '林校长' }, helper: { name: '苏雅' } }
const PLAN = {
  goal: '把数学补上来',
  subject: 'maths',
  teacher: { name: '苏雅' },
  stages: [
    { content: '乘法', measure: '一对一', shows: '对24题', due: '2026-10-30' },
    { content: '除法', measure: '一对一', shows: '对22题', due: '2026-11-10' },
  ],
}
/** From the kept rows and from the engine, which must agree. */
const duties = (rule: string) =>
  inActorTx(county.ctx.db, county.operator, async (tx) => {
    const at = await placeTerm(tx, { place: 'S1', term: '2026-autumn' }, 'figure.read')
    const told = await placeDuties(tx, at.place, at.term.id, at.range.cutoff)
    const kept = await tx.query<{ subject_id: string; period: string; met_on: string | null }>(
      'select subject_id, period, met_on from duty where county_id = $1 and rule = $2 order by subject_id, period',
      [tx.countyId, rule],
    )
    const mine = told
      .filter((d) => d.rule === rule)
      .map((d) => ({ subject_id: d.subject.id, period: d.period.key, met_on: d.metOn }))
    expect(kept).toEqual(mine.sort((a, b) => (a.subject_id + a.period < b.subject_id + b.period ? -1 : 1)))
    return mine
  })
const figures = (ids: readonly string[]) =>
  inActorTx(county.ctx.db, county.operator, async (tx) => {
    const at = await placeTerm(tx, { place: 'S1', term: '2026-autumn' }, 'figure.read')
    const ground = { place: at.place, duties: await keptDuties(tx, dutyQuestion(at)), range: at.range }
    const values = await figureValues(
      tx,
      figuresFor('education').filter((f) => ids.includes(f.id)),
      ground,
    )
    return Object.fromEntries(ids.map((id) => [id, values.get(id)?.value]))
  })

it('a key child owes a plan; the plan of that child, written afterwards, meets it, and no other child’s does', async () => {
  const [first = '', second = ''] = children
  const key = await save(keyChild.kind, first, '2026-09-14', KEY)
  const other = await save(keyChild.kind, second, '2026-09-14', KEY)
  expect([key.verdict, other.verdict]).toEqual(['accepted', 'accepted'])
  expect((await duties('key-child-plan')).map((d) => d.met_on)).toEqual([null, null])
  const made = await save(plan.kind, first, '2026-09-20', PLAN)
  expect(made.verdict).toBe('accepted')
  expect((await duties('key-child-plan')).map((d) => [d.subject_id === key.id, d.met_on])).toEqual(
    [key.id, other.id].sort().map((id) => (id === key.id ? [true, '2026-09-20'] : [false, null])),
  )
})

it('stages are counted by what the check of their day said', async () => {
  const [, , third = ''] = children
  const { id } = await save(plan.kind, third, '2026-09-20', PLAN)
  expect((await check(id, '2026-10-29', { stage: 1, result: 'reached', shows: '30题对26题' }))?.verdict).toBe(
    'accepted',
  )
  expect(
    (await check(id, '2026-11-10', { stage: 2, result: 'not', shows: '30题对9题', next: 'measure' }))?.verdict,
  ).toBe('accepted')
  expect(
    await figures([
      'stages.due',
      'stages.reached',
      'stages.partly',
      'stages.missed',
      'stages.revised',
      'stages.unseen',
      'key.children',
      'key.why.study',
      'study-plans',
      'planned.children',
    ]),
  ).toEqual({
    'stages.due': 4,
    'stages.reached': 1,
    'stages.partly': 0,
    'stages.missed': 1,
    'stages.revised': 1,
    'stages.unseen': 2,
    'key.children': 2,
    'key.why.study': 2,
    'study-plans': 2,
    'planned.children': 2,
  })
  const shown = await getEntry(county.ctx, teacher, id)
  expect(shown.records.items.map((r) => r.line)).toEqual(['第2步：还没有做到，30题对9题', '第1步：做到了，30题对26题'])
})

it('a step that the plan does not have is refused in a sentence', async () => {
  const [first = ''] = children
  const { id } = await save(plan.kind, first, '2026-09-20', PLAN)
  const verdict = await check(id, '2026-10-29', { stage: 3, result: 'reached', shows: '对了' })
  expect([verdict?.verdict, verdict?.message]).toEqual(['needs-attention', '这一条登记里只有 2 步，请重新选是哪一步。'])
  await endEntry(county.ctx, teacher, id, { on: '2026-11-20', reason: '登记错了', state: 'stopped' })
})

it('a village does not read whom a school has chosen, and a class beside it finds nothing', async () => {
  const [first = ''] = children
  const { id } = await save(keyChild.kind, first, '2026-09-14', KEY)
  await expect(getEntry(county.ctx, county.actor('village-director', 'V1'), id)).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(getEntry(county.ctx, county.actor('head-teacher', 'C32'), id)).rejects.toMatchObject({
    code: 'not-found',
  })
  expect((await save(keyChild.kind, first, '2026-09-14', KEY, county.actor('village-director', 'V1'))).verdict).toBe(
    'refused',
  )
  await endEntry(county.ctx, teacher, id, { on: '2026-11-20', reason: '稳定了', state: 'better' })
  expect(await figures(['key.closed', 'key.better', 'key.same'])).toEqual({
    'key.closed': 1,
    'key.better': 1,
    'key.same': 0,
  })
})

it('buddies are children in sight, other than the child; who they are follows the entry', async () => {
  const [first = '', second = '', third = ''] = children
  const away = await makeChild(county, 'D31', '龙河生')
  const body = (mates: string[]) => ({ mates, does: ['maths'], wish: 'chosen', teacher: { name: '苏雅' } })
  expect((await save('buddy', first, '2026-09-20', body([first]))).message).toBe('“和谁结伴”里不能选孩子自己，请去掉。')
  expect((await save('buddy', first, '2026-09-20', body([second, away]))).message).toBe(
    '“和谁结伴”里有孩子不在您负责的范围内，请重新选。',
  )
  const { id, verdict } = await save('buddy', first, '2026-09-20', body([second]))
  expect(verdict).toBe('accepted')
  expect((await getEntry(county.ctx, teacher, id)).line).toBe('秦小川：数学，苏雅看着')
  await changeEntry(county.ctx, teacher, id, { set: { mates: [second, third] }, base: {} })
  const entry = await getEntry(county.ctx, teacher, id)
  expect(entry.children.map((c) => c.name)).toEqual(['秦小川', '潘月'])
  expect(entry.people.map((p) => [p.role, p.name])).toEqual(
    expect.arrayContaining([
      ['和谁结伴', '秦小川'],
      ['和谁结伴', '潘月'],
    ]),
  )
  await expect(
    changeEntry(county.ctx, teacher, id, { set: { mates: [away] }, base: { mates: 2 } }),
  ).rejects.toMatchObject({ code: 'invalid' })
  expect((await prepareEntry(county.ctx, teacher, { kind: 'buddy', child: first })).mates.map((m) => m.name)).toEqual([
    '潘月',
    '秦小川',
  ])
  const office = await getEntry(county.ctx, county.actor('county-office', county.code), id)
  expect([office.children, office.line]).toEqual([[], '数学'])
  await endEntry(county.ctx, teacher, id, { on: '2026-11-20', reason: '没有用处', state: 'changed' })
  expect(await figures(['buddies', 'buddies.changed'])).toEqual({ buddies: 0, 'buddies.changed': 1 })
})
