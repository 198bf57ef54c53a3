import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const indexesOf = async (table: string): Promise<string[]> =>
  (
    await database.owner.query<{ indexname: string; columns: string }>(
      `select indexname, substring(indexdef from '\\((.*)\\)') as columns from pg_indexes where tablename = $1 order by 1`,
      [table],
    )
  ).rows.map((r) => r.columns)

it('finds records by class, the head teacher’s every question, by an index', async () => {
  expect(await indexesOf('record_part')).toContain('county_id, class_id, happened_on, record_id')
})

it('keeps no index over a record’s own place and author, which nothing asks for', async () => {
  const kept = await indexesOf('record')
  expect(kept).toContain('county_id, happened_on, id')
  expect(kept.filter((columns) => /school_id|class_id|village_id|author_id/.test(columns))).toEqual([])
})
