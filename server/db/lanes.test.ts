import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'
import { laneOf, makeLanes } from './lanes.ts'
import { inActorTx } from './tx.ts'

describe('lanes', () => {
  it('are told by whose request it is', () => {
    const lane = (role: Parameters<typeof laneOf>[0]['role'], via: 'session' | 'operator', patient = false) =>
      laneOf({ role, via }, patient)
    expect(lane('county-office', 'session')).toBe('wide')
    expect(lane('township-officer', 'session')).toBe('wide')
    expect(lane('head-teacher', 'session')).toBeNull()
    expect(lane('principal', 'session', true)).toBe('patient')
    expect(lane('administrator', 'operator')).toBeNull()
  })

  it('let in so many, then one for each that leaves, in order; a fault leaves too', async () => {
    const lanes = makeLanes(6)
    const gates = Array.from({ length: 4 }, () => gate())
    const begun: number[] = []
    const works = gates.map(({ opened }, i) =>
      lanes.run('wide', async () => {
        begun.push(i)
        await opened
        if (i === 0) throw new Error('fault')
      }),
    )
    const ends = Promise.allSettled(works)
    await lanes.run(null, async () => {})
    await lanes.run('patient', async () => {})
    expect(begun).toEqual([0, 1])
    gates[0]?.open()
    await works[0]?.catch(() => {})
    await expect.poll(() => begun).toEqual([0, 1, 2])
    for (const { open } of gates) open()
    expect((await ends).map((e) => e.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  })

  it('who is inside needs no second place; who waited too long is told to come again', async () => {
    const lanes = makeLanes(1, 20)
    await lanes.run('wide', async () => {
      await lanes.run('patient', async () => lanes.run('wide', async () => {}))
    })
    const held = gate()
    const first = lanes.run('wide', () => held.opened)
    await expect(lanes.run('wide', async () => {})).rejects.toMatchObject({ code: 'busy', details: { retryAfter: 30 } })
    held.open()
    await first
    await lanes.run('wide', async () => {})
  })
})

describe('a county that asks for everything at once', () => {
  let database: TestDatabase
  let county: TestCounty
  beforeAll(async () => {
    database = await openTestDatabase()
    county = await makeCounty(database)
  })
  afterAll(() => database.close())

  it('leaves connections for a school', async () => {
    const end = gate()
    const office = county.actor('county-office', 'COUNTY')
    const boards = Array.from({ length: 40 }, () => inActorTx(county.ctx.db, office, () => end.opened))
    const school = await inActorTx(county.ctx.db, county.actor('principal', 'S1'), async (tx) => (await tx.tree()).size)
    expect(school).toBeGreaterThan(0)
    end.open()
    await Promise.all(boards)
  })
})
