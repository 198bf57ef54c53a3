import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inActorTx } from '../db/tx.ts'
import { wordFile } from '../documents/word-file.ts'
import { paragraph, run, table } from '../documents/word-xml.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addBlankForm } from './commands/add-blank-form.ts'
import { endBlankForm, mapBlankForm } from './commands/map-blank-form.ts'
import { findForm, MOST_FORMS } from './db/blank-form.ts'
import { wordsIn } from './files/docx-tables.ts'
import { getBlankForm, listBlankForms } from './queries/blank-forms.ts'
import { fillForm } from './queries/fill-form.ts'

const TERM = '2026-autumn'
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['岑小禾', '岑小麦', '=岑小豆', '岑小粒']) await makeChild(county, 'C31', name, { idNumber: null })
})
afterAll(() => database.close())

/** A township's form as offices make them: a merged title, two rows of headings, three empty rows, a total, a place to sign. */
const sheetForm = async (change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined) => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('登记表', { pageSetup: { printArea: 'A1:F9' } })
  sheet.mergeCells('A1:F1')
  sheet.getCell('A1').value = '留守儿童登记表'
  sheet.getCell('A1').font = { bold: true, size: 18 }
  sheet.getCell('A2').value = '学校名称：'
  sheet.mergeCells('E2:F2')
  sheet.getCell('D2').value = '填表日期'
  for (const [ref, text] of [
    ['A3', '序号'],
    ['B3', '姓名'],
    ['C3', '父亲'],
    ['E3', '监护人'],
    ['F3', '周岁'],
    ['C4', '姓名'],
    ['D4', '电话'],
  ] as const)
    sheet.getCell(ref).value = text
  for (const range of ['A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'F3:F4']) sheet.mergeCells(range)
  for (let r = 5; r <= 7; r++)
    for (let c = 1; c <= 6; c++) {
      const cell = sheet.getRow(r).getCell(c)
      cell.border = { top: { style: 'thin' }, bottom: { style: 'double' } }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF3E2' } }
    }
  for (let r = 5; r <= 7; r++) sheet.getRow(r).height = 31
  sheet.getColumn(2).width = 23
  sheet.mergeCells('A8:E8')
  sheet.getCell('A8').value = '合计'
  sheet.getCell('F8').value = { formula: 'SUM(F5:F7)' }
  sheet.getCell('A9').value = '负责人（签字）：'
  change(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const opened = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book.worksheets[0] as ExcelJS.Worksheet
}
const school = () => county.actor('principal', 'S1')
const add = (bytes: Uint8Array, name = '登记表.xlsx') => addBlankForm(county.ctx, school(), bytes, { name })
const ASKED = { place: 'C31', status: 'enrolled', sort: 'class', term: TERM } as const

describe('a spreadsheet', () => {
  it('is understood by its headings, two rows deep, and by the words beside what is empty', async () => {
    const form = await add(await sheetForm())
    expect(form).toMatchObject({ title: '登记表', format: 'xlsx', version: 1, mayWrite: true, children: true })
    expect(form.list).toEqual({
      grid: 0,
      first: 4,
      last: 6,
      columns: [
        { column: 0, what: 'seq' },
        { column: 1, what: 'name' },
        { column: 2, what: 'fatherName' },
        { column: 3, what: 'fatherPhone' },
        { column: 4, what: 'carerName' },
        { column: 5, what: 'age' },
      ],
    })
    expect(form.spots).toEqual(expect.arrayContaining([{ grid: 0, row: 1, column: 4, what: 'today' }]))
  })

  it('filled with more children than it has rows, its look stays and its total takes them in', async () => {
    const form = await add(await sheetForm())
    const spots = [...form.spots.filter((s) => s.what !== 'place'), { grid: 0, row: 1, column: 0, what: 'place' }]
    await mapBlankForm(county.ctx, school(), form.id, { version: 1, title: '镇里的登记表', list: form.list, spots })
    const file = await fillForm(county.ctx, school(), form.id, ASKED)
    expect(file.name).toContain('镇里的登记表')
    const sheet = await opened(file.bytes)
    const names = [5, 6, 7, 8].map((r) => String(sheet.getCell(r, 2).value))
    expect(names.toSorted()).toEqual(['岑小禾', '岑小粒', '岑小麦', '＝岑小豆'])
    expect([5, 6, 7, 8].map((r) => sheet.getCell(r, 1).value)).toEqual([1, 2, 3, 4])
    expect(sheet.getRow(8).height).toBe(31)
    expect(sheet.getCell('F8').style.border?.bottom?.style).toBe('double')
    expect(sheet.getCell('F9').value).toMatchObject({ formula: 'SUM(F5:F8)' })
    expect(sheet.getCell('A9').isMerged && sheet.getCell('E9').isMerged).toBe(true)
    expect([sheet.getCell('A9').value, sheet.getCell('A10').value]).toEqual(['合计', '负责人（签字）：'])
    expect(String(sheet.getCell('A2').value)).toMatch(/^学校名称：.+三\(1\)班/)
    expect(sheet.getColumn(2).width).toBe(23)
    expect(sheet.pageSetup.printArea).toBe('A1:F10')
    expect(sheet.getCell('A1').font?.size).toBe(18)
  })

  it('a list of nobody leaves the form blank; one row less than the form has leaves that row', async () => {
    const form = await add(await sheetForm())
    const sheet = await opened((await fillForm(county.ctx, school(), form.id, { ...ASKED, place: 'C32' })).bytes)
    expect([sheet.getCell('B5').value, sheet.getCell('A8').value]).toEqual([null, '合计'])
  })

  it('what runs, fetches, is linked or is no form is refused in a sentence', async () => {
    const wild = await sheetForm((sheet) => {
      sheet.getCell('F8').value = { formula: 'WEBSERVICE("http://x")' }
    })
    await expect(add(wild)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('F8') })
    const withPart = async (part: string) => {
      const zip = await JSZip.loadAsync(await sheetForm())
      zip.file(part, 'x')
      return add(await zip.generateAsync({ type: 'uint8array' }))
    }
    await expect(withPart('xl/vbaProject.bin')).rejects.toThrow('宏')
    await expect(withPart('xl/externalLinks/externalLink1.xml')).rejects.toThrow('连着')
    await expect(withPart('xl/embeddings/a.docx')).rejects.toThrow('嵌着')
    await expect(add(new TextEncoder().encode('姓名,班级'))).rejects.toThrow('老格式')
    const bomb = new JSZip()
    bomb.file('xl/workbook.xml', ' '.repeat(40_000_000))
    await expect(add(await bomb.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))).rejects.toThrow('太大')
  })
})

describe('a document', () => {
  const docForm = async () => {
    const look = { size: 24, font: '楷体' }
    const cell = (text: string) => ({ content: [paragraph([...(text ? [run(text, look)] : [])])], width: 2000 })
    return new Uint8Array(
      await wordFile({
        title: '名单',
        page: {
          width: 11906,
          height: 16838,
          margin: { top: 1000, bottom: 1000, left: 1000, right: 1000, footer: 500 },
        },
        foot: null,
        body: [
          paragraph([run('学校：________　填表人：______', look)]),
          paragraph([run('{学', look), run('期}　{别的}', look)]),
          table(
            [2000, 2000, 2000],
            [
              { cells: ['姓名', '性别', '班级'].map(cell) },
              { cells: ['', '', ''].map(cell) },
              { cells: ['', '', ''].map(cell) },
            ],
            { style: 'single' },
          ),
        ],
      }),
    )
  }
  it('tables grow, blanks after labels are filled', async () => {
    const form = await add(await docForm(), '名单.docx')
    expect(form.list).toMatchObject({ grid: 0, first: 1, last: 2 })
    expect(form.spots.map(({ what }) => what)).toEqual(['place', 'by', 'term'])
    const { bytes } = await fillForm(county.ctx, school(), form.id, ASKED)
    const xml = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? ''
    expect(xml.match(/<w:tr>/g)).toHaveLength(5)
    const words = wordsIn(xml)
    for (const name of ['岑小禾', '岑小麦', '岑小粒']) expect(words).toContain(name)
    expect(words).toMatch(/学校：.*三\(1\)班.*填表人：/)
    expect(words).not.toContain('__')
    expect(words).toMatch(/2026年秋季学期　\{别的\}/)
  })
})

describe('who may', () => {
  it('forms of an office are used below it and changed by itself alone; another school sees nothing of them', async () => {
    const bytes = await sheetForm()
    const township = county.actor('township-officer', 'T')
    const kept = await addBlankForm(county.ctx, township, bytes, { name: '镇表.xlsx' })
    const seen = await listBlankForms(county.ctx, school())
    expect(seen.items.find((f) => f.id === kept.id)).toMatchObject({ mayWrite: false })
    await expect(endBlankForm(county.ctx, school(), kept.id)).rejects.toMatchObject({ code: 'forbidden' })
    const own = await add(bytes, '校表.xlsx')
    await expect(getBlankForm(county.ctx, county.actor('principal', 'S2'), own.id)).rejects.toMatchObject({
      code: 'not-found',
    })
    // The county keeps forms and counts; names leave only for whoever may print them.
    const office = county.actor('county-office', 'COUNTY')
    const names = await addBlankForm(county.ctx, office, bytes, { name: '县表.xlsx' })
    await expect(fillForm(county.ctx, office, names.id, ASKED)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fillForm(county.ctx, office, kept.id, ASKED)).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      mapBlankForm(county.ctx, school(), own.id, { version: 9, title: '甲', list: own.list, spots: [] }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      mapBlankForm(county.ctx, school(), own.id, {
        version: 1,
        title: '甲',
        list: null,
        spots: [{ grid: 0, row: 0, column: 0, what: 'figure:nothing' }],
      }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await endBlankForm(county.ctx, school(), own.id)
    await expect(getBlankForm(county.ctx, school(), own.id)).rejects.toMatchObject({ code: 'not-found' })
  })
  it('twenty laid at once into the last five places of a school: five lie there (L8)', async () => {
    const other = county.actor('principal', 'S2')
    const bytes = await sheetForm()
    const lay = () => addBlankForm(county.ctx, other, bytes, { name: '表.xlsx' }).then(() => '', String)
    for (let n = 5; n < MOST_FORMS; n++) expect(await lay()).toBe('')
    const said = await Promise.all(Array.from({ length: 20 }, lay))
    expect(said.filter((words) => words === '')).toHaveLength(5)
    expect(said.filter((words) => words.includes(`最多放 ${MOST_FORMS} 张`))).toHaveLength(15)
    expect((await listBlankForms(county.ctx, other)).items.filter((form) => form.mayWrite)).toHaveLength(MOST_FORMS)
  })
  it('another county reads no row of it', async () => {
    const form = await add(await sheetForm())
    const other = await makeCounty(database)
    expect(
      await inActorTx(other.ctx.db, other.actor('county-office', 'COUNTY'), (tx) => findForm(tx, form.id)),
    ).toBeNull()
  })
})
