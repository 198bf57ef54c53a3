import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import type { Changes } from '../typed-changes.ts'
import { childrenAlike } from './children-alike.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const ID = '522699201704112203'
const found = async (
  role: 'dean' | 'village-director' | 'head-teacher',
  at: string,
  changes: Changes & { name: string },
) =>
  (await childrenAlike(county.ctx, county.actor(role, at), { changes })).items.map((i) => [
    i.child?.name ?? null,
    ...i.reasons,
  ])

it('finds by number, by name, by a near name of the same sound; brothers and sisters are left alone', async () => {
  const phones = { fatherPhones: ['13800020002'] }
  await makeChild(county, 'C31', '罗小禾', { idNumber: '522699201702023426', birth: '2017-02-02', ...phones })
  const typed = { classCode: 'C32', birth: '2017-02-02' }
  expect(await found('dean', 'S1', { name: '石平', ...typed, idNumber: '522699201702023426' })).toEqual([
    ['罗小禾', '身份证号相同'],
  ])
  expect(await found('dean', 'S1', { name: '罗小禾', ...typed })).toEqual([['罗小禾', '姓名和出生年月相同']])
  expect(await found('dean', 'S1', { name: '罗晓荷', ...typed })).toEqual([['罗小禾', '姓名读音相同，出生日期相同']])
  expect(await found('dean', 'S1', { name: '罗小苗', classCode: 'C31', birth: '2019-03-03', ...phones })).toEqual([])
  // The village sees its own child; a teacher of another class does not, and hears only that there is one.
  expect(await found('village-director', 'V1', { name: '罗小禾', birth: '2017-02-02' })).toEqual([
    ['罗小禾', '姓名和出生年月相同'],
  ])
  expect(await found('head-teacher', 'C32', { name: '罗小禾', ...typed })).toEqual([[null, '姓名和出生日期相同']])
})

it('of another place only that the county has it; another number is another child', async () => {
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2', idNumber: ID, birth: '2017-04-11' })
  const typed = { name: '潘月', classCode: 'C31', birth: '2017-04-11' }
  expect(await found('dean', 'S1', { ...typed, idNumber: ID })).toEqual([[null, '身份证号相同']])
  expect(await found('dean', 'S1', typed)).toEqual([[null, '姓名和出生日期相同']])
  expect(await found('dean', 'S1', { ...typed, idNumber: '522699201702023426' })).not.toContainEqual([
    null,
    '姓名和出生日期相同',
  ])
})

it('what is wrong in the form is said first', async () => {
  await expect(found('dean', 'S1', { name: '潘月', idNumber: '123' })).rejects.toMatchObject({
    code: 'invalid',
    details: { idNumber: expect.stringContaining('18 位') },
  })
})
