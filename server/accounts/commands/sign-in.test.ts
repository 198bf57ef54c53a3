import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorByLogin } from '../../actor.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { FULL_COST, hashAtCost, passwordCost } from '../password-cost.ts'
import { addAccount } from './add-account.ts'
import { changePassword } from './change-password.ts'
import { signIn } from './sign-in.ts'

let database: TestDatabase
let county: TestCounty
const CHEAP = passwordCost()
beforeAll(async () => {
  hashAtCost(FULL_COST)
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => {
  hashAtCost(CHEAP)
  return database.close()
})

it.each([
  ['one that exists', true],
  ['one that does not', false],
])('guesses sent all at once get no more tries than one after the other, for a login: %s', async (_what, exists) => {
  const login = `tongshi${county.code}${exists ? 'a' : 'b'}`
  if (exists) await addAccount(county.ctx, county.operator, { login, name: '龙海', role: 'dean', placeCode: 'S1' })
  const guesses = Array.from({ length: 30 }, (_, i) => signIn(county.ctx, { login, password: `caice-${i}-caice` }))
  const codes = (await Promise.allSettled(guesses)).map((g) => (g.status === 'rejected' ? g.reason.code : 'in'))
  expect(codes.filter((c) => c === 'sign-in-failed').length).toBeLessThanOrEqual(5)
  expect(new Set(codes)).toEqual(new Set(['sign-in-failed', 'sign-in-locked']))
})

it('one’s own password is asked again no faster than that, however many ask at once', async () => {
  const login = `huanmima${county.code}`
  await addAccount(county.ctx, county.operator, { login, name: '龙江', role: 'dean', placeCode: 'S1' })
  const actor = await actorByLogin(county.ctx, login)
  const tries = Array.from({ length: 30 }, (_, i) =>
    changePassword(county.ctx, actor, { old: `caice-${i}-caice`, new: 'qingshi-henan-72', keep: null }),
  )
  const codes = (await Promise.allSettled(tries)).map((g) => (g.status === 'rejected' ? g.reason.code : 'in'))
  expect(codes.filter((c) => c === 'sign-in-failed')).toHaveLength(5)
  expect(new Set(codes)).toEqual(new Set(['sign-in-failed', 'sign-in-locked']))
})
