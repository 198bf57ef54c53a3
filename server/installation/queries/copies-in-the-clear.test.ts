import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty } from '../../testing/factory.ts'
import { getCopies } from './copies.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('L13: the administrator is told that the network reads along, nobody else is', async () => {
  const county = await makeCounty(database)
  const words = '注意：HOST=0.0.0.0'
  const ctx = { ...county.ctx, inTheClear: words }
  const administrator = county.actor('administrator', 'COUNTY')
  expect((await getCopies(ctx, administrator)).inTheClear).toBe(words)
  expect((await getCopies(county.ctx, administrator)).inTheClear).toBe(null)
  await expect(getCopies(ctx, county.actor('county-office', 'COUNTY'))).rejects.toMatchObject({ code: 'forbidden' })
})
