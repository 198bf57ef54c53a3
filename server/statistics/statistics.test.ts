import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getFigureRows } from '../figures/queries/figure.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { exportStatistics } from './queries/export-statistics.ts'
import { getStatistics } from './queries/statistics.ts'

/** Three pupils in one school and two in another, both parents away, counted by hand. */
const ASKED = { term: '2026-autumn', at: '2026-11-24' }
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['岑小禾', '岑小麦', '岑小豆']) await makeChild(county, 'C31', name)
  for (const name of ['蒙小溪', '蒙小山']) await makeChild(county, 'D31', name)
})
afterAll(() => database.close())

const numbers = (table: Awaited<ReturnType<typeof getStatistics>>, label: string) => {
  const i = table.items.findIndex((item) => item.label === label)
  return [table.total[i], ...table.units.map((unit) => unit.values[i])]
}

it('a township’s schools stand in columns, the whole first, and each number opens to as many children', async () => {
  const table = await getStatistics(county.ctx, county.operator, { ...ASKED, table: 'school-statistics', place: 'T' })
  const [whole, ...schools] = numbers(table, '留守学生')
  expect(whole).toBe(5)
  expect(schools.toSorted()).toEqual([2, 3])
  expect(table.outside).toBe(0)
  for (const equation of table.equations) expect([equation.text, equation.holds]).toEqual([equation.text, 'yes'])
  for (const [i, item] of table.items.entries()) {
    if (item.figure === null || item.figure === 'left-behind.share') continue
    const asked = { figureId: item.figure, place: 'T', term: ASKED.term, at: ASKED.at, limit: 50 }
    const { items } = await getFigureRows(county.ctx, county.operator, asked)
    expect([item.label, items.length]).toEqual([item.label, table.total[i]])
  }
})

it('the official table says what the register does not hold, and who keeps it from coming out even', async () => {
  const table = await getStatistics(county.ctx, county.operator, { ...ASKED, table: 'official-statistics', place: 'T' })
  expect(table.items).toHaveLength(32)
  expect(numbers(table, '总数')[0]).toBe(5)
  expect(numbers(table, '健康')[0]).toBeNull()
  for (const { lacks, whole, holds, differs } of table.equations) {
    const asked = { figureId: lacks, place: 'T', term: ASKED.term, at: ASKED.at, limit: 50 }
    const { items } = await getFigureRows(county.ctx, county.operator, asked)
    expect([whole, lacks, items.length, holds === 'yes']).toEqual([whole, lacks, differs, differs === 0])
  }
})

it('a head teacher sees the own class, a school is refused a township’s table, with what there is', async () => {
  const teacher = county.actor('head-teacher', 'C31')
  const mine = await getStatistics(county.ctx, teacher, { ...ASKED, table: 'school-statistics' })
  expect(mine).toMatchObject({ place: { code: 'C31' }, units: [] })
  await expect(
    getStatistics(county.ctx, teacher, { ...ASKED, table: 'school-statistics', place: 'S1' }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(getStatistics(county.ctx, teacher, { ...ASKED, table: 'official-statistics' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('留守学生情况统计表'),
  })
})

it('says how many of the whole stand in none of its columns', async () => {
  const asked = { ...ASKED, table: 'official-statistics', place: 'T' } as const
  expect((await getStatistics(county.ctx, county.operator, asked)).outside).toBe(0)
  await makeChild(county, 'D31', '蒙小树', { villageCode: null })
  const table = await getStatistics(county.ctx, county.operator, asked)
  const [whole, ...villages] = numbers(table, '总数')
  expect([whole, villages.reduce<number>((sum, n) => sum + (n ?? 0), 0), table.outside]).toEqual([6, 5, 1])
  const sheet = await exportStatistics(county.ctx, county.operator, asked)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(sheet.bytes as unknown as ArrayBuffer)
  const first = book.worksheets[0]?.getColumn(1).values.map(String) ?? []
  expect(first.some((cell) => cell.startsWith('合计里有 1 名'))).toBe(true)
})

it('leaves as a sheet: a row a unit, the whole, and what adds up under it; nobody’s name', async () => {
  const { bytes } = await exportStatistics(county.ctx, county.operator, {
    ...ASKED,
    table: 'official-statistics',
    place: 'T',
  })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)))
  expect(rows[2]?.[1]).toBe('1 总数')
  expect(rows.find((row) => row[0] === '合计')?.[1]).toBe('6')
  expect(rows.some((row) => row[0]?.startsWith('✓ 1＝2＋5＋8') || row[0]?.startsWith('✗ 1＝2＋5＋8'))).toBe(true)
  expect(JSON.stringify(rows)).not.toContain('岑小')
})
