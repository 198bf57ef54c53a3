import { readFileSync } from 'node:fs'
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

  it('stand in docs/model.md, table by table and column by column', async () => {
    const { rows } = await database.owner.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns natural join information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' group by 1`,
    )
    const common = new Set(['county_id', 'scope', 'fv', 'del', 'created_at', 'updated_at', 'seal'])
    const real = rows.map(({ name, columns }) => {
      const told = columns.includes('county_id') ? columns.filter((c) => !common.has(c)) : columns
      return `| ${name} | ${told.join(', ')} |`
    })
    const text = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8')
    const section = text.split('## Tables')[1]?.split('## ')[0] ?? ''
    const said = section
      .split('\n')
      .filter((line) => /^\| [a-z_]+ \| [a-z]/.test(line) && !line.startsWith('| table |'))
    expect(said.sort()).toEqual(real.sort())
  })
})
