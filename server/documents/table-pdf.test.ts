import { expect, it } from 'vitest'
import { pdfText } from '../testing/pdf-text.ts'
import { type PrintedTable, tablePdf } from './table-pdf.ts'

const TABLE: PrintedTable = {
  title: '青石镇统计表',
  note: '截至2026年12月31日',
  columns: [
    { group: '', label: '单位', share: 2, align: 'left' },
    { group: '性别', label: '男', share: 1 },
    { group: '性别', label: '女', share: 1 },
  ],
  rows: Array.from({ length: 70 }, (_, i) => [`村${i}`, i, null]),
  footnotes: ['✓ 1＝2＋3'],
}
const bare = (text: string) => text.replace(/\s/g, '')

it('both rows of the head stand on every page, each page has its number, sentences come last', async () => {
  const pages = pdfText(await tablePdf(TABLE)).map(bare)
  expect(pages.length).toBeGreaterThan(1)
  for (const [i, page] of pages.entries()) {
    expect(page).toContain('单位')
    expect(page).toContain('性别')
    expect(page).toContain(`—${i + 1}—共${pages.length}页`)
  }
  expect(pages.at(-1)).toContain('✓1＝2＋3')
  expect(pages.join('')).toContain('村69')
})

it('a letter that the font lacks is told below the table', async () => {
  const [page] = pdfText(await tablePdf({ ...TABLE, rows: [['𠮷村', 1, 2]] })).map(bare)
  expect(page).toContain('〓村')
  expect(page).toContain('缺1个字（U+20BB7）')
})

it('a table without groups has a head of one row', async () => {
  const columns = TABLE.columns.map((column) => ({ ...column, group: '' }))
  const [page] = pdfText(await tablePdf({ ...TABLE, columns, rows: [['青石村', 1, 2]] })).map(bare)
  expect(page).toContain('单位男女青石村12')
})
