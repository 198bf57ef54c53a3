import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogFaults } from '../testing/catalog-faults.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('the tables as they really are', () => {
  it('each table with a county is bound by the one policy, county first, without triggers or needless rights', async () => {
    expect(await catalogFaults(database.owner)).toEqual([])
  })

  it('a table laid without all that is found', async () => {
    await database.owner.query('begin')
    await database.owner.query('create table loose (id int primary key, county_id int not null, name text)')
    const faults = await catalogFaults(database.owner)
    await database.owner.query('rollback')
    expect(faults.some((f) => f.includes('loose') && f.includes('行级权限'))).toBe(true)
    expect(faults.some((f) => f.includes('loose') && f.includes('县'))).toBe(true)
  })
})
