import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { parseDoc } from '../../domain/reports/kit/parse-doc.ts'
import { readRoster } from '../import/read-roster.ts'
import { strictParts } from '../testing/strict-document.ts'
import { type Mark, markedRoster } from './marked-roster.ts'
import { printedSummary } from './printed-summary.ts'
import { plainSheet } from './sheet.ts'
import { summaryDocx } from './summary-docx.ts'
import { summaryHtml } from './summary-html.ts'

/**
 * L1: what XML cannot hold, old rows hold all the same. Every writer of documents leaves it out, whatever was stored before the
 * doors were closed.
 */
const CONTROL = Array.from({ length: 32 }, (_, n) => String.fromCharCode(n))
  .filter((c) => !'\t\n\r'.includes(c))
  .join('')
const NASTY = `${CONTROL}\u007f\u0085\ufffe\uffff\ufdd0\u{1fffe}\u{10ffff}\ud83d`
const bad = (text: string) => `${NASTY}${text}<&">\ufffe${text}`
const clean = (text: string) => new RegExp(`${text}<&">${text}`)

const own = (text: string) => {
  const doc = parseDoc({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'own' }] }] }],
  })
  if (!doc) throw new Error('no page')
  return doc
}
const page = printedSummary({
  title: bad('岩脚小学工作总结'),
  unit: bad('岩脚小学'),
  date: '2027-01-05',
  cutoff: '2026-12-31',
  checkCode: bad('1A2B'),
  sections: [
    { key: 'group', heading: bad('领导小组'), doc: own(bad('从别处贴来的话')) },
    { key: 'notes', heading: null, doc: own(bad('数据说明')) },
  ],
})
const sheet = () =>
  plainSheet({
    title: bad('花名册'),
    note: bad('说明'),
    headings: [bad('姓名'), '住址'],
    rows: [
      [bad('石安安'), 3],
      [null, bad('河湾村')],
    ],
  })

describe('every document is strict XML, whatever the rows hold', () => {
  it.each(['official', 'plain'] as const)('the summary as a Word document, %s', async (layout) => {
    const parts = strictParts(await summaryDocx(page, layout))
    expect(parts['word/document.xml']).toMatch(clean('从别处贴来的话'))
    expect(parts['word/document.xml']).toMatch(clean('数据说明'))
    expect(parts['docProps/core.xml']).toContain('岩脚小学')
  })

  it('a list as a sheet', async () => {
    const parts = strictParts(await sheet())
    expect(parts['xl/sharedStrings.xml']).toMatch(clean('石安安'))
    expect(parts['xl/sharedStrings.xml']).toMatch(clean('姓名'))
  })

  it('a marked roster, its grid written anew', async () => {
    const csv = Buffer.from(`姓名,身份证号,住址\n石安\ufffe安,52269920170411220,河湾村\u0001\uffff\n`)
    const reading = await readRoster(csv, { at: '2026-11-24', cells: true })
    const marks: Mark[] = [
      { sheet: reading.sheets[0]?.name ?? '', row: 2, column: 1, text: bad('身份证号少一位') },
      { sheet: reading.sheets[0]?.name ?? '', row: 2, column: null, text: bad('请核对') },
    ]
    const parts = strictParts(await markedRoster(csv, reading, marks))
    expect(Object.values(parts).join('\n')).toMatch(clean('身份证号少一位'))
  })

  it('a marked roster that keeps the layout of a workbook which hides such letters in escapes', async () => {
    const book = new ExcelJS.Workbook()
    const list = book.addWorksheet('三年级')
    list.addRow(['姓名', '身份证号', '住址'])
    list.addRow(['石安_xFFFE_安', '52269920170411220', '河湾村_x0001_三组_xD83D_'])
    list.getCell('C2').note = '旧批注_xFFFF_'
    list.headerFooter.oddHeader = '页眉_xFFFE_'
    const bytes = new Uint8Array(Buffer.from(await book.xlsx.writeBuffer()))
    const reading = await readRoster(bytes, { at: '2026-11-24', cells: true })
    const marks: Mark[] = [{ sheet: '三年级', row: 2, column: 1, text: bad('身份证号少一位') }]
    const marked = await markedRoster(bytes, reading, marks)
    expect(Object.values(strictParts(marked)).join('\n')).toContain('身份证号少一位')
    const again = await readRoster(new Uint8Array(marked), { at: '2026-11-24', cells: true })
    expect(again.children.map((c) => c.name)).toEqual(reading.children.map((c) => c.name))
  })

  it('the page for reading', () => {
    const html = summaryHtml(page)
    expect(html).toContain('从别处贴来的话&lt;&amp;&quot;&gt;从别处贴来的话')
    expect([...NASTY.toWellFormed()].filter((c) => c !== '\ufffd' && html.includes(c))).toEqual([])
  })

  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
  it.runIf(office)(
    'LibreOffice opens the document and the sheet and finds the words',
    { timeout: 900_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'nuanyang-strict-'))
      writeFileSync(join(folder, 'page.docx'), await summaryDocx(page, 'official'))
      writeFileSync(join(folder, 'list.xlsx'), await sheet())
      const convert = (file: string, to: string) =>
        execFileSync(office ?? '', [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          to,
          '--outdir',
          folder,
          join(folder, file),
        ])
      convert('page.docx', 'txt:Text (encoded):UTF8')
      expect(readFileSync(join(folder, 'page.txt'), 'utf8')).toMatch(clean('从别处贴来的话'))
      convert('list.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76')
      expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toContain('石安安')
    },
  )
})
