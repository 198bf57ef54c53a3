import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { getRosterProgress } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { NONE } from './testing/list-tools.ts'
import { csvOf } from './testing/reading-of.ts'
import { utf8 } from './testing/sheets.ts'

/** A school with grades 1, 2, 4 and 6 alone, and a class of the last term that is not on the next list. */
let database: TestDatabase
let county: TestCounty
let dean: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  dean = county.actor('dean', 'S2')
})
afterAll(() => database.close())

const HEAD = ['姓名', '性别', '出生日期', '班级', '备注']
const show = async (title: string, rows: string[][], term = '2026-autumn') => {
  const { id } = await uploadRoster(county.ctx, dean, utf8(csvOf([[title], HEAD, ...rows])), {
    name: '全校.csv',
    school: 'S2',
    term,
    population: 'all',
  })
  return { id, shown: await getDifference(county.ctx, dean, id) }
}
const write = async (id: string, baseline: string, missing: Record<string, string> = {}) => {
  await applyRoster(county.ctx, dean, id, { baseline, decisions: { ...NONE, missing } })
  await county.ctx.jobs.idle()
  return getRosterProgress(county.ctx, dean, id)
}

const LAST = [
  ['甲一', '女', '2019-10-01', '一年级', ''],
  ['乙一', '男', '2018-10-01', '二（1）班', ''],
  ['乙二', '女', '2018-11-01', '二（2）班', ''],
  ['乙三', '男', '2018-12-01', '二（2）班', ''],
  ['丁一', '女', '2016-10-01', '四年级', ''],
  ['己一', '男', '2014-10-01', '六年级', ''],
  ['己二', '女', '2014-11-01', '六年级', ''],
]

describe('the next list of such a school', () => {
  it('moves those of the dissolved class, asks what became of whom it does not name, and opens no grade in between', async () => {
    const first = await show('全校学生花名册', LAST)
    expect(first.shown.newClasses.map((c) => c.name).sort()).toEqual(
      ['一年级', '二(1)班', '二(2)班', '四年级', '六年级'].sort(),
    )
    await write(first.id, first.shown.baseline)

    const next = await show('全校学生花名册', [
      ['甲一', '女', '2019-10-01', '一年级', ''],
      ['乙一', '男', '2018-10-01', '二（1）班', ''],
      ['乙二', '女', '2018-11-01', '二（1）班', '原二（2）班，班级已撤'],
      ['丁一', '女', '2016-10-01', '四年级', ''],
      ['己一', '男', '2014-10-01', '六年级', '9月转到县一小'],
    ])
    const { changed, missing, leaving, newClasses, added, unchanged } = next.shown
    expect([added.length, unchanged, newClasses]).toEqual([0, 4, []])
    expect(changed.map((c) => [c.name, c.changes.map((x) => [x.from, x.to])])).toEqual([['乙二', [['2班', '1班']]]])
    expect(missing.map((m) => [m.name, m.className])).toEqual([
      ['乙三', '二(2)班'],
      ['己二', '六年级'],
    ])
    expect(leaving.map((x) => [x.name, x.says])).toEqual([['己一', '9月转到县一小']])
    // Nobody decides: whoever is not named stays where he is, and nobody is lost.
    expect((await write(next.id, next.shown.baseline)).written).toMatchObject({ changed: 1, left: 0, added: 0 })
  })
})
