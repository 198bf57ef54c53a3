import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../domain/roles.ts'
import { actorByLogin } from '../../actor.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { addAccount } from './add-account.ts'
import { addToken } from './add-token.ts'

let database: TestDatabase
let county: TestCounty
const login = (name: string) => `${name}${county.code}`
const give = async (by: string, to: string) =>
  addToken(county.ctx, await actorByLogin(county.ctx, login(by)), { login: login(to), days: 1 })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const people: [string, Role, string][] = [
    ['xiaozhang', 'principal', 'S1'],
    ['banzhuren', 'head-teacher', 'C31'],
    ['linxiao', 'head-teacher', 'D31'],
    ['cunli', 'village-director', 'V1'],
    ['shenji', 'auditor', county.code],
  ]
  for (const [name, role, placeCode] of people)
    await addAccount(county.ctx, county.operator, { login: login(name), name, role, placeCode })
})
afterAll(() => database.close())

it('a token opens what its owner may open: it is made for oneself, for those below, or by the operator', async () => {
  expect((await give('xiaozhang', 'xiaozhang')).token).toMatch(/^ny_/)
  expect((await give('xiaozhang', 'banzhuren')).token).toMatch(/^ny_/)
  expect((await addToken(county.ctx, county.operator, { login: login('shenji'), days: 1 })).token).toMatch(/^ny_/)
})

it.each(['linxiao', 'cunli', 'shenji'])('not for %s, whose account the principal could not make', async (other) => {
  await expect(give('xiaozhang', other)).rejects.toMatchObject({ code: expect.stringMatching(/^not-found|forbidden$/) })
})

it('and not at all by whom accounts are no business', async () => {
  await expect(give('banzhuren', 'banzhuren')).rejects.toMatchObject({ code: 'forbidden' })
})
