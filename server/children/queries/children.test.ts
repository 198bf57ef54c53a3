import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listChildren } from './children.ts'

let database: TestDatabase
let county: TestCounty
const NAMES = ['石小禾', '吴大山', '罗青', '韩雪', '白云']
const page = (sort: 'name' | 'age', cursor?: string) =>
  listChildren(county.ctx, county.operator, { place: 'S1', status: 'enrolled', sort, limit: 2, cursor })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const [i, name] of NAMES.entries()) await makeChild(county, 'C31', name, { birth: `2017-0${i + 1}-05` })
})
afterAll(() => database.close())

it.each(['name', 'age'] as const)('pages by %s reach everybody once', async (sort) => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await page(sort, cursor)
    seen.push(...items.map((i) => i.name))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  expect(seen.toSorted()).toEqual(NAMES.toSorted())
})

it('a cursor goes on in the order it was given in, and is the server’s own', async () => {
  const cursor = (await page('name')).next ?? ''
  await expect(page('age', cursor)).rejects.toMatchObject({ code: 'invalid' })
  for (const made of [`${cursor}x`, `${cursor}.x`, cursor.slice(0, -1), 'x', '.', ''.padEnd(400, 'a')])
    await expect(page('name', made)).rejects.toMatchObject({ code: 'invalid' })
})
