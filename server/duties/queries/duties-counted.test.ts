import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { addDayOff } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { getFigure, getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getBoard, listDuties } from './board.ts'
import { getToday } from './today.ts'

/** Duties are counted from their rows (decision 028): what was overtaken is never given, and the engine counts the same. */
let database: TestDatabase
let county: TestCounty
let teacher: Actor
let child: string
const term = '2026-autumn'
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  teacher = county.actor('head-teacher', 'C31')
  child = await makeChild(county, 'C31', '石在册')
  await makeChild(county, 'C31', '石同班')
})
afterAll(() => database.close())

const value = async (figureId: string, place = 'S1', actor = county.operator, at?: string) =>
  (await getFigure(county.ctx, actor, { figureId, place, term, at })).value
const talk = async (happenedOn: string, more: object = {}) => {
  const id = newId(county.now)
  const { verdicts } = await saveRecords(county.ctx, teacher, {
    records: [
      {
        id,
        kind: 'talk',
        version: 1,
        childIds: [child],
        happenedOn,
        body: { topics: ['study'], finding: 'well' },
        ...more,
      },
    ],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return id
}

/** Counted from rows, and by the engine where there are none: the same numbers. */
const both = async (figureId: string, place = 'S1') => {
  const counted = await value(figureId, place)
  await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.run('update duty_laid set done = false where county_id = $1', [tx.countyId]),
  )
  expect(await value(figureId, place)).toBe(counted)
  await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.run('update duty_laid set done = true where county_id = $1', [tx.countyId]),
  )
  return counted
}

it('the list of the day is the same from rows as from the engine', async () => {
  await makeChild(county, 'D31', '石二校', { villageCode: 'V2' })
  const lists = async () => {
    const found: unknown[] = []
    for (const actor of [
      teacher,
      county.actor('principal', 'S1'),
      county.actor('village-director', 'V1'),
      county.operator,
    ])
      for (const show of ['due', 'week', 'all'] as const)
        found.push(await getToday(county.ctx, actor, show, { limit: 60 }))
    return found
  }
  const counted = await lists()
  expect(JSON.stringify(counted)).toContain('石在册')
  const laid = (done: boolean) =>
    inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.run('update duty_laid set done = $2 where county_id = $1', [tx.countyId, done]),
    )
  await laid(false)
  expect(await lists()).toEqual(counted)
  await laid(true)
})

it('a past cut-off is worked out as it was, a record of later changes it not', async () => {
  const before = await value('talks.met', 'S1', county.operator, '2026-11-01')
  await talk('2026-11-23')
  expect(await value('talks.met', 'S1', county.operator, '2026-11-01')).toBe(before)
  const board = await getBoard(county.ctx, county.operator, { place: 'S1' })
  expect(board.columns.length).toBeGreaterThan(0)
  const first = await listDuties(county.ctx, county.operator, { place: 'S1', limit: 1 })
  const second = await listDuties(county.ctx, county.operator, { place: 'S1', limit: 1, cursor: first.next ?? '' })
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
})

describe('overtaken', () => {
  const overtakes = async (figureId: string, change: () => Promise<unknown>) => {
    const before = await both(figureId)
    await change()
    expect(await both(figureId)).not.toBe(before)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  }
  let october: string

  it('by a record, and by its correction', async () => {
    await overtakes('talks.met', async () => {
      october = await talk('2026-10-12')
    })
    await overtakes('talks.met', () => talk('2026-11-20', { replaces: october }))
  })
  it('by what a child’s file says', () =>
    overtakes('talks.due', () =>
      changeChild(county.ctx, county.operator, child, {
        since: '2026-09-01',
        changes: { fatherState: 'home', motherState: 'home' },
        base: {},
      }),
    ))
  it('by the calendar', () =>
    overtakes('talks.due', () =>
      addDayOff(county.ctx, county.actor('administrator', 'COUNTY'), {
        fromOn: '2026-10-08',
        toOn: '2026-10-31',
        kind: 'closure',
        name: '停课',
      }),
    ))
})

it('counts for every pair of eyes those who have moved away since; who asked first changes nobody’s number', async () => {
  const moved = await makeChild(county, 'D31', '石转走')
  await changeChild(county.ctx, county.operator, moved, {
    since: '2026-11-02',
    changes: { classCode: 'C32' },
    base: {},
  })
  const dean = county.actor('dean', 'S2')
  const officer = county.actor('township-officer', 'T')
  const ask = async (order: Actor[]) => {
    const numbers = new Map<Actor, unknown>()
    for (const actor of order) numbers.set(actor, await value('talks.due', 'S2', actor))
    return [dean, officer, county.operator].map((a) => numbers.get(a))
  }
  const one = await ask([county.operator, officer, dean])
  await talk('2026-11-20')
  expect(await ask([dean, officer, county.operator])).toEqual(one)
  expect(new Set(one).size).toBe(1)
  for (const actor of [dean, officer])
    expect(
      (await getFigureRows(county.ctx, actor, { figureId: 'talks.due', place: 'S2', term, limit: 50 })).items.length,
    ).toBe(await value('talks.due', 'S2', actor))
  // Whose name is no longer the school's to read stands there without it.
  const rows = async (actor: Actor) =>
    (await getFigureRows(county.ctx, actor, { figureId: 'talks.due', place: 'S2', term, limit: 50 })).items
  expect((await rows(dean)).flatMap((r) => (r.childId === null ? [r.childName] : []))).toContain('（已转到别处）')
  expect(JSON.stringify(await rows(dean))).not.toContain(moved)
  expect((await rows(officer)).map((r) => r.childName)).toContain('石转走')
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
