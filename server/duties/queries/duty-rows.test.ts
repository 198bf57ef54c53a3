import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutyState } from '../../../domain/duties/engine.ts'
import { addDays } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { addDayOff, setTerm } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { rebuildDuties } from '../commands/rebuild-duties.ts'
import { waiveDuty } from '../commands/waive-duty.ts'
import { withdrawWaiver } from '../commands/withdraw-waivers.ts'
import { soonUntil, stateSql } from '../db/state-sql.ts'
import { layDuties } from '../lay-duties.ts'
import { verifyDutyRows } from './verify-duty-rows.ts'

let database: TestDatabase
let county: TestCounty
const children: string[] = []
const CLASS = ['C31', 'C32', 'D31'] as const
const id = () => newId(county.now)
const inCounty = <T>(work: Parameters<typeof inActorTx<T>>[2], actor: Actor = county.operator) =>
  inActorTx(county.ctx.db, actor, work, { now: county.now })
const lay = (stopped = () => false) => layDuties(county.ctx, stopped, county.id)
const findings = () => inCounty((tx) => verifyDutyRows(tx, true))
const rows = (where = 'true') =>
  inCounty((tx) =>
    tx.query<{
      id: string
      rule: string
      period: string
      met_on: string | null
      waived: string | null
      class_id: number
    }>(`select id, rule, period, met_on, waived, class_id from duty where county_id = $1 and ${where} order by id`, [
      tx.countyId,
    ]),
  )
const stale = () => inCounty((tx) => tx.query('select 1 from duty_stale where county_id = $1', [tx.countyId]))
const talk = async (child: string, on: string, actor: Actor = county.operator, more: object = {}) => {
  const record = id()
  const { verdicts } = await saveRecords(county.ctx, actor, {
    records: [
      {
        id: record,
        kind: 'talk',
        version: 1,
        childIds: [child],
        happenedOn: on,
        body: { topics: ['study'], finding: 'well' },
        ...more,
      },
    ],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return record
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, undefined, { rows: false })
  for (let i = 0; i < 6; i++) children.push(await makeChild(county, CLASS[i % 3] ?? 'C31', `孩子${i}`))
})
afterAll(() => database.close())

describe('before the first start with rows', () => {
  it('nobody keeps any', async () => {
    await talk(children[0] ?? '', '2026-11-20')
    expect(await rows()).toEqual([])
  })

  it('then all are laid, as the engine finds them', async () => {
    await lay()
    expect((await rows()).length).toBeGreaterThan(100)
    expect(await stale()).toEqual([])
    expect(await findings()).toEqual([])
  })
})

describe('in the transaction that touches it', () => {
  it('a record meets its row, its correction lets it go', async () => {
    const [child = ''] = children
    const met = async () =>
      (await rows(`child_id = '${child}' and rule = 'monthly-talk'`)).filter((r) => r.met_on).map((r) => r.met_on)
    expect(await met()).toEqual(['2026-11-20'])
    const record = await talk(child, '2026-10-12')
    expect((await met()).sort()).toEqual(['2026-10-12', '2026-11-20'])
    await talk(child, '2026-09-15', county.operator, { replaces: record })
    expect((await met()).sort()).toEqual(['2026-09-15', '2026-11-20'])
    expect(await findings()).toEqual([])
  })

  it('a waiver, and taking it back', async () => {
    const [, child = ''] = children
    const waived = async () => (await rows(`child_id = '${child}' and waived is not null`)).map((r) => r.waived)
    await waiveDuty(county.ctx, county.operator, {
      id: id(),
      rule: 'monthly-talk',
      childIds: [child],
      period: '2026-10',
      reason: '病假',
    })
    const [waiver] = await waived()
    expect(waiver).toBeTruthy()
    await withdrawWaiver(county.ctx, county.operator, waiver ?? '')
    expect(await waived()).toEqual([])
    expect(await findings()).toEqual([])
  })

  it('a child that moves takes its rows along: who may see them, and where the later ones are owed', async () => {
    const [, , child = ''] = children
    await changeChild(county.ctx, county.operator, child, {
      since: '2026-11-10',
      changes: { classCode: 'C31' },
      base: {},
    })
    expect(new Set((await rows(`child_id = '${child}'`)).map((r) => r.class_id)).size).toBe(2)
    expect(await findings()).toEqual([])
    const seen = (role: Actor['role'], place: string) =>
      inCounty(
        (tx) => tx.query('select 1 from duty where county_id = $1 and child_id = $2', [tx.countyId, child]),
        county.actor(role, place),
      )
    expect(await seen('head-teacher', 'D31')).toEqual([])
    expect((await seen('head-teacher', 'C31')).length).toBeGreaterThan(0)
    expect(await seen('auditor', county.code)).toEqual([])
    expect(await seen('administrator', county.code)).toEqual([])
  })

  it('a new child has rows at once; one that is rolled back leaves none', async () => {
    const child = await makeChild(county, 'C31', '新来的')
    children.push(child)
    expect((await rows(`child_id = '${child}'`)).length).toBeGreaterThan(0)
    const before = await rows()
    await inCounty(async (tx) => {
      await tx.write([{ table: 'child_facts', op: 'update', id: id(), childId: child, set: { boarder: true } }], null)
    }).catch(() => {})
    expect(await rows()).toEqual(before)
    expect(await findings()).toEqual([])
  })
})

describe('marked and worked off', () => {
  it('what a calendar change reaches, and no row of it is an answer meanwhile', async () => {
    await addDayOff(county.ctx, county.operator, {
      fromOn: '2026-11-02',
      toOn: '2026-11-06',
      kind: 'closure',
      name: '大雪',
      schoolCode: 'S1',
    })
    expect((await stale()).length).toBe(1)
    await lay()
    expect(await stale()).toEqual([])
    expect(await findings()).toEqual([])
    await setTerm(county.ctx, county.operator, { termId: '2026-autumn', startsOn: '2026-09-03', endsOn: '2027-01-20' })
    expect((await stale()).length).toBeGreaterThan(1)
    await talk(children[3] ?? '', '2026-11-23')
    await lay()
    expect(await findings()).toEqual([])
  })

  it('stopped half way, it goes on the next time', async () => {
    await addDayOff(county.ctx, county.operator, {
      fromOn: '2026-12-07',
      toOn: '2026-12-08',
      kind: 'closure',
      name: '停电',
    })
    await lay(() => true)
    expect((await stale()).length).toBeGreaterThan(0)
    await lay()
    expect(await stale()).toEqual([])
    expect(await findings()).toEqual([])
  })
})

it('the state of a row is the engine’s, on any day', async () => {
  const days = Array.from({ length: 12 }, (_, i) => addDays('2026-09-01', i * 14))
  for (const at of days) {
    const found = await inCounty((tx) =>
      tx.query<{
        state: string
        opens: string
        due: string
        grace: string
        closes: string
        met_on: string | null
        met_received: string | null
        waived: string | null
      }>(
        `select ${stateSql('d.', { at: '$2::text', soon: '$3::text' })} as state, opens, due, grace, closes, met_on, met_received, waived from duty d where d.county_id = $1`,
        [tx.countyId, at, soonUntil(at)],
      ),
    )
    for (const row of found) {
      const period = { key: '', label: '', term: '', windows: row }
      const met =
        row.met_on !== null && row.met_on <= at
          ? { happenedOn: row.met_on, receivedOn: row.met_received ?? row.met_on }
          : null
      expect(row.state).toBe(dutyState(period, true, met, row.waived === null ? null : { id: row.waived }, at))
    }
  }
})

describe('after random histories', () => {
  /** The same numbers every time. */
  const dice = (seed: number) => {
    let at = seed
    return (most: number) => {
      at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((at / 2_147_483_648) * most)
    }
  }
  it.each([1, 2, 3])('rows are what the engine finds, two writing at once (%i)', async (seed) => {
    const roll = dice(seed)
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
    const day = () => addDays('2026-09-05', roll(80))
    const step = (): (() => Promise<unknown>) => {
      const child = pick(children)
      const on = day()
      switch (roll(6)) {
        case 0:
          return () =>
            changeChild(county.ctx, county.operator, child, {
              since: on,
              changes: { classCode: pick(CLASS) },
              base: {},
            })
        case 1:
          return () =>
            changeChild(county.ctx, county.operator, child, {
              since: on,
              changes: pick([{ fatherState: 'home' as const }, { fatherState: 'away' as const }]),
              base: {},
            })
        case 2:
          return () =>
            waiveDuty(county.ctx, county.operator, {
              id: id(),
              rule: 'monthly-talk',
              childIds: [child],
              period: pick(['2026-09', '2026-10', '2026-11']),
              reason: '病假',
            })
        case 3:
          return () => leaveChild(county.ctx, county.operator, child, { on, reason: 'transferred' } as never)
        default:
          return () => talk(child, on)
      }
    }
    let done = 0
    const tried = (work: () => Promise<unknown>) =>
      work().then(
        () => done++,
        () => 0,
      )
    for (let i = 0; i < 12; i++) {
      // What is refused (a day before the child came) changes nothing, and is as good a history as another.
      await Promise.all([tried(step()), tried(step())])
      if (roll(4) === 0) expect(await findings()).toEqual([])
    }
    expect(done).toBeGreaterThan(8)
    expect(await findings()).toEqual([])
  })
})

it('a row that somebody changed is found, and made anew when asked', async () => {
  await inCounty((tx) =>
    tx.run(
      `update duty set met_on = due, met_received = due where county_id = $1 and met_on is null and rule = 'monthly-talk'`,
      [tx.countyId],
    ),
  )
  expect((await findings()).join()).toContain('存行')
  const { duties } = await rebuildDuties(county.ctx, county.operator)
  expect(duties).toBe((await rows()).length)
  expect(await findings()).toEqual([])
})

it('a row that lies out of the sight of whoever records is worked out all the same', async () => {
  const teacher = county.actor('head-teacher', 'C31')
  const mine = `subject_id = '${children[0]}' and rule = 'monthly-talk' and period = '2026-10'`
  await inCounty((tx) =>
    tx.run(
      `update duty set scope = array[$2::int], met_on = null, met_by = null, met_received = null where county_id = $1 and ${mine}`,
      [tx.countyId, county.operator.placeId],
    ),
  )
  expect(
    await inCounty((tx) => tx.query(`select 1 from duty where county_id = $1 and ${mine}`, [tx.countyId]), teacher),
  ).toEqual([])
  await talk(children[0] ?? '', '2026-10-22', teacher)
  expect((await rows(mine)).map((r) => r.met_on !== null)).toEqual([true])
  expect(
    await inCounty((tx) => tx.query(`select 1 from duty where county_id = $1 and ${mine}`, [tx.countyId]), teacher),
  ).toHaveLength(1)
  expect(await findings()).toEqual([])
})
