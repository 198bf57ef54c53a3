import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { plainSheet } from './sheet.ts'

const open = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}
const LONG = '发了，没回执 13，回执回来了 21，读给老人听了 7'

it('what is longer than its column is broken into lines, and the row is as high as that needs', async () => {
  const rows = [
    ['六(1)班', LONG, ''],
    ['一(2)班', '没有', ''],
  ]
  const sheet = await open(
    await plainSheet({ title: '台账', note: '', headings: ['班', '各家的信', '接下来'], rows, widths: [10, 24, 40] }),
  )
  const cell = sheet.getCell('B4')
  expect(cell.alignment.wrapText).toBe(true)
  expect(sheet.getColumn(2).width).toBe(24)
  expect(sheet.getRow(4).height).toBeGreaterThan(30)
  expect(sheet.getRow(5).height).toBeUndefined()
})

it('a column in which nothing stands takes no room; a wide table of many questions stays on A4 where it can be read', async () => {
  const headings = ['孩子', ...Array.from({ length: 15 }, (_, n) => `家里怎么样第${n}问`)]
  const told = (cell: string) => [['石安安', ...Array.from({ length: 15 }, () => cell)]]
  const of = async (cell: string) =>
    open(await plainSheet({ title: '调查', note: '', headings, rows: told(cell), widths: headings.map(() => 40) }))
  const empty = await of('')
  expect(empty.getColumn(3).width).toBeLessThan(12)
  expect(empty.pageSetup.paperSize).toBe(9)
  // So much to read is too small on A4.
  expect((await of(LONG)).pageSetup.paperSize).toBe(8)
})

it('what stands below the table goes over its whole width, as its title does', async () => {
  const foot = ['单位负责人：　　填表人：　　填表日期：　年　月　日', '读回编号 1']
  const sheet = await open(
    await plainSheet({ title: '汇总表', note: '', headings: ['单位', '总数', '男'], rows: [['青石村', 3, 1]], foot }),
  )
  expect(sheet.getCell('C5').master.address).toBe('A5')
  expect(sheet.getCell('A5').value).toBe(foot[0])
  expect(sheet.getCell('C6').master.address).toBe('A6')
  // A row of the table is no part of it.
  expect(sheet.getCell('B4').master.address).toBe('B4')
})
