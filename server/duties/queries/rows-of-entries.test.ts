import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import type { EntryRule, PlaceRule } from '../../../domain/duties/types.ts'

// The files of a worker share its modules; this one mocks a list.
vi.hoisted(() => vi.resetModules())
/** The product’s rules and fictional ones about registers that it keeps and about schools. */
vi.mock(import('../../../domain/duties/list.ts'), async (original) => {
  const list = await original()
  const { weeklyTeaHouse } = await import('../../../domain/testing/weekly-tea-house.ts')
  const { schoolTea } = await import('../../../domain/testing/school-tea.ts')
  const { owedWhileAlive, owedWhileStanding } = await import('../../../domain/duties/owed-standing.ts')
  const { weeks } = await import('../../../domain/duties/periods/week.ts')
  const { onceATerm } = await import('../../../domain/duties/periods/term.ts')
  const task: EntryRule = {
    ...weeklyTeaHouse,
    entries: ['task'],
    periods: weeks(),
    applies: owedWhileAlive(),
    settled: () => null,
  }
  const promise: EntryRule = { ...task, key: 'weekly-promise', entries: ['promise'], owner: 'head-teacher' }
  const school: PlaceRule = { ...schoolTea, periods: onceATerm({ to: 13 }), applies: owedWhileStanding('task') }
  const DUTY_RULES = [...list.DUTY_RULES, task, promise, school]
  return {
    ...list,
    DUTY_RULES,
    ruleOf: (key: string) => DUTY_RULES.find((r) => r.key === key) ?? null,
    rankOf: (key: string) => DUTY_RULES.findIndex((r) => r.key === key),
  }
})

import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { addDays } from '../../../domain/kit/dates.ts'
import { isCommunity, scopeOfPlace } from '../../../domain/registers/scope.ts'
import { addDayOff } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { rulesMark } from '../../db/duty-rows/laid-terms.ts'
import { inActorTx } from '../../db/tx.ts'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { verifyScopes } from '../../installation/db/verify-scopes.ts'
import { verify } from '../../installation/queries/verify.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { rebuildDuties } from '../commands/rebuild-duties.ts'
import { waiveDuty } from '../commands/waive-duty.ts'
import { layDuties } from '../lay-duties.ts'
import { listDuties } from './board.ts'
import { verifyDutyRows } from './verify-duty-rows.ts'

let database: TestDatabase
let county: TestCounty
const children: string[] = []
const id = () => newId(county.now)
const inCounty = <T>(work: Parameters<typeof inActorTx<T>>[2]) =>
  inActorTx(county.ctx.db, county.operator, work, { now: county.now })
const findings = () => inCounty((tx) => verifyDutyRows(tx, true))
const rows = (where: string) =>
  inCounty((tx) =>
    tx.query<{
      subject_id: string
      class_id: number | null
      met_on: string | null
      scope: number[]
      waived: string | null
      period: string
    }>(`select subject_id, class_id, met_on, scope, waived, period from duty where county_id = $1 and ${where}`, [
      tx.countyId,
    ]),
  )
const add = async (
  kind: string,
  about: Record<string, unknown>,
  body: Record<string, unknown>,
  from = '2026-09-14',
) => {
  const entry = { id: id(), kind, version: 1, about, from, body }
  const { verdicts } = await saveEntries(county.ctx, county.operator, { entries: [entry] })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return entry.id
}
const task = (place: string) => add('task', { place }, { what: '修灯', owner: '甲', due: '2026-12-10' })
const promise = (child: string) => add('promise', { child }, { who: 'father', what: 'call', by: '2026-12-20' })
/** What a record about an entry leaves in the tables. */
const opened = (entry: string, on: string) =>
  inCounty(async (tx) => {
    const record = id()
    const kind = 'tea-opening'
    const scope = scopeOfPlace(county.place('S1'), await tx.tree())
    const author = { author_id: county.operator.accountId }
    const days = { kind, happened_on: on, received_on: on }
    await tx.write(
      [
        {
          table: 'record',
          op: 'insert',
          id: record,
          scope,
          set: { ...days, version: 1, received_at: new Date(tx.now), ...author, author_name: '甲', body: {} },
        },
        {
          table: 'record_part',
          op: 'insert',
          id: entry,
          scope,
          set: {
            ...days,
            record_id: record,
            ...author,
            reached: true,
            live: true,
            role: 'about',
            subject_kind: 'entry',
          },
        },
      ],
      null,
    )
  })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const place of ['C31', 'C32', 'D31']) children.push(await makeChild(county, place, `孩子${place}`))
})
afterAll(async () => {
  vi.resetModules()
  await database.close()
})

it('an entry has its rows at once, and its school owes what it owes only with one', async () => {
  expect(DUTY_RULES.length).toBeGreaterThan(6)
  expect(await rows(`subject_kind = 'place' and rule <> 'census-sign-off'`)).toEqual([])
  const made = await task('S1')
  expect((await rows(`subject_id = '${made}'`)).length).toBeGreaterThan(10)
  expect((await rows(`subject_kind = 'place' and rule <> 'census-sign-off'`)).map((r) => r.subject_id)).toEqual([
    String(county.place('S1')),
  ])
  await opened(made, '2026-11-24')
  expect((await rows(`subject_id = '${made}' and met_on is not null`)).map((r) => r.met_on)).toEqual(['2026-11-24'])
  await endEntry(county.ctx, county.operator, made, { on: '2026-11-20', reason: '办好了' })
  const weeks = await rows(`subject_id = '${made}'`)
  expect(weeks.length).toBeLessThan(12)
  expect(await findings()).toEqual([])
})

it('an entry that was over long before a term owes nothing in it, as rows tell and as the engine', async () => {
  const late = await task('S1')
  await endEntry(county.ctx, county.operator, late, { on: '2026-11-03', reason: '办好了' })
  // Whatever day a write may take today: over in the spring.
  await inCounty((tx) =>
    tx.write(
      [{ table: 'entry', op: 'update', id: late, set: { from_on: '2026-03-02', until_on: '2026-04-20' } }],
      null,
    ),
  )
  await rebuildDuties(county.ctx, county.operator)
  const autumn = await rows(`subject_id = '${late}' and term = '2026-autumn'`)
  expect(autumn).toEqual([])
  const { items } = await listDuties(county.ctx, county.operator, { place: 'S1', limit: 200 })
  expect(items.filter((d) => d.subject.id === late)).toEqual([])
  expect(await findings()).toEqual([])
})

it('other days of a register make other rows', () => {
  const [first] = ENTRY_KINDS
  if (!first) throw new Error('no register')
  expect(rulesMark(DUTY_RULES, [{ ...first, version: first.version + 1 }])).not.toBe(rulesMark(DUTY_RULES, [first]))
  expect(rulesMark(DUTY_RULES, [first])).toBe(rulesMark(DUTY_RULES, [{ ...first }]))
})

it('who is freed at a home is not told to all who see the home, also when it hangs elsewhere', async () => {
  const made = id()
  const entry = {
    id: made,
    kind: 'home',
    version: 2,
    about: { place: 'V1' },
    from: '2026-09-07',
    body: {
      name: '河湾村儿童之家',
      staff: [{ who: { name: '向兰' } }],
      hours: [{ day: '6', from: '09:00', to: '11:00' }],
    },
  }
  const { verdicts } = await saveEntries(county.ctx, county.operator, { entries: [entry] })
  expect(verdicts[0]?.verdict).toBe('accepted')
  const [opening] = await rows(`subject_id = '${made}' and rule = 'home-open'`)
  await waiveDuty(county.ctx, county.operator, {
    id: id(),
    rule: 'home-open',
    subjects: [{ kind: 'entry', id: made }],
    period: opening?.period ?? '',
    reason: '停电',
  })
  const scopes = () =>
    inCounty((tx) =>
      tx.query<{ scope: number[] }>('select scope from waiver where county_id = $1 and subject_id = $2', [
        tx.countyId,
        made,
      ]),
    )
  const clean = async () => {
    expect((await scopes()).flatMap((w) => w.scope).filter(isCommunity)).toEqual([])
    expect(await inCounty(verifyScopes)).toEqual([])
  }
  await clean()
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'T9', name: '白水镇', parentCode: county.code },
  ])
  const town = [...(await inCounty((tx) => tx.tree())).values()].find((p) => p.code === 'T9')
  await addPlaces(county.ctx, county.operator, [{ kind: 'village', code: 'V1', name: '河湾村', parentCode: 'T9' }])
  await clean()
  expect((await scopes()).every((w) => w.scope.includes(town?.id ?? -1))).toBe(true)
})

it('what hangs on a child moves with it: where it is owed, and who sees it', async () => {
  const [child = ''] = children
  const made = await promise(child)
  expect(new Set((await rows(`subject_id = '${made}'`)).map((r) => r.class_id))).toEqual(new Set([county.place('C31')]))
  await changeChild(county.ctx, county.operator, child, {
    since: '2026-11-16',
    changes: { classCode: 'D31' },
    base: {},
  })
  const moved = await rows(`subject_id = '${made}'`)
  expect(new Set(moved.map((r) => r.class_id))).toEqual(new Set([county.place('D31')]))
  expect(moved.every((r) => r.scope.includes(county.place('D31')) && !r.scope.includes(county.place('C31')))).toBe(true)
  expect(await findings()).toEqual([])
})

it('a county’s calendar marks all of it, and it is worked off', async () => {
  await task('V1')
  await addDayOff(county.ctx, county.operator, {
    fromOn: '2026-11-09',
    toOn: '2026-11-15',
    kind: 'holiday',
    name: '节',
  })
  await layDuties(county.ctx, () => false, county.id)
  expect(await findings()).toEqual([])
})

it('rows are what the engine finds after a random history, two writing at once', async () => {
  let at = 7
  const roll = (most: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((at / 2_147_483_648) * most)
  }
  const made: string[] = []
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  const step = (): (() => Promise<unknown>) => {
    const on = addDays('2026-09-20', roll(60))
    const entry = made.length ? pick(made) : ''
    switch (roll(7)) {
      case 0:
        return async () => made.push(await task(pick(['S1', 'S2', 'V1', 'T', 'C31'])))
      case 1:
        return async () => made.push(await promise(pick(children)))
      case 2:
        return () => endEntry(county.ctx, county.operator, entry, { on, reason: '办好了' })
      case 3:
        return () =>
          changeChild(county.ctx, county.operator, pick(children), {
            since: on,
            changes: { classCode: pick(['C31', 'C32', 'D31']) },
            base: {},
          })
      case 4:
        return () =>
          waiveDuty(county.ctx, county.operator, {
            id: id(),
            rule: pick(['weekly-tea-house', 'weekly-promise']),
            subjects: [{ kind: 'entry', id: entry }],
            period: pick(['2026-10-12', '2026-11-02', '2026-11-16']),
            reason: '停电',
          })
      default:
        return () => opened(entry, on)
    }
  }
  let done = 0
  const tried = (work: () => Promise<unknown>) =>
    work().then(
      () => done++,
      () => 0,
    )
  for (let i = 0; i < 16; i++) await Promise.all([tried(step()), tried(step())])
  expect(done).toBeGreaterThan(12)
  expect(await findings()).toEqual([])
  // The records stand here without the seals of a whole write: of the rest nothing is amiss.
  const all = (await verify(county.ctx, county.operator, { all: true })).findings
  expect(all.filter((f) => !f.includes('记录'))).toEqual([])
})

it.runIf(inject('cluster')?.engine !== 'citus')(
  'rows about an entry that is gone are found, and go when all are made anew',
  async () => {
    const made = await task('S1')
    expect((await rows(`subject_id = '${made}'`)).length).toBeGreaterThan(5)
    await database.owner.query('alter table entry disable trigger user')
    await database.owner.query('update entry set del = true where county_id = $1 and id = $2', [county.id, made])
    await database.owner.query('alter table entry enable trigger user')
    expect((await findings()).join()).toContain('没有孩子、登记或地方')
    await rebuildDuties(county.ctx, county.operator)
    expect(await rows(`subject_id = '${made}'`)).toEqual([])
    expect(await findings()).toEqual([])
  },
)
