import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { changeChild } from '../commands/change-child.ts'
import { leaveChild } from '../commands/leave-child.ts'
import { getNews } from './news.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const at = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const told = async (date: string) => {
  const { came, left, changed } = await getNews(at(date), county.actor('dean', 'S1'))
  return { came: came.some.map((c) => c.name), left: left.count, changed: changed.count }
}

it('who was put on the register is news when that was done, whatever day the list speaks of', async () => {
  // On the register since 24 November, as of 1 September.
  const child = await makeChild(county, 'C31', '龙小满')
  expect(await told('2026-11-25')).toEqual({ came: ['龙小满'], left: 0, changed: 0 })
  expect(await told('2026-12-10')).toEqual({ came: [], left: 0, changed: 0 })
  await changeChild(at('2026-12-08'), county.operator, child, {
    since: '2026-12-08',
    changes: { boarder: true },
    base: {},
  })
  expect(await told('2026-12-10')).toEqual({ came: [], left: 0, changed: 1 })
  await leaveChild(at('2026-12-20'), county.operator, child, { on: '2026-12-20', reason: 'transferred' })
  expect(await told('2026-12-21')).toEqual({ came: [], left: 1, changed: 0 })
})
