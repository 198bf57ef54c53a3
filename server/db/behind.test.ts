import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'
import { inActorTx } from './tx.ts'
import type { Tx } from './tx-type.ts'

/** Work of the write path that goes on while the next rows are made. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const within = <T>(work: (tx: Tx) => Promise<T>, actor = county.operator) => inActorTx(county.ctx.db, actor, work)
const dayOff = (tx: Tx, name: string) =>
  tx.write(
    [
      {
        table: 'day_off',
        op: 'insert',
        id: newId(county.now),
        set: { school_id: 0, from_on: '2026-10-01', to_on: '2026-10-01', kind: 'holiday', name },
      },
    ],
    null,
  )
const named = (name: string) =>
  within((tx) => tx.query('select 1 from day_off where county_id = $1 and name = $2', [tx.countyId, name]))

it('is part of the transaction, though nobody waits for it', async () => {
  await within((tx) =>
    tx.behind(async () => {
      await tx.query('select pg_sleep(0.05)')
      await dayOff(tx, '在后面')
    }),
  )
  expect(await named('在后面')).toHaveLength(1)
})

it('comes to its end before the transaction is taken back: nothing of it is written by itself', async () => {
  const begun = gate()
  const failing = within(async (tx) => {
    await tx.behind(async () => {
      begun.open()
      await tx.query('select pg_sleep(0.1)')
      await dayOff(tx, '不该留下')
    })
    await begun.opened
    throw new Error('算了')
  })
  await expect(failing).rejects.toThrow('算了')
  expect(await named('不该留下')).toEqual([])
})

it('its own fault is the one that is told, and nothing stays', async () => {
  const failing = within(async (tx) => {
    await dayOff(tx, '前面')
    await tx.behind(async () => {
      await tx.query('select 1 / 0')
    })
    // What is asked after it is not run, which says nothing of why.
    await tx.query('select pg_sleep(0)')
    await tx.query('select 1')
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(await named('前面')).toEqual([])
})

it('is done at once for whoever sees less than it has to', async () => {
  let done = false
  await within(
    async (tx) => {
      await tx.behind(async () => {
        await tx.query('select pg_sleep(0.02)')
        done = true
      })
      expect(done).toBe(true)
    },
    county.actor('principal', 'S1'),
  )
})

it('an attempt takes back what goes on behind it, too', async () => {
  await within(async (tx) => {
    await tx
      .attempt(async () => {
        await tx.behind(async () => {
          await tx.query('select pg_sleep(0.02)')
          await dayOff(tx, '试过')
        })
        throw new Error('不行')
      })
      .catch(() => {})
    await dayOff(tx, '另一天')
  })
  expect([(await named('试过')).length, (await named('另一天')).length]).toEqual([0, 1])
})

it('children who move one after the other take all their rows along', async () => {
  const ids = [await makeChild(county, 'C31', '石安安'), await makeChild(county, 'C31', '罗小禾')]
  await within(async (tx) => {
    for (const id of ids)
      await tx.write([{ table: 'child', op: 'update', id, set: { class_id: county.place('C32') } }], null, {
        followBehind: true,
      })
  })
  const scopes = await within((tx) =>
    tx.query<{ id: string; own: number[]; keys: number; strays: number }>(
      `select c.id, c.scope as own, count(*)::int as keys, (count(*) filter (where k.scope <> c.scope))::int as strays
       from child c join child_key k on k.county_id = c.county_id and k.child_id = c.id
       where c.county_id = $1 and k.county_id = $1 and c.id = any($2::uuid[]) group by c.id, c.scope`,
      [tx.countyId, ids],
    ),
  )
  expect(scopes.map((s) => [s.own.includes(county.place('C32')), s.keys > 10, s.strays])).toEqual([
    [true, true, 0],
    [true, true, 0],
  ])
})
