import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { readRoster } from '../import/read-roster.ts'
import { MARK_HEADING, type Mark, markedRoster } from './marked-roster.ts'

const AT = '2026-11-24'
const rows = [
  ['石桥小学留守儿童花名册', '', '', '', ''],
  ['姓名', '身份证号', '班级', '监护人电话', '家庭住址'],
  ['石安安', '522699201704112203', '三（1）班', '1380000000', '河湾村'],
  ['罗小禾', '', '三（1）班', '13800000002', '河湾村'],
]
const marksOf = async (bytes: Uint8Array) => {
  const reading = await readRoster(bytes, { at: AT, cells: true })
  const marks = reading.children.flatMap((c) =>
    c.issues.map(
      (code): Mark => ({ sheet: c.sheet, row: c.row, column: c.issueColumns[code] ?? null, text: `改：${code}` }),
    ),
  )
  return { reading, marks }
}
const open = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return book.worksheets[0]
}

const original = async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('三年级')
  for (const row of rows) sheet.addRow(row)
  sheet.mergeCells('A1:E1')
  sheet.getCell('A1').font = { size: 18 }
  sheet.getCell('D4').value = 13800000002
  sheet.getColumn(5).width = 33
  return new Uint8Array(Buffer.from(await book.xlsx.writeBuffer()))
}

it('a workbook keeps its layout; only the faulty cell is red, with a comment and a last column', async () => {
  const bytes = await original()
  const { reading, marks } = await marksOf(bytes)
  expect(marks.map((m) => [m.row, m.column])).toEqual([[3, 3]])
  const sheet = await open(await markedRoster(bytes, reading, marks))
  expect([
    sheet?.name,
    sheet?.getCell('A1').font?.size,
    sheet?.getCell('B1').isMerged,
    sheet?.getColumn(5).width,
  ]).toEqual(['三年级', 18, true, 33])
  const red = (at: string) => JSON.stringify(sheet?.getCell(at).fill ?? null).includes('FFC7CE')
  expect(['D3', 'D4', 'C3', 'A3'].map(red)).toEqual([true, false, false, false])
  expect(JSON.stringify(sheet?.getCell('D3').note)).toContain('改：phone-invalid')
  expect([sheet?.getCell('F2').value, sheet?.getCell('F3').value, sheet?.getCell('F4').value]).toEqual([
    MARK_HEADING,
    '改：phone-invalid',
    null,
  ])
  // A number in a phone column is text now, and the ID has all its digits.
  expect([sheet?.getCell('D4').value, sheet?.getCell('B3').value, sheet?.getCell('D4').numFmt]).toEqual([
    '13800000002',
    '522699201704112203',
    '@',
  ])
})

it('any other kind becomes a workbook with the same rows and columns, and reads the same again', async () => {
  const csv = new TextEncoder().encode(rows.map((r) => r.join(',')).join('\n'))
  const { reading, marks } = await marksOf(csv)
  const made = await markedRoster(csv, reading, marks)
  const sheet = await open(made)
  expect([sheet?.getCell('A3').value, sheet?.getCell('B3').value, sheet?.getCell('F3').value]).toEqual([
    '石安安',
    '522699201704112203',
    '改：phone-invalid',
  ])
  const again = await readRoster(new Uint8Array(made), { at: AT, meanings: [{ heading: MARK_HEADING, field: null }] })
  const bare = ({ children }: typeof again) => children.map(({ sheet: _sheet, issueColumns: _c, ...child }) => child)
  expect(bare(again)).toEqual(bare(reading))
})

it('what was mended stands in the workbook as it was mended, also what was emptied', async () => {
  const bytes = await original()
  const mend = (row: number, column: number, text: string) => ({ sheet: '三年级', row, column, text })
  const reading = await readRoster(bytes, {
    at: AT,
    cells: true,
    corrections: [mend(3, 0, '石安宁'), mend(3, 3, ''), mend(4, 2, '三（2）班')],
  })
  const made = await markedRoster(bytes, reading, [])
  const sheet = await open(made)
  expect(['A3', 'D3', 'C4', 'C3', 'E4'].map((at) => sheet?.getCell(at).value)).toEqual([
    '石安宁',
    null,
    '三（2）班',
    '三（1）班',
    '河湾村',
  ])
  const again = await readRoster(made, { at: AT })
  expect(again.children.map((c) => [c.name, c.class, c.issues])).toEqual([
    ['石安宁', '1', []],
    ['罗小禾', '2', []],
  ])
})
