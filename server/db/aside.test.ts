import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'
import { inActorTx } from './tx.ts'
import type { Tx } from './tx-type.ts'

/** What may be read at the same time, on another connection, and when it may not. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '石安安')
  await makeChild(county, 'D31', '龙巧')
})
afterAll(() => database.close())

const names = async (tx: Tx) =>
  (
    await tx.query<{ name: string }>('select name from child where county_id = $1 order by name_order', [tx.countyId])
  ).map((c) => c.name)
const reading = <T>(work: (tx: Tx) => Promise<T>, actor = county.operator) =>
  inActorTx(county.ctx.db, actor, work, { readOnly: true, now: county.now })

it('goes on beside, sees what its actor sees, and more only where it is widened itself', async () => {
  const principal = county.actor('principal', 'S1')
  const seen = await reading(
    (tx) =>
      tx.widened(async () => {
        const [here, there, wide] = await Promise.all([
          names(tx),
          tx.aside((other) => names(other)),
          tx.aside((other) => other.widened(() => names(other))),
        ])
        return { here, there, wide }
      }),
    principal,
  )
  expect(seen).toEqual({ here: ['龙巧', '石安安'], there: ['石安安'], wide: ['龙巧', '石安安'] })
})

it('is not where the transaction has written, which another connection could not see', async () => {
  const asked = await inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const set = { school_id: 0, from_on: '2026-10-01', to_on: '2026-10-01', kind: 'holiday', name: '假' }
      await tx.write([{ table: 'day_off', op: 'insert', id: newId(county.now), set }], null)
      return tx.aside(names)
    },
    { now: county.now },
  )
  expect(asked).toBeNull()
})

it('is not where half of the connections are taken: whoever holds one waits for no other', async () => {
  const held = gate()
  const most = county.ctx.db.pool.options.max ?? 0
  const others = Array.from({ length: most / 2 }, () => reading(() => held.opened))
  await expect.poll(() => county.ctx.db.pool.totalCount - county.ctx.db.pool.idleCount).toBe(most / 2)
  expect(await reading(async (tx) => tx.aside(names))).toBeNull()
  held.open()
  await Promise.all(others)
  expect(await reading(async (tx) => tx.aside(names))).toEqual(['龙巧', '石安安'])
})
