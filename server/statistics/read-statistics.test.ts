import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { statisticsRemark } from '../../domain/entries/statistics-remark.ts'
import type { Actor } from '../../domain/roles.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { exportStatistics } from './queries/export-statistics.ts'
import { readStatistics } from './queries/read-statistics.ts'
import { getStatistics } from './queries/statistics.ts'

/** Three pupils in one school, two in another; the township's sheets go out, are written on and come back. */
const ASKED = { term: '2026-autumn', at: '2026-11-24', place: 'T' } as const
const OFFICIAL = { ...ASKED, table: 'official-statistics' } as const
const SCHOOLS = { ...ASKED, table: 'school-statistics' } as const
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['岑小禾', '岑小麦', '岑小豆']) await makeChild(county, 'C31', name)
  for (const name of ['蒙小溪', '蒙小山']) await makeChild(county, 'D31', name)
})
afterAll(() => database.close())

type Asked = typeof OFFICIAL | typeof SCHOOLS
const officer = () => county.actor('township-officer', 'T')
/** The sheet as an office sends it back: what `write` did to it. */
const handedBack = async (asked: Asked, write: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> => {
  const { bytes } = await exportStatistics(county.ctx, officer(), asked)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  write(sheet)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const rowOf = (sheet: ExcelJS.Worksheet, name: string): ExcelJS.Row => {
  let found: ExcelJS.Row | null = null
  sheet.eachRow((row) => {
    if (row.getCell(1).value === name) found = row
  })
  if (!found) throw new Error(`no row ${name}`)
  return found
}
const read = (bytes: Uint8Array, asked: Asked, actor: Actor = officer(), more: Record<string, string> = {}) =>
  readStatistics(county.ctx, actor, bytes, { name: '表.xlsx', ...asked, ...more })

it('a sheet that nobody wrote on has no difference in any of its cells', async () => {
  for (const asked of [OFFICIAL, SCHOOLS]) {
    const told = await read(await handedBack(asked, () => undefined), asked)
    expect(told).toMatchObject({ differences: [], missing: [], unknown: [], sums: [], uneven: [], left: 0 })
    const table = await getStatistics(county.ctx, officer(), asked)
    expect(told.cells).toBe((table.units.length + 1) * table.items.length)
  }
})

it('what was changed, filled, emptied or written in words is told cell by cell, and the register stays', async () => {
  const before = await getStatistics(county.ctx, officer(), SCHOOLS)
  const [unit, other] = before.units
  if (!unit || !other) throw new Error('two schools')
  const bytes = await handedBack(SCHOOLS, (sheet) => {
    const row = rowOf(sheet, unit.name)
    row.getCell(3).value = '１2名'
    row.getCell(5).value = '若干'
    row.getCell(6).value = null
    rowOf(sheet, other.name).getCell(1).value = '没有的学校'
  })
  const told = await read(bytes, SCHOOLS)
  const said = told.differences.map(({ place, no, done, said, words }) => [place.name, no, done, said, words])
  expect(said).toContainEqual([unit.name, 2, 'changed', 12, ''])
  expect(said).toContainEqual([unit.name, 4, 'unreadable', null, '若干'])
  expect(told.differences.find(({ no }) => no === 2)).toMatchObject({
    is: unit.values[1],
    label: '留守学生',
    figure: 'left-behind.education',
    whole: false,
  })
  expect(told.missing).toEqual([other.name])
  expect(told.unknown.map(({ name }) => name)).toEqual(['没有的学校'])
  expect(told.uneven.some(({ name, text }) => name === unit.name && text === '2＝6＋7＋8')).toBe(true)
  const after = await getStatistics(county.ctx, officer(), SCHOOLS)
  expect([after.total, after.units]).toEqual([before.total, before.units])
})

it('a whole that was not changed with its rows is told', async () => {
  const { units } = await getStatistics(county.ctx, officer(), SCHOOLS)
  const bytes = await handedBack(SCHOOLS, (sheet) => {
    rowOf(sheet, units[0]?.name ?? '').getCell(2).value = 40
  })
  const { sums } = await read(bytes, SCHOOLS)
  expect(sums).toEqual([{ no: 1, whole: 5, rows: 40 + (units[1]?.values[0] ?? 0) }])
})

it('kept as a remark, a number stands beside the register’s, is printed where the register has none, and is no difference any more', async () => {
  const write = (sheet: ExcelJS.Worksheet) => {
    rowOf(sheet, '合计').getCell(2).value = 7
    rowOf(sheet, '合计').getCell(27).value = 5
  }
  const bytes = await handedBack(OFFICIAL, write)
  const [changed, filled] = (await read(bytes, OFFICIAL)).differences
  expect(changed).toMatchObject({ place: { code: 'T' }, whole: true, no: 1, done: 'changed', said: 7, is: 5 })
  // No village wrote anything there: their sum says nothing.
  expect((await read(bytes, OFFICIAL)).sums.map(({ no }) => no)).toEqual([1])
  expect(filled).toMatchObject({ no: 26, done: 'filled', said: 5, is: null, figure: null })
  const id = '01990000-0000-7000-8000-0000000000f7'
  const { verdicts } = await saveEntries(county.ctx, officer(), {
    entries: [
      {
        id,
        kind: statisticsRemark.kind,
        version: statisticsRemark.version,
        about: { place: 'T' },
        from: '2026-11-24',
        body: {
          table: OFFICIAL.table,
          at: OFFICIAL.at,
          numbers: [
            { no: 1, n: 7, is: 5 },
            { no: 26, n: 5 },
          ],
          why: '两名户籍在外镇，村里已核实',
        },
      },
    ],
  })
  expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
  const table = await getStatistics(county.ctx, officer(), OFFICIAL)
  expect([table.total[0], table.total[25]]).toEqual([5, null])
  expect(table.remarks.map(({ no, said, was }) => [no, said, was])).toEqual([
    [1, 7, 5],
    [26, 5, null],
  ])
  expect((await read(bytes, OFFICIAL)).differences).toEqual([])
  const rows: string[] = []
  await handedBack(OFFICIAL, (sheet) => {
    expect([rowOf(sheet, '合计').getCell(2).value, rowOf(sheet, '合计').getCell(27).value]).toEqual([5, 5])
    sheet.eachRow((row) => rows.push(String(row.getCell(1).value)))
  })
  expect(rows).toContainEqual(expect.stringContaining('填表时写7，登记里5（两名户籍在外镇，村里已核实）'))
  expect(rows).toContain('注：第26项登记里没有，写着的数由填报单位另填')
  await endEntry(county.ctx, officer(), id, { on: '2026-11-24', reason: '登记里已经改好', state: 'gone' })
  expect((await getStatistics(county.ctx, officer(), OFFICIAL)).remarks).toEqual([])
})

it('another table, term, day or place, other heads, and what is no sheet of ours are refused in a sentence', async () => {
  const own = await handedBack(OFFICIAL, () => undefined)
  const refusals: [Uint8Array, Parameters<typeof read>[1], Record<string, string>, string][] = [
    [own, SCHOOLS, {}, '农村留守儿童基本情况汇总表'],
    [own, OFFICIAL, { place: 'S1' }, '另一个单位'],
    [own, OFFICIAL, { term: '2025-autumn' }, '换到那个学期'],
    [own, OFFICIAL, { at: '2026-11-20' }, '2026年11月24日'],
    [
      await handedBack(OFFICIAL, (sheet) => {
        sheet.getRow(3).getCell(4).value = '3 女'
      }),
      OFFICIAL,
      {},
      '第3栏不是“男”',
    ],
    [
      await handedBack(OFFICIAL, (sheet) => {
        sheet.eachRow((row) => {
          if (String(row.getCell(1).value).startsWith('读回编号')) row.getCell(1).value = ''
        })
      }),
      OFFICIAL,
      {},
      '读回编号',
    ],
    [
      await handedBack(OFFICIAL, (sheet) => {
        sheet.addRow([...(rowOf(sheet, '合计').values as unknown[]).slice(1)])
        const code = sheet.lastRow?.number ?? 0
        sheet.spliceRows(4, 0, (sheet.getRow(code).values as unknown[]).slice(1))
      }),
      OFFICIAL,
      {},
      '有两行',
    ],
    [new TextEncoder().encode('单位,1 总数\n合计,5'), OFFICIAL, {}, '读回编号'],
    [new Uint8Array(2_100_000), OFFICIAL, {}, '2 MB'],
  ]
  for (const [bytes, asked, more, said] of refusals)
    await expect(read(bytes, asked, officer(), more), said).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(said),
    })
})

it('whoever does not see the place is told nothing of its numbers', async () => {
  const bytes = await handedBack(SCHOOLS, () => undefined)
  await expect(read(bytes, SCHOOLS, county.actor('head-teacher', 'C31'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(read(bytes, SCHOOLS, county.actor('helper', 'S1'))).rejects.toMatchObject({ code: 'forbidden' })
})
