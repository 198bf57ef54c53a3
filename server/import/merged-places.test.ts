import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { changePlace } from '../places/commands/change-place.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { listTools } from './testing/list-tools.ts'

/** Villages and schools that were merged: a new list still has the old names. Asked about, never a new place or a wrong one in silence. */
let database: TestDatabase
let county: TestCounty
let principal: Actor
let tools: ReturnType<typeof listTools>
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  tools = listTools(county, principal)
})
afterAll(() => database.close())

const close = (code: string) => changePlace(county.ctx, county.operator, county.place(code), { closed: true })

describe('a list with the old names', () => {
  it('of a village asks which one it is now, and remembers it', async () => {
    await close('V2')
    const rows = ['潘小河,男,,2016-01-07,三(1)班,大坪村1组,,,,', '潘小溪,女,,2016-02-07,三(1)班,大坪村2组,,,,']
    const { id, shown } = await tools.upload(rows)
    expect(shown.unmatchedVillages.map((u) => [u.name, u.stopped, u.alias])).toEqual([
      ['潘小河', '大坪村', '大坪村'],
      ['潘小溪', '大坪村', '大坪村'],
    ])
    expect(shown.added.map((a) => a.village)).toEqual([null, null])
    const villages = Object.fromEntries(shown.unmatchedVillages.map((u) => [u.key, 'V1']))
    await tools.write(id, shown.baseline, { villages })
    const [child] = await tools.named('潘小河')
    expect(child?.row.village_id).toBe(county.place('V1'))
    // From now on that name is known.
    const again = await tools.upload(['潘小海,男,,2016-03-07,三(1)班,大坪村3组,,,,'])
    expect([again.shown.unmatchedVillages, again.shown.added.map((a) => a.village)]).toEqual([[], ['河湾村']])
  })
  it('of a school asks where its children are now, and writes none of them', async () => {
    const county2 = await makeCounty(database)
    const own = county2.actor('principal', 'S1')
    await changePlace(county2.ctx, county2.operator, county2.place('S2'), { closed: true })
    const text = '姓名,性别,出生日期,学校,班级\n潘小江,男,2016-01-07,大坪村小学,三(1)班\n潘小湖,女,2016-01-08,,三(1)班'
    const roster = await uploadRoster(county2.ctx, own, new TextEncoder().encode(text), {
      name: 'c.csv',
      school: 'S1',
      term: '2026-autumn',
      population: 'all',
    })
    const shown = await getDifference(county2.ctx, own, roster.id)
    expect(shown.foreign.map((g) => [g.named, g.school, g.stopped, g.choice, g.rows.map((r) => r.name)])).toEqual([
      ['大坪村小学', null, '大坪村小学', null, ['潘小江']],
    ])
    expect(shown.added.map((a) => a.name)).toEqual(['潘小湖'])
  })
})
