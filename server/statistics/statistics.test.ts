import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { getFigureRows } from '../figures/queries/figure.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { pdfText } from '../testing/pdf-text.ts'
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
    if (lacks === null) throw new Error(`nobody knows who stands in no part of ${whole}`)
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

it('leaves as a .pdf too: on A3, groups over their columns, what adds up and who signs below', async () => {
  const asked = { ...ASKED, table: 'official-statistics', place: 'T' } as const
  const { bytes, name } = await exportStatistics(county.ctx, county.operator, asked, 'pdf')
  expect(name).toMatch(/农村留守儿童基本情况汇总表\.pdf$/)
  expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 1190.55 841.89]')
  const text = pdfText(bytes).join('').replace(/\s/g, '')
  for (const said of ['谁照看', '栏次', '合计里有1名', '截至2026年11月24日', '填表人']) expect(text).toContain(said)
  expect(text).toMatch(/平的：.*1＝2＋5＋8|×1＝2＋5＋8/)
  expect(text).not.toMatch(/〓|岑小/)
  const short = await exportStatistics(county.ctx, county.operator, { ...asked, table: 'village-statistics' }, 'pdf')
  expect(short.bytes.toString('latin1')).toContain('/MediaBox [0 0 841.89 595.28]')
})

it('a return keeps its numbers: what the register says since stands beside, and only the office above takes it or gives it back', async () => {
  const id = '01990000-0000-7000-8000-0000000000f1'
  const school = county.actor('principal', 'S1')
  const officer = county.actor('township-officer', 'T')
  const asked = { ...ASKED, table: 'school-statistics', place: 'S1' } as const
  const before = await getStatistics(county.ctx, school, asked)
  expect([before.mayHandIn, before.mayAnswer, before.returns]).toEqual([true, false, []])
  const { verdicts } = await saveEntries(county.ctx, school, {
    entries: [
      {
        id,
        kind: 'statistics-return',
        version: 1,
        about: { place: 'S1' },
        from: ASKED.at,
        body: {
          table: asked.table,
          at: before.cutoff,
          numbers: before.items.flatMap(({ no }, i) => (before.total[i] === null ? [] : [{ no, n: before.total[i] }])),
        },
      },
    ],
  })
  expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
  await makeChild(county, 'C31', '岑小粒')
  const [mine] = (await getStatistics(county.ctx, school, asked)).returns
  expect(mine?.differs).toContainEqual({ no: 1, was: 3, is: 4 })
  // The school cannot take its own return; the township gives it back, then takes it.
  const take = { on: ASKED.at, reason: '数对得上', state: 'accepted' }
  await expect(endEntry(county.ctx, school, id, take)).rejects.toMatchObject({ code: 'forbidden' })
  const back = { set: { state: 'given-back', remark: '多了一名，请重报' }, base: {} }
  await expect(changeEntry(county.ctx, school, id, back)).rejects.toMatchObject({ code: 'forbidden' })
  await changeEntry(county.ctx, officer, id, back)
  const above = await getStatistics(county.ctx, officer, { ...asked, place: 'T' })
  expect([above.mayAnswer, above.mayHandIn]).toEqual([false, true])
  expect(above.returns).toMatchObject([{ state: 'given-back', remark: '多了一名，请重报', place: { code: 'S1' } }])
  await endEntry(county.ctx, officer, id, take)
  const told = await getStatistics(county.ctx, officer, asked)
  expect([told.mayAnswer, told.returns[0]?.state]).toEqual([true, 'accepted'])
  expect(
    (await getStatistics(county.ctx, county.actor('head-teacher', 'C31'), { ...asked, place: 'C31' })).returns,
  ).toEqual([])
})
