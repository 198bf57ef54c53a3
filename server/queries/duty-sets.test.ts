import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { addDayOff } from '../commands/calendar-changes.ts'
import { changeChild } from '../commands/change-child.ts'
import { saveRecords } from '../commands/save-records.ts'
import { findDutySet } from '../db/duty-sets.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { clearDutySets } from '../jobs/clear-duty-sets.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getBoard, listDuties } from './board.ts'
import { getFigure, getFigureRows } from './figure.ts'
import { dutySetOf } from './place-figures.ts'
import { verify } from './verify.ts'

/** The engine's kept answers (decision 011): asked again they are not worked out again, and what was overtaken is never given. */
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

const sets = (actor = county.operator) =>
  inActorTx(county.ctx.db, actor, async (tx) =>
    (await tx.query<{ id: string }>('select id from duty_set where county_id = $1 order by id', [tx.countyId])).map(
      (r) => r.id,
    ),
  )
const facts = () =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) =>
      (await tx.query<{ n: number }>('select count(*)::int as n from duty_fact where county_id = $1', [tx.countyId]))[0]
        ?.n,
  )
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

describe('asked again', () => {
  beforeEach(async () => {
    await talk('2026-11-23')
    await clearDutySets(county.ctx)
  })

  it('nothing is worked out or written anew, whatever screen asks', async () => {
    expect(await sets()).toEqual([])
    const due = await value('talks.due')
    const [made] = await sets()
    expect(await value('talks.due')).toBe(due)
    await value('talks.met')
    await getFigureRows(county.ctx, county.operator, { figureId: 'talks.due', place: 'S1', term, limit: 1 })
    await getBoard(county.ctx, county.operator, { place: 'S1' })
    const first = await listDuties(county.ctx, county.operator, { place: 'S1', limit: 1 })
    await listDuties(county.ctx, county.operator, { place: 'S1', limit: 1, cursor: first.next ?? '' })
    expect(await sets()).toEqual([made])
  })

  it('a cut-off of its own for each day asked; what is old is cleared away with its rows', async () => {
    await value('talks.due', 'S1', county.operator, '2026-11-01')
    await value('talks.due', 'S1', county.operator, '2026-11-02')
    await clearDutySets(county.ctx)
    expect((await sets()).length).toBe(2)
    await clearDutySets({ ...county.ctx, now: () => county.now + 2 * 3_600_000 })
    expect([await sets(), await facts()]).toEqual([[], 0])
  })
})

describe('overtaken', () => {
  const overtakes = async (figureId: string, change: () => Promise<unknown>) => {
    const before = await value(figureId)
    await change()
    expect(await value(figureId)).not.toBe(before)
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

  it('while it was being worked out: it is given to nobody else', async () => {
    await county.ctx.db.horizons.ask(county.id, { fresh: true })
    const question = await inActorTx(county.ctx.db, county.operator, async (tx) => {
      const place = (await tx.tree()).get(county.place('S1'))
      if (!place) throw new Error('no school')
      // The transaction has begun; somebody else is quicker.
      await talk('2026-11-22')
      const asked = { place, term, at: '2026-11-22' }
      await dutySetOf(tx, asked)
      return asked
    })
    expect(await inActorTx(county.ctx.db, county.operator, (tx) => findDutySet(tx, question))).toBeNull()
  })

  it('what somebody is just reading is not cleared away from under them', async () => {
    await value('talks.due')
    await inActorTx(county.ctx.db, county.operator, async (tx) => {
      const place = (await tx.tree()).get(county.place('S1'))
      if (!place) throw new Error('no school')
      const held = await findDutySet(tx, { place, term, at: '2026-11-24' })
      expect(held).not.toBeNull()
      await talk('2026-11-21')
      await clearDutySets(county.ctx)
      expect(await sets()).toEqual([held])
    })
    await clearDutySets(county.ctx)
    expect(await sets()).toEqual([])
  })
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
