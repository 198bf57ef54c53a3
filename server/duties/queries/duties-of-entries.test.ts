import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { owedWhileAlive, owedWhileStanding } from '../../../domain/duties/owed-standing.ts'
import { onceATerm } from '../../../domain/duties/periods/term.ts'
import { weeks } from '../../../domain/duties/periods/week.ts'
import type { DutyRule, EntryRule, PlaceRule } from '../../../domain/duties/types.ts'
import { scopeOfCommunity, scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { schoolTea } from '../../../domain/testing/school-tea.ts'
import { weeklyTeaHouse } from '../../../domain/testing/weekly-tea-house.ts'
import { otherDuties } from '../../db/duties.ts'
import { inActorTx } from '../../db/tx.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { countingStatements } from '../../testing/counting-statements.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { waiveDuty } from '../commands/waive-duty.ts'
import { withdrawWaiver } from '../commands/withdraw-waivers.ts'
import { getBoard, listDuties } from './board.ts'
import { getToday } from './today.ts'

/** Rules of the fictional world, asked of registers that the product keeps: tasks of schools, promises to children. */
const TASK: EntryRule = {
  ...weeklyTeaHouse,
  entries: ['task'],
  periods: weeks(),
  applies: owedWhileAlive(),
  settled: () => null,
}
const PROMISE: EntryRule = { ...TASK, key: 'weekly-promise', entries: ['promise'], owner: 'head-teacher' }
const SCHOOL: PlaceRule = { ...schoolTea, periods: onceATerm({ to: 13 }), applies: owedWhileStanding('task') }
const RULES: readonly DutyRule[] = [TASK, PROMISE, SCHOOL]
const WEEK = '2026-11-23'

let database: TestDatabase
let county: TestCounty
let child: string
let task: string
let promise: string
const id = () => newId(county.now)

const add = async (kind: string, about: Record<string, unknown>, body: Record<string, unknown>, actor: Actor) => {
  const entry = { id: id(), kind, version: 1, about, from: '2026-11-02', body }
  const { verdicts } = await saveEntries(county.ctx, actor, { entries: [entry] })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return entry.id
}
/** What a record about an entry or a place leaves in the tables. */
const record = (kind: string, about: { entry: string } | { place: number }, on: string) =>
  inActorTx(county.ctx.db, county.operator, async (tx) => {
    const record = id()
    const at =
      'place' in about
        ? { subject_kind: 'place', place_id: about.place, school_id: about.place }
        : { subject_kind: 'entry', place_id: county.place('S1'), school_id: county.place('S1') }
    const scopeOf = 'place' in about ? scopeOfCommunity : scopeOfPlace
    const scope = scopeOf(county.place('S1'), await tx.tree())
    const author = { author_id: county.operator.accountId }
    await tx.write(
      [
        {
          table: 'record',
          op: 'insert',
          id: record,
          scope,
          set: {
            kind,
            version: 1,
            happened_on: on,
            received_at: new Date(tx.now),
            received_on: on,
            ...author,
            author_name: '甲',
            body: {},
          },
        },
        {
          table: 'record_part',
          op: 'insert',
          id: 'place' in about ? String(about.place) : about.entry,
          scope,
          set: {
            record_id: record,
            kind,
            happened_on: on,
            received_on: on,
            ...author,
            reached: true,
            live: true,
            role: 'about',
            ...at,
          },
        },
      ],
      null,
    )
  })
const listed = async (place: string, actor: Actor = county.operator, more: { rule?: string } = {}) =>
  (await listDuties(county.ctx, actor, { place, limit: 200, ...more }, RULES)).items
const today = (actor: Actor) => getToday(county.ctx, actor, 'due', { limit: 60 }, RULES)

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
  task = await add(
    'task',
    { place: 'S1' },
    { what: '修灯', owner: '甲', due: '2026-12-10' },
    county.actor('principal', 'S1'),
  )
  promise = await add(
    'promise',
    { child },
    { who: 'father', what: 'call', by: '2026-12-20' },
    county.actor('head-teacher', 'C31'),
  )
})
afterAll(() => database.close())

describe('the list of duties', () => {
  it('tells of entries and places beside the children, with the name of each and the reason', async () => {
    const all = await listed('S1')
    const mine = all.find((d) => d.subject.id === task && d.period.key === WEEK)
    expect(mine).toMatchObject({
      rule: TASK.key,
      subject: { kind: 'entry', name: '修灯，甲' },
      childId: null,
      householdId: null,
      state: 'open',
    })
    expect(mine?.why).toContain('茶馆章程')
    expect(all.find((d) => d.subject.id === promise)).toMatchObject({ childId: child, childName: '石安安' })
    expect(all.find((d) => d.rule === SCHOOL.key)).toMatchObject({ subject: { kind: 'place', id: 'S1' } })
    expect(all.filter((d) => d.subject.kind === 'child').length).toBeGreaterThan(0)
  })

  it('is of one place: another school has none of them, a village has its child’s', async () => {
    expect((await listed('S2')).filter((d) => d.subject.kind !== 'child')).toEqual([])
    expect((await listed('V1')).filter((d) => d.subject.kind === 'entry').map((d) => d.subject.id)).toContain(promise)
  })

  it('leaves out registers that the post does not read, before anything is counted', async () => {
    const kinds = (reads: (kind: string) => boolean) =>
      inActorTx(county.ctx.db, county.operator, async (tx) => {
        const place = (await tx.tree()).get(county.place('S1'))
        if (!place) throw new Error('no school')
        const duties = await otherDuties(tx, place, ['2026-autumn'], '2026-11-24', reads, RULES)
        return [...new Set(duties.map((d) => d.entryKind))].sort()
      })
    expect(await kinds(() => true)).toEqual(['promise', 'task', null].sort())
    expect(await kinds((kind) => kind === 'task')).toEqual(['task', null].sort())
  })

  it('asks no more statements for many entries than for one', async () => {
    const count = async () => {
      const counted = countingStatements(county.ctx.db)
      await listDuties({ ...county.ctx, db: counted.db }, county.operator, { place: 'S1', limit: 200 }, RULES)
      return counted.statements.length
    }
    await count()
    const before = await count()
    for (let i = 0; i < 4; i++)
      await add(
        'task',
        { place: 'S2' },
        { what: `事${i}`, owner: '乙', due: '2026-12-11' },
        county.actor('principal', 'S2'),
      )
    for (let i = 0; i < 4; i++)
      await add(
        'task',
        { place: 'S1' },
        { what: `事${i}`, owner: '乙', due: '2026-12-11' },
        county.actor('principal', 'S1'),
      )
    await count()
    expect(await count()).toBe(before)
  })
})

it('the board has one column for a rule whose periods are each entry’s own, and a line for the school', async () => {
  const board = await getBoard(county.ctx, county.operator, { place: 'S1', month: '2026-11' }, RULES)
  const column = board.columns.find((c) => c.rule === TASK.key)
  expect(column).toMatchObject({ period: '', unit: '项' })
  const line = board.classes.find((c) => c.code === 'S1')
  const cell = line?.cells.find((c) => c.column === column?.key)
  // Five tasks, and the weeks that begin in November.
  expect(cell?.due).toBe(25)
  const klass = board.classes.find((c) => c.code === 'C31')
  expect(klass?.cells.find((c) => c.column === `${PROMISE.key}|`)?.due).toBe(5)
})

it('whatever stands in a cell of the board opens to as many rows, month by month', async () => {
  const asked: [string, string][] = ['S1', 'T', 'V1', county.code].flatMap((place) =>
    ['2026-11', '2027-01'].map((month): [string, string] => [place, month]),
  )
  let opened = 0
  for (const [place, month] of asked) {
    const board = await getBoard(county.ctx, county.operator, { place, month }, RULES)
    for (const row of board.classes)
      for (const column of board.columns.filter((c) => c.period === '')) {
        const cell = row.cells.find((c) => c.column === column.key)
        const { items } = await listDuties(
          county.ctx,
          county.operator,
          { place: row.code, rule: column.rule, month, own: row.own ? 'yes' : undefined, limit: 200 },
          RULES,
        )
        const owed = items.filter((d) => d.state !== 'waived')
        expect([place, month, row.code, column.rule, owed.length]).toEqual([
          place,
          month,
          row.code,
          column.rule,
          cell?.due ?? 0,
        ])
        opened += owed.length
      }
  }
  expect(opened).toBeGreaterThan(60)
})

it('what the head of the board counts opens to as many rows', async () => {
  const monthly: EntryRule = { ...TASK, key: 'tea-by-the-month', rhythm: 'month' }
  const asks = { place: 'S1', month: '2026-11' }
  const { counts } = await getBoard(county.ctx, county.operator, asks, [monthly, PROMISE])
  const [first, second] = counts
  expect(first).toMatchObject({ rule: monthly.key, month: '2026-11', period: null, state: null })
  expect(second).toMatchObject({ rule: PROMISE.key, month: null, state: 'overdue' })
  const rows = async (rule: DutyRule, state?: string) =>
    (await listDuties(county.ctx, county.operator, { ...asks, rule: rule.key, state, limit: 200 }, [rule])).items
  const undone = (await rows(monthly)).filter((d) => d.state !== 'met' && d.state !== 'waived' && d.state !== 'not-yet')
  expect(first?.n).toBe(undone.length)
  expect(first?.n).toBeGreaterThan(0)
  expect(second?.n).toBe((await rows(PROMISE, 'overdue')).length)
})

describe('the list of the day', () => {
  it('is of whoever has the post, where nobody holds the entry', async () => {
    const principal = await today(county.actor('principal', 'S1'))
    expect(principal.others.map((o) => o.subject.id)).toContain(task)
    expect(principal.others.some((o) => o.subject.id === promise)).toBe(false)
    const teacher = await today(county.actor('head-teacher', 'C31'))
    expect(new Set(teacher.others.map((o) => o.subject.id))).toEqual(new Set([promise]))
    expect(teacher.others[0]).toMatchObject({ of: '石安安', kindTitle: '承诺' })
    expect((await today(county.actor('principal', 'S2'))).others.some((o) => o.subject.id === task)).toBe(false)
  })

  it('is of whoever holds the entry, and then of nobody else', async () => {
    const holder = county.actor('dean', 'S1')
    await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.write([{ table: 'entry', op: 'update', id: task, set: { holder_account: holder.accountId } }], null),
    )
    expect((await today(holder)).others.map((o) => o.subject.id)).toContain(task)
    expect((await today(county.actor('principal', 'S1'))).others.some((o) => o.subject.id === task)).toBe(false)
  })
})

it('a record about the entry or the place meets it', async () => {
  await record('tea-opening', { entry: task }, '2026-11-24')
  await record('tea-party', { place: county.place('S1') }, '2026-11-20')
  const all = await listed('S1')
  expect(all.find((d) => d.subject.id === task && d.period.key === WEEK)).toMatchObject({ state: 'met' })
  expect(all.find((d) => d.rule === SCHOOL.key)).toMatchObject({ state: 'met', metOn: '2026-11-20' })
})

describe('a waiver', () => {
  const state = async (subject: string, period: string) =>
    (await listed('S1')).find((d) => d.subject.id === subject && d.period.key === period)
  const waive = (
    subjects: { kind: 'child' | 'place' | 'entry'; id: string }[],
    rule: string,
    period: string,
    actor: Actor,
  ) => waiveDuty(county.ctx, actor, { id: id(), rule, subjects, period, reason: '停电' }, RULES)

  it('frees an entry or a place, once, and may be taken back', async () => {
    const dean = county.actor('dean', 'S1')
    await waive([{ kind: 'entry', id: promise }], PROMISE.key, '2026-11-09', dean)
    await waive([{ kind: 'entry', id: promise }], PROMISE.key, '2026-11-09', dean)
    const freed = await state(promise, '2026-11-09')
    expect(freed).toMatchObject({ state: 'waived', waiver: { reason: '停电' } })
    await withdrawWaiver(county.ctx, dean, freed?.waiver?.id ?? '')
    expect((await state(promise, '2026-11-09'))?.state).toBe('missed')
    await waive([{ kind: 'place', id: 'S1' }], SCHOOL.key, '2026-autumn', county.actor('principal', 'S1'))
  })

  it('is refused of another kind of subject, another period, another place', async () => {
    const dean = county.actor('dean', 'S1')
    const other = county.actor('dean', 'S2')
    await expect(waive([{ kind: 'child', id: child }], PROMISE.key, '2026-11-09', dean)).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(waive([{ kind: 'entry', id: promise }], PROMISE.key, '2026-11-10', dean)).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(waive([{ kind: 'entry', id: promise }], PROMISE.key, '2026-11-16', other)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(waive([{ kind: 'place', id: 'S1' }], SCHOOL.key, '2026-autumn', other)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

it('all of it stands as verify expects', async () => {
  const { findings } = await verify(county.ctx, county.operator)
  expect(findings).toEqual([])
})
