import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { gate } from '../../testing/gate.ts'
import { addAccount } from './add-account.ts'
import { changePassword } from './change-password.ts'

// The files of a worker share its modules: they are read anew before this mock, and after it.
vi.hoisted(() => vi.resetModules())

/** Hashing waits for its turn among the sign-ins of a whole county; whoever waits there holds no connection of the pool. */
const hashing = vi.hoisted(() => ({ begun: () => {}, wait: Promise.resolve() }))
vi.mock('../password.ts', async (original) => {
  const real = await original<typeof import('../password.ts')>()
  return {
    ...real,
    hashPassword: async (password: string) => {
      hashing.begun()
      await hashing.wait
      return real.hashPassword(password)
    },
  }
})

let database: TestDatabase
let county: TestCounty
let teacher: Actor
let password: string
let made = 0
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => {
  vi.doUnmock('../password.ts')
  vi.resetModules()
  return database.close()
})

const account = () =>
  addAccount(county.ctx, county.operator, {
    login: `wang${county.code}.${++made}`,
    name: '王老师',
    role: 'head-teacher',
    placeCode: 'C31',
  })
beforeEach(async () => {
  const { id, oneTimePassword } = await account()
  teacher = { ...county.actor('head-teacher', 'C31'), accountId: id }
  password = oneTimePassword
})

/** Runs `work` and looks at the pool while it hashes. */
const whileHashing = async <T>(work: () => Promise<T>, look: () => Promise<unknown>): Promise<T> => {
  const [begun, end] = [gate(), gate()]
  hashing.begun = begun.open
  hashing.wait = end.opened
  const working = work()
  await Promise.race([begun.opened, working])
  const { pool } = county.ctx.db
  const held = pool.totalCount - pool.idleCount
  await look()
  end.open()
  hashing.begun = () => {}
  const outcome = await working
  expect(held).toBe(0)
  return outcome
}

it('a new account holds none', async () => {
  expect((await whileHashing(account, async () => {})).oneTimePassword).toMatch(/-/)
})

it('a new password holds none', async () => {
  const change = (old: string, next: string) => changePassword(county.ctx, teacher, { old, new: next, keep: null })
  await whileHashing(
    () => change(password, 'lanse-yizi-42'),
    async () => {},
  )
  await expect(change(password, 'huangse-men-17')).rejects.toMatchObject({ code: 'sign-in-failed' })
})

it('a password that is reset while it is being changed stays reset', async () => {
  const reset = () =>
    database.owner.query(`update sign_in set password_hash = 'reset' where account_id = $1`, [teacher.accountId])
  await expect(
    whileHashing(() => changePassword(county.ctx, teacher, { old: password, new: 'lanse-yizi-42', keep: null }), reset),
  ).rejects.toMatchObject({ code: 'sign-in-failed' })
  const { rows } = await database.owner.query<{ password_hash: string }>(
    'select password_hash from sign_in where account_id = $1',
    [teacher.accountId],
  )
  expect(rows[0]?.password_hash).toBe('reset')
})
