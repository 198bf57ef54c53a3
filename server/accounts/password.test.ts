import { afterEach, expect, it } from 'vitest'
import { checkPassword, hashPassword } from './password.ts'
import { FULL_COST, hashAtCost, passwordCost } from './password-cost.ts'

const CHEAP = passwordCost()
afterEach(() => hashAtCost(CHEAP))

it('outside the tests a hash costs 19 MiB and two passes, and says so', async () => {
  hashAtCost(FULL_COST)
  expect(FULL_COST).toEqual({ memory: 19_456, passes: 2, parallelism: 1 })
  const stored = await hashPassword('hongse-dengta-7')
  expect(stored).toMatch(/^argon2id\$19456,2,1\$[\w+/]{22}==\$[\w+/]{43}=$/)
  expect([await checkPassword('hongse-dengta-7', stored), await checkPassword('hongse-dengta-8', stored)]).toEqual([
    true,
    false,
  ])
})

it('a hash made at another cost is checked at its own', async () => {
  hashAtCost({ memory: 64, passes: 3, parallelism: 1 })
  const before = await hashPassword('lanse-yizi-42')
  hashAtCost(CHEAP)
  expect(await checkPassword('lanse-yizi-42', before)).toBe(true)
  expect(await checkPassword('lanse-yizi-43', before)).toBe(false)
})

it('nothing stored is nobody’s password', async () => {
  for (const stored of [null, '', 'argon2id', 'argon2id$8,1,1$$'])
    expect(await checkPassword('', stored), String(stored)).toBe(false)
})
