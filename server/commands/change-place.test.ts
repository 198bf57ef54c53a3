import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { changePlace } from './change-place.ts'
import { leaveChild } from './leave-child.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

it('a place closes once nobody on the roll sits there, also for an administrator who sees no child', async () => {
  const administrator = county.actor('administrator', 'COUNTY')
  const close = (code: string) => changePlace(county.ctx, administrator, county.place(code), { closed: true })
  const child = await makeChild(county, 'C31', '龙小满')
  for (const [code, name] of [
    ['C31', '三(1)班'],
    ['S1', '青石镇中心小学'],
    ['V1', '河湾村'],
    ['T', '青石镇'],
  ] as const)
    await expect(close(code)).rejects.toMatchObject({
      code: 'invalid',
      message: `${name}还有 1 名在册的孩子，停用后就没人管到他们了。先把他们转到别处，或登记离开，再停用。`,
    })
  expect((await close('C32')).closed).toBe(true)
  await leaveChild(county.ctx, county.operator, child, { on: '2026-11-20', reason: 'transferred' })
  expect((await close('C31')).closed).toBe(true)
})
