import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { getChild } from '../queries/child-file.ts'
import { getConcerns } from '../queries/concerns.ts'
import { getFigure } from '../queries/figure.ts'
import { listRecords } from '../queries/records.ts'
import { verify } from '../queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { answerConcern } from './answer-concern.ts'
import { changeChild } from './change-child.ts'
import { leaveChild } from './leave-child.ts'
import { saveRecords } from './save-records.ts'

/** A worry about safety cannot be lost (F2): it stands on top until one of those who look after the child says what was done. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const worried = { topics: ['home'], finding: 'worry', words: '说舅舅喝了酒推过他' }
const save = async (actor: Actor, childIds: string[], more: Record<string, unknown> = {}) => {
  const id = newId(county.now)
  const { verdicts } = await saveRecords(county.ctx, actor, {
    records: [{ id, kind: 'talk', version: 1, childIds, happenedOn: '2026-11-23', body: worried, ...more }],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  return id
}
let minutes = 0
/** Each a minute after the one before. */
const answer = (actor: Actor, recordId: string, childId: string, more: Record<string, unknown> = {}) => {
  minutes++
  const now = county.now + minutes * 60_000
  return answerConcern({ ...county.ctx, now: () => now }, actor, {
    id: newId(county.now),
    recordId,
    childId,
    told: ['police', 'township'],
    toldName: '镇未保站老方',
    toldOn: '2026-11-24',
    toldTime: '09:20',
    way: 'phone',
    done: '派出所上门看过，孩子先住到姑姑家',
    ...more,
  })
}
const seenBy = async (actor: Actor, childId: string) =>
  (await getConcerns(county.ctx, actor)).items.filter((i) => i.childId === childId)
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('a worry that was written', () => {
  it('stands with head teacher, dean, principal and village director, not elsewhere, until one of them says what was done', async () => {
    const child = await makeChild(county, 'C31', '罗小禾')
    const record = await save(teacher(), [child])
    const near = [
      teacher(),
      county.actor('dean', 'S1'),
      county.actor('principal', 'S1'),
      county.actor('village-director', 'V1'),
    ]
    for (const actor of near)
      expect((await seenBy(actor, child)).map((i) => [i.childName, i.recordId, i.worried, i.by])).toEqual([
        ['罗小禾', record, true, teacher().name],
      ])
    for (const actor of [
      county.actor('head-teacher', 'C32'),
      county.actor('principal', 'S2'),
      county.actor('village-director', 'V2'),
    ]) {
      expect(await getConcerns(county.ctx, actor)).toEqual({ open: 0, items: [] })
      expect(await code(answer(actor, record, child))).toBe('not-found')
      expect(await code(answer(actor, newId(county.now), child))).toBe('not-found')
    }
    for (const above of [county.actor('township-officer', 'T'), county.actor('county-office', 'COUNTY')]) {
      const told = await getConcerns(county.ctx, above)
      expect([told.open > 0, told.items]).toEqual([true, []])
      expect(await code(answer(above, record, child))).toBe('forbidden')
    }
    for (const role of ['helper', 'auditor'] as const) {
      const actor = county.actor(role, role === 'helper' ? 'S1' : 'COUNTY')
      expect(await code(getConcerns(county.ctx, actor))).toBe('forbidden')
      expect(await code(answer(actor, record, child))).toBe('forbidden')
    }
    await answer(county.actor('village-director', 'V1'), record, child)
    for (const actor of near) expect(await seenBy(actor, child)).toEqual([])
  })

  it('is marked in the ledger and in the file with whom one told, when and how; an addendum stands below; nothing is edited', async () => {
    const child = await makeChild(county, 'C31', '龙巧')
    const record = await save(teacher(), [child])
    const dean = county.actor('dean', 'S1')
    const marks = async () =>
      (await listRecords(county.ctx, dean, { child, limit: 10 })).items.map((r) => [r.id, r.concern])
    expect(await marks()).toEqual([[record, 'open']])
    expect((await getChild(county.ctx, dean, child, null)).concerns).toMatchObject([
      { recordId: record, state: 'open', worried: true, answers: [] },
    ])
    const id = newId(county.now)
    await answer(dean, record, child, { id })
    await answer(dean, record, child, { id })
    expect(await code(answer(teacher(), record, child, { id, done: '别的话' }))).toBe('conflict')
    await answer(teacher(), record, child, {
      told: ['carer'],
      toldName: '',
      way: 'in-person',
      done: '姑姑说孩子睡得好',
    })
    expect(await marks()).toEqual([[record, 'answered']])
    const file = await getChild(county.ctx, dean, child, null)
    expect(
      file.concerns.map((c) => [c.state, c.answers.map((a) => [a.told, a.toldOn, a.toldTime, a.way, a.done])]),
    ).toEqual([
      [
        'answered',
        [
          [
            '110 或派出所、乡镇（街道）（镇未保站老方）',
            '2026-11-24',
            '09:20',
            '电话',
            '派出所上门看过，孩子先住到姑姑家',
          ],
          ['照看的人', '2026-11-24', '09:20', '当面', '姑姑说孩子睡得好'],
        ],
      ],
    ])
    expect(file.timeline.filter((i) => i.type === 'change' && i.text === '写明了担心安全怎么处理的')).toHaveLength(2)
    const audited = await inActorTx(
      county.ctx.db,
      county.operator,
      (tx) =>
        tx.query<{ detail: unknown }>(
          `select detail from audit where county_id = $1 and action = 'concern.answer' and subject_id = $2`,
          [county.id, child],
        ),
      { readOnly: true },
    )
    expect(audited.map((a) => a.detail)).toEqual([{ record }, { record }])
    const edit = (text: string) =>
      code(inActorTx(county.ctx.db, county.operator, (tx) => tx.run(text, [county.id, child])))
    expect(await edit(`update concern_answer set done = '没事' where county_id = $1 and child_id = $2`)).toBe('42501')
    expect(await edit('delete from concern where county_id = $1 and child_id = $2')).toBe('42501')
  })

  it('stays open when the record is corrected to say that all is well, and when another child stands in its place', async () => {
    const child = await makeChild(county, 'C31', '石安安')
    const author = teacher()
    const record = await save(author, [child])
    const second = await save(author, [child], { replaces: record, body: { topics: ['study'], finding: 'well' } })
    expect((await seenBy(teacher(), child)).map((i) => [i.recordId, i.worried])).toEqual([[record, false]])
    const third = await save(author, [child], { replaces: second })
    expect((await seenBy(teacher(), child)).map((i) => [i.recordId, i.worried])).toEqual([[record, true]])
    const ledger = await listRecords(county.ctx, teacher(), { child, limit: 10 })
    expect(ledger.items.map((r) => [r.id, r.concern])).toEqual([[third, 'open']])
    const other = await makeChild(county, 'C31', '石平平')
    await save(author, [other], { replaces: third, body: { topics: ['study'], finding: 'well' } })
    expect((await seenBy(teacher(), child)).map((i) => i.worried)).toEqual([false])
    // Answered by way of any record of the chain.
    await answer(teacher(), third, child, { told: ['nobody'], toldName: '', done: '记错了孩子' })
    expect(await seenBy(teacher(), child)).toEqual([])
  })

  it('goes with the child to another class, school and village, and stays when it leaves', async () => {
    const child = await makeChild(county, 'C31', '潘月')
    const record = await save(teacher(), [child])
    await changeChild(county.ctx, county.operator, child, {
      since: '2026-11-24',
      changes: { classCode: 'D31', villageCode: 'V2' },
      base: {},
    })
    for (const actor of [teacher(), county.actor('principal', 'S1'), county.actor('village-director', 'V1')]) {
      expect(await seenBy(actor, child)).toEqual([])
      expect(await code(answer(actor, record, child))).toBe('not-found')
    }
    const next = county.actor('head-teacher', 'D31')
    for (const actor of [next, county.actor('principal', 'S2'), county.actor('village-director', 'V2')])
      expect((await seenBy(actor, child)).map((i) => i.recordId)).toEqual([record])
    await leaveChild(county.ctx, county.actor('principal', 'S2'), child, { on: '2026-11-24', reason: 'dropped-out' })
    expect(await seenBy(county.actor('principal', 'S2'), child)).toHaveLength(1)
    await answer(county.actor('principal', 'S2'), record, child)
    const moved = await getChild(county.ctx, county.actor('principal', 'S2'), child, null)
    expect(moved.concerns.map((c) => c.state)).toEqual(['answered'])
  })

  it('is one for each child of the record; a visit may raise it too; the talk still counts', async () => {
    const [one, two] = [await makeChild(county, 'C31', '韦军'), await makeChild(county, 'C31', '韦红')]
    const before = await getFigure(county.ctx, county.operator, {
      figureId: 'talks.held',
      place: 'S1',
      term: '2026-autumn',
    })
    const record = await save(teacher(), [one, two])
    await answer(teacher(), record, one)
    expect([await seenBy(teacher(), one), (await seenBy(teacher(), two)).length]).toEqual([[], 1])
    expect((await listRecords(county.ctx, teacher(), { child: one, limit: 10 })).items.map((r) => r.concern)).toEqual([
      'open',
    ])
    const after = await getFigure(county.ctx, county.operator, {
      figureId: 'talks.held',
      place: 'S1',
      term: '2026-autumn',
    })
    expect((after.value ?? 0) - (before.value ?? 0)).toBeGreaterThan(0)
    const visit = await save(county.actor('village-director', 'V1'), [one], {
      kind: 'home-visit',
      version: 2,
      body: { met: ['grandmother'], way: 'door', finding: 'worry', heard: '门口堆着农药' },
    })
    expect((await seenBy(teacher(), one)).map((i) => [i.recordId, i.kindTitle])).toEqual([[visit, '家访']])
  })

  it('an answer of a day to come, or told to nobody and somebody, is refused by field', async () => {
    const child = await makeChild(county, 'C31', '丁一诺')
    const record = await save(teacher(), [child])
    expect(await code(answer(teacher(), record, child, { toldOn: '2026-11-25' }))).toBe('invalid')
    expect(await code(answer(teacher(), record, child, { told: ['nobody', 'police'] }))).toBe('invalid')
    expect(await seenBy(teacher(), child)).toHaveLength(1)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})
