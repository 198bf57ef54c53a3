import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../accounts/commands/sign-in.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { childSnapshot } from '../children/db/child-snapshot.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'
import { LOCKS } from './lock-numbers.ts'
import { lockImports } from './locks.ts'
import type { Stamps } from './stamp-classes.ts'
import { NO_STAMPS } from './stamp-classes.ts'
import { stampsSql } from './stamps.ts'
import { inActorTx } from './tx.ts'
import type { Tx } from './tx-type.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const stamps = async () => (await database.db.pool.query<Stamps>(stampsSql(String(county.id)))).rows[0] ?? NO_STAMPS
const groundStamps = async () =>
  (await database.db.pool.query(`select 1 from stamp where county = $1 and class = 'ground'`, [county.id])).rowCount ??
  0
const rename = (name: string) => (tx: Tx) =>
  tx.write([{ table: 'place', op: 'update', id: county.place('C32'), set: { aliases: [name] } }], {
    action: 'place.change',
    subject: 'place',
  })

describe('whoever changes places, and whoever changes children', () => {
  it('go on side by side: neither waits for the other before its commit', async () => {
    const child = await makeChild(county, 'C31', '石并肩')
    const [written, end] = [gate(), gate()]
    const place = inActorTx(county.ctx.db, county.operator, async (tx) => {
      await rename('甲')(tx)
      written.open()
      await end.opened
    })
    await written.opened
    // Held open with its place written, as an import of thousands does for seconds.
    await changeChild(county.ctx, county.actor('dean', 'S1'), child, { changes: { address: '河湾村1组' }, base: {} })
    await makeChild(county, 'C32', '石新来')
    const login = `admin${county.code}`
    if (database.engine !== 'citus') await signIn(county.ctx, { login, password: 'lanse-yizi-42' })
    end.open()
    await place
  })

  it('leave one stamp of the ground for each commit, also where nobody wrote an audit row', async () => {
    const before = await groundStamps()
    await inActorTx(county.ctx.db, county.operator, async (tx) => {
      await rename('乙')(tx)
      await rename('丙')(tx)
    })
    await inActorTx(county.ctx.db, county.operator, async (tx) => {
      const [account] = await tx.query<{ id: string }>('select id from account where county_id = $1 limit 1', [
        tx.countyId,
      ])
      if (account) await tx.write([{ table: 'account', op: 'update', id: account.id, set: { name: '改名' } }], null)
    })
    // A further county of the shared database has no account of its own.
    expect(await groundStamps()).toBeGreaterThanOrEqual(before + (database.engine === 'citus' ? 1 : 2))
  })
})

it('a connection that the database ends in the middle of a transaction is one fault, not the end of the server', async () => {
  const [ready, ended] = [gate(), gate()]
  let pid = -1
  const cut = inActorTx(county.ctx.db, county.operator, async (tx) => {
    pid = (await tx.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid ?? -1
    ready.open()
    await ended.opened
    return tx.query('select 1')
  })
  await ready.opened
  await county.ctx.db.pool.query('select pg_terminate_backend($1::int)', [pid])
  ended.open()
  await expect(cut).rejects.toThrow()
  expect(await stamps()).toBeTruthy()
})

it('somebody signing in makes the county forget nothing', async () => {
  // The sharded engine's test files share one first county.
  if (database.engine === 'citus') return
  const before = await stamps()
  await signIn(county.ctx, { login: `admin${county.code}`, password: 'lanse-yizi-42' })
  expect(await stamps()).toEqual(before)
})

it('two that hold what the other wants: the database ends one, which is done again from its beginning', async () => {
  const [one, two] = [await makeChild(county, 'C31', '石左'), await makeChild(county, 'C31', '石右')]
  const gates = [gate(), gate()]
  let runs = 0
  const lock = (tx: Tx, id: string) =>
    tx.query('select 1 from child where county_id = $1 and id = $2 for update', [tx.countyId, id])
  const crossing = (first: string, then: string, mine: number) =>
    inActorTx(county.ctx.db, county.operator, async (tx) => {
      runs++
      await lock(tx, first)
      gates[mine]?.open()
      await gates[1 - mine]?.opened
      await lock(tx, then)
      return mine
    })
  expect(await Promise.all([crossing(one, two, 0), crossing(two, one, 1)])).toEqual([0, 1])
  expect(runs).toBeGreaterThan(2)
})

it('two that change the same children, named in either order, wait for each other', async () => {
  const ids = [await makeChild(county, 'C31', '石前'), await makeChild(county, 'C31', '石后')]
  const change = (order: string[], address: string) =>
    inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.write(
        order.map((id) => ({ table: 'child', op: 'update', id, set: { address } })),
        null,
      ),
    )
  await Promise.all([1, 2, 3].flatMap((n) => [change(ids, `前${n}`), change([...ids].reverse(), `后${n}`)]))
})

describe('locks', () => {
  it('of each kind are their own', () => {
    const numbers = Object.values(LOCKS)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
  it('a number typed by hand does not wait for a list that is being written', async () => {
    const child = await makeChild(county, 'C31', '石不等')
    await inActorTx(county.ctx.db, county.operator, async (tx) => {
      await lockImports(tx)
      await changeChild(county.ctx, county.actor('dean', 'S1'), child, { changes: { studentNo: 'N9001' }, base: {} })
    })
    expect(
      await inActorTx(
        county.ctx.db,
        county.operator,
        async (tx) => (await childSnapshot(tx, county.ctx.keys, child, '2026-11-24'))?.register.flat.studentNo,
        { readOnly: true },
      ),
    ).toBe('N9001')
  })
})
