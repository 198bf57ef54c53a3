import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'
import { changeChild } from './change-child.ts'
import { revealChild } from './reveal-child.ts'

let database: TestDatabase
let county: TestCounty
let dean: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  dean = county.actor('dean', 'S1')
})
afterAll(() => database.close())

const change = (id: string, changes: Record<string, unknown>, since = '2026-11-20') =>
  changeChild(county.ctx, dean, id, { since, changes, base: {} })
const file = (id: string) => getChild(county.ctx, county.actor('dean', 'S1'), id, null)

describe('what was typed', () => {
  it.each([
    ['birth', '2016-02-31'],
    ['birth', '2016-13'],
    ['birth', '2027'],
    ['birth', '2026-12'],
    ['birth', '1899-01-01'],
    ['fatherSince', '2026-99'],
    ['fatherSince', '2099'],
    ['motherSince', '2026-02-30'],
  ])('%s %s is refused by field', async (field, value) => {
    const id = await makeChild(county, 'C31', '石安安')
    await expect(change(id, { [field]: value })).rejects.toMatchObject({
      code: 'invalid',
      details: { [field]: expect.stringContaining('日期') },
    })
  })

  it.each(['2016', '2016-02', '2016-02-29', '2026-11-24'])('birth %s is taken', async (birth) => {
    await change(await makeChild(county, 'C31', '龙巧'), { birth })
  })

  it('numbers are kept as numbers, however they are written', async () => {
    const id = await makeChild(county, 'C31', '罗小禾')
    await change(id, { fatherPhones: ['138 0000-0001', '+86 13800000002', '13800000001'] })
    const told = await revealChild(county.ctx, county.actor('dean', 'S1'), id, { what: 'phones', reason: '核对' })
    expect(told.fatherPhones).toEqual(['13800000001', '13800000002'])
  })
})

describe('a parent who is no longer away', () => {
  it('keeps neither place nor since: away again, the time away begins anew', async () => {
    const id = await makeChild(county, 'C31', '田小雨', { motherState: 'home', motherSince: null })
    await change(id, { fatherState: 'home' }, '2026-11-01')
    expect((await file(id)).father).toMatchObject({ state: 'home', place: null, since: null })
    await change(id, { fatherState: 'away', fatherSince: '2026-11-20' })
    expect((await file(id)).readings.find((r) => r.key === 'education')?.counts).toBe(false)
  })

  it('so too where a list says that the parent is dead', async () => {
    const id = await makeChild(county, 'C31', '向阳', { birth: '2016-04-05' })
    await importRosterFile(county.ctx, county.operator, {
      bytes: new TextEncoder().encode(
        '姓名,性别,出生日期,班级,父亲姓名,父亲务工地点\n向阳,女,2016-04-05,三(1)班,石建国,去世',
      ),
      fileName: 'a.csv',
      schoolCode: 'S1',
      term: '2026-autumn',
      population: 'left-behind',
      apply: true,
    })
    expect((await file(id)).father).toMatchObject({ state: 'dead', place: null, since: null })
  })
})
