import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figureFaces } from '../../domain/figures/list.ts'
import { MOST_SPOTS, mappingFault } from '../../domain/registers/blank-form.ts'
import { wordFile } from '../documents/word-file.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { boxFor, hasBoxes, ticked } from './boxes.ts'
import { addBlankForm } from './commands/add-blank-form.ts'
import { wordsIn } from './files/docx-tables.ts'
import { blanksOfCell, innerBlanks, withBlank } from './inner-blanks.ts'
import { fillForm } from './queries/fill-form.ts'

/** Three forms as three offices make them: Word with cells merged downward and boxes, a sheet with merged heads and labels in one cell, Word with lines to write on. */
const TERM = '2026-autumn'
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '岑小禾', { boarder: true })
  await makeChild(county, 'C31', '岑小麦', { boarder: false })
  await makeChild(county, 'C31', '岑小豆', { boarder: null })
})
afterAll(() => database.close())

const school = () => county.actor('principal', 'S1')
const add = (bytes: Uint8Array, name: string) => addBlankForm(county.ctx, school(), bytes, { name })
const fill = async (id: string) =>
  (await fillForm(county.ctx, school(), id, { place: 'C31', status: 'enrolled', sort: 'class', term: TERM })).bytes
const PAGE = { width: 11906, height: 16838, margin: { top: 1000, bottom: 1000, left: 1000, right: 1000, footer: 500 } }
const word = async (body: string[]) => new Uint8Array(await wordFile({ title: '表', page: PAGE, foot: null, body }))
const documentOf = async (bytes: Buffer) =>
  (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? ''
const r = (text: string, look = '') =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
const tc = (inner: string, props = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>${props}</w:tcPr><w:p>${inner}</w:p></w:tc>`
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1500"/></w:tblGrid>${rows.join('')}</w:tbl><w:p/>`

describe('Word with cells merged downward and boxes to tick', () => {
  const START = '<w:vMerge w:val="restart"/>'
  const ON = '<w:vMerge/>'
  const form = () =>
    word([
      tbl(
        tr(tc(r('类别'), START), tc(r('基本情况'), '<w:gridSpan w:val="2"/>'), tc(r('是否寄宿'), START)),
        tr(tc('', ON), tc(r('姓名')), tc(r('性别')), tc('', ON)),
        tr(tc(r('学生'), START), tc(''), tc(r('□男') + r('　□女')), tc(r('是□　否□'))),
        tr(tc('', ON), tc(''), tc(r('□男　□女')), tc(r('是□　否□'))),
      ),
    ])
  it('a cell merged downward is one cell, its parts are none of their own', async () => {
    const { grids, list } = await add(await form(), '合并.docx')
    expect(grids[0]?.cells.filter(({ down }) => down === 2).map(({ text }) => text)).toEqual([
      '类别',
      '是否寄宿',
      '学生',
    ])
    expect(list).toMatchObject({ first: 2, last: 3 })
    expect(list?.columns.map(({ what }) => what)).toEqual(['name', 'sex', 'boarder'])
  })
  it('each answer is ticked where it is offered, in every row that is put in; what is not known is left open', async () => {
    const xml = await documentOf(await fill((await add(await form(), '合并.docx')).id))
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    expect(rows).toHaveLength(5)
    const told = rows.slice(2).map(wordsIn)
    expect(told.find((row) => row.includes('岑小禾'))).toContain('是☑　否□')
    expect(told.find((row) => row.includes('岑小麦'))).toContain('是□　否☑')
    expect(told.find((row) => row.includes('岑小豆'))).toContain('是□　否□')
    // The row that was put in goes on with the merged cell.
    expect(rows[4]).toContain(ON)
  })
})

describe('a sheet with merged heads, several labels in one cell, boxes', () => {
  const form = async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('花名册')
    sheet.mergeCells('A1:E1')
    sheet.getCell('A1').value = '农村留守儿童花名册'
    sheet.mergeCells('A2:E2')
    sheet.getCell('A2').value = '填报单位：__________　填表人：________　填表日期：'
    sheet.mergeCells('A3:A4')
    sheet.mergeCells('B3:C3')
    sheet.mergeCells('D3:D4')
    sheet.mergeCells('E3:E4')
    for (const [ref, text] of [
      ['A3', '姓名'],
      ['B3', '监护人'],
      ['B4', '姓名'],
      ['C4', '电话'],
      ['D3', '是否寄宿'],
      ['E3', '备注'],
    ] as const)
      sheet.getCell(ref).value = text
    for (const row of [5, 6]) {
      sheet.getCell(row, 1).border = { bottom: { style: 'thin' } }
      sheet.getCell(row, 2).border = { bottom: { style: 'thin' } }
      sheet.getCell(row, 3).border = { bottom: { style: 'thin' } }
      sheet.getCell(row, 4).value = '□是 □否'
    }
    return new Uint8Array(await book.xlsx.writeBuffer())
  }
  it('each blank of the cell is a spot of its own, all three are proposed and filled beside each other', async () => {
    const kept = await add(await form(), '花名册.xlsx')
    expect(kept.grids.at(-1)).toMatchObject({ kind: 'blanks', name: '格子里的空白' })
    expect(kept.spots.map(({ what }) => what)).toEqual(['place', 'by', 'today'])
    expect(kept.list?.columns.map(({ what }) => what)).toEqual(['name', 'carerName', 'carerPhone', 'boarder'])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await fill(kept.id)) as unknown as ArrayBuffer)
    const [sheet] = book.worksheets
    expect(String(sheet?.getCell('A2').value)).toMatch(
      /^填报单位：.+三\(1\)班　填表人：.+　填表日期：\d{4}年\d+月\d+日$/,
    )
    const rows = [5, 6, 7].map((row) => [sheet?.getCell(row, 1).value, sheet?.getCell(row, 4).value])
    expect(new Map(rows as [string, string][])).toEqual(
      new Map([
        ['岑小禾', '☑是 □否'],
        ['岑小麦', '□是 ☑否'],
        ['岑小豆', '□是 □否'],
      ]),
    )
  })
})

describe('Word with lines to write on behind a label', () => {
  const LINE = '<w:u w:val="single"/>'
  it('underlined spaces are a blank like underscores, cut in pieces or not', async () => {
    const bytes = await word([
      `<w:p>${r('学校：')}${r('      ', LINE)}${r('      ', LINE)}${r('　填表人')}${r('        ', LINE)}</w:p>`,
      `<w:p>${r('填表日期：______')}</w:p>`,
      tbl(tr(tc(r('学期：　　　　人数：')), tc(r('其他')))),
    ])
    const kept = await add(bytes, '划线.docx')
    expect(kept.spots.map(({ what }) => what)).toEqual(['today', 'place', 'by', 'term', 'children'])
    const said = wordsIn(await documentOf(await fill(kept.id)))
    expect(said).toMatch(/学校：.+三\(1\)班　填表人.+填表日期：2026年/)
    expect(said).toContain('学期：2026年秋季学期　人数：')
    expect(said).not.toContain('____')
  })
})

describe('pieces', () => {
  it('boxes stand before or behind their words; one alone is no choice; what no box says leaves all open', () => {
    expect(ticked('□男　□女', '女')).toBe('□男　☑女')
    expect(ticked('男□ 女□', '男')).toBe('男☑ 女□')
    expect(ticked('□双方外出 □一方外出', '母亲外出')).toBe('□双方外出 □一方外出')
    expect(ticked('□双方 □一方', '母亲外出')).toBe('□双方 ☑一方')
    expect(hasBoxes('□同意')).toBe(false)
    expect(boxFor('□是 □否', '')).toBeNull()
  })
  it('labels with words behind them have no blank; one label alone is filled as a cell', () => {
    expect(innerBlanks('学校：青石小学　班级：__').map(({ label }) => label)).toEqual(['班级'])
    expect(blanksOfCell('学校：______')).toEqual([])
    const [first] = blanksOfCell('学校：____班级：____')
    if (!first) throw new Error('a blank')
    expect(withBlank('学校：____班级：____', first, '青石小学')).toBe('学校：青石小学　班级：____')
  })
  it('of a form with more blanks than one may fill the first are proposed', async () => {
    const many = Array.from({ length: 90 }, (_, i) => `<w:p>${r(`填表人：____　备注${i}：____`)}</w:p>`)
    const kept = await add(await word(many), '多.docx')
    expect(kept.spots.length).toBe(MOST_SPOTS)
    expect(
      mappingFault(kept.grids, { list: null, spots: kept.spots }, new Set(figureFaces().map((f) => f.id))),
    ).toBeNull()
  })
})
