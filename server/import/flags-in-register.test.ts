import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { csvOf } from './testing/reading-of.ts'
import { utf8 } from './testing/sheets.ts'

/** A list of all pupils with a column that says who is left behind, up to the figures (issue 8 part 2, decision 018). */
let database: TestDatabase
let county: TestCounty
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
})
afterAll(() => database.close())

const file = (rows: string[][]) =>
  utf8(csvOf([['姓名', '身份证号', '年级', '班级', ...(rows[0] ?? [])], ...rows.slice(1)]))
const write = (bytes: Uint8Array) =>
  importRosterFile(county.ctx, county.operator, {
    bytes,
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    apply: true,
  })
const value = async (id: string) =>
  (await getFigure(county.ctx, principal, { figureId: id, place: 'S1', term: '2026-autumn' })).value
const READINGS = ['pupils', 'left-behind.education', 'left-behind.state', 'left-behind.county']
const values = () => Promise.all(READINGS.map(value))

const CLASS = ['三年级', '2']
const children = [
  ['陶安', '522699201504112209', ...CLASS],
  ['陶乐', '522699201612302237', ...CLASS],
  ['陶宁', '522699201505120227', ...CLASS],
  ['陶康', '522699201506130339', ...CLASS],
]
const list = (heading: string[], cells: string[][]) =>
  file([heading, ...children.map((c, i) => [...c, ...(cells[i] ?? [])])])

describe('a list of all pupils', () => {
  it('counts by each reading only whom its column names, and claims no more than it says', async () => {
    const bytes = list(['留守类型'], [['双留守'], ['单留守'], ['非留守'], ['非留守']])
    const upload = await uploadRoster(county.ctx, principal, bytes, {
      name: 'a.csv',
      school: 'S1',
      term: '2026-autumn',
    })
    expect([upload.population, upload.populationBecause]).toEqual([
      'all',
      '“留守类型”一列写了谁是留守儿童：2 名是，2 名不是',
    ])
    const { added } = await getDifference(county.ctx, principal, upload.id)
    expect(added.map((a) => [a.away, a.text])).toEqual([
      [true, '父亲 外出，母亲 外出'],
      [true, '留守儿童，没有写谁外出'],
      [false, '不是留守儿童'],
      [false, '不是留守儿童'],
    ])
    expect(await write(bytes)).toMatchObject({ population: 'all', new: { count: 4 } })
    // One parent away without a word which: nobody is said to be away for the readings that want both.
    expect(await values()).toEqual([4, 2, 1, 1])
  })

  it('a later no ends what counted, and covers nothing that is known of a parent at home', async () => {
    const outcome = await write(
      list(
        ['是否留守', '父亲在外地点'],
        [
          ['否', ''],
          ['是', ''],
          ['是', '广东东莞'],
          ['否', '在家'],
        ],
      ),
    )
    const changed = outcome.changed.list.map((c) => [
      c.name,
      c.changes.map((f) => `${f.title}：${f.from}→${f.to}`),
      c.effects,
    ])
    expect(changed).toEqual([
      ['陶安', ['父亲在哪：外出→不详', '母亲在哪：外出→不详'], ['名单写的不是留守儿童：不再按父母外出计']],
      ['陶宁', ['父亲在哪：不详→外出', '父亲在外地点：null→广东东莞'], ['按教育口径，新算作父母外出']],
      ['陶康', ['父亲在哪：不详→在家'], ['有一方回来了：状态 7 天内复核']],
    ])
    expect(await values()).toEqual([4, 2, 0, 0])
    const again = await write(list(['是否留守'], [['否'], ['是'], ['是'], ['否']]))
    expect([again.changed.count, again.unchanged.count]).toEqual([0, 4])
  })
})
