import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { prepareRecord } from './prepare-record.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

it('what cannot be true of a child is not offered: of a boy known to be one, nothing of girls', async () => {
  const teacher = county.actor('head-teacher', 'C31')
  const unfit = async (sex: 'male' | 'female' | 'unknown', kind = 'risk-assessment') => {
    const child = await makeChild(county, 'C31', '石安安', { sex })
    return (await prepareRecord(county.ctx, teacher, { kind, children: child })).people.map((p) => p.unfit)
  }
  expect([await unfit('male'), await unfit('female'), await unfit('unknown')]).toEqual([[['girl']], [[]], [[]]])
  expect(await unfit('male', 'talk')).toEqual([[]])
})
