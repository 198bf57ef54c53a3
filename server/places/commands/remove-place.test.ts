import { afterAll, beforeAll, expect, it } from 'vitest'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listPlaces } from '../queries/places.ts'
import { addPlaces } from './add-places.ts'
import { removePlace } from './remove-place.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

it('a place that was never used is taken away, and its code is free again', async () => {
  await removePlace(county.ctx, county.operator, county.place('C32'))
  const codes = async () => (await listPlaces(county.ctx, county.operator)).items.map((p) => p.code)
  expect(await codes()).not.toContain('C32')
  const again = { kind: 'class' as const, code: 'C32', name: '三年级(2)班', parentCode: 'S1' }
  expect(await addPlaces(county.ctx, county.operator, [again])).toMatchObject({ added: 1, problems: [] })
  expect(await codes()).toContain('C32')
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('one on which anything hangs is not: the sentence says what, and what to do instead', async () => {
  const child = await makeChild(county, 'C31', '龙小满')
  const remove = (code: string, by = county.operator) => removePlace(county.ctx, by, county.place(code))
  await expect(remove('C31')).rejects.toMatchObject({
    code: 'invalid',
    message: '“三(1)班”名下还有1 名在册的孩子，不能删除，只能停用；和另一个单位是同一个，或撤并了，请用“并入别处”。',
  })
  await leaveChild(county.ctx, county.operator, child, { on: '2026-11-20', reason: 'transferred' })
  await expect(remove('C31')).rejects.toMatchObject({ message: /1 名以前在这里的孩子/ })
  await expect(remove('S2')).rejects.toMatchObject({ message: /1 个下级/ })
  await expect(remove('COUNTY')).rejects.toMatchObject({ code: 'invalid' })
  await expect(remove('D31', county.actor('principal', 'S1'))).rejects.toMatchObject({ code: 'not-found' })
})
