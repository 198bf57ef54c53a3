import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readingOf } from '../testing/reading-of.ts'
import { bookOf, utf8, zip } from '../testing/sheets.ts'

/** Files of other programs: what they hold is read, or a sentence says what they are and what to do (own inputs of §3). */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const ROWS = `<sheetData><row r="1">${text('A1', '姓名')}${text('B1', '性别')}</row><row r="2">${text('A2', '石安')}${text('B2', '女')}</row></sheetData>`
const names = async (file: Uint8Array) => (await readingOf(file)).children.map((c) => [c.row, c.name, c.sex])

describe('a workbook whose parts stand elsewhere', () => {
  const book = (workbook: string, target: string, sheetTarget: string, part: string) =>
    zip({
      '[Content_Types].xml': utf8('<Types/>'),
      '_rels/.rels': utf8(
        `<Relationships><Relationship Id="r0" Type="${KIND}/extended-properties" Target="docProps/app.xml"/><Relationship Id="r1" Type="${KIND}/officeDocument" Target="${target}"/></Relationships>`,
      ),
      [workbook]: utf8(
        `<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      [workbook.replace(/([^/]+)$/, '_rels/$1.rels')]: utf8(
        `<Relationships><Relationship Id="rId1" Type="${KIND}/worksheet" Target="${sheetTarget}"/></Relationships>`,
      ),
      [part]: utf8(`<worksheet xmlns="${MAIN}">${ROWS}</worksheet>`),
    })
  it.each<[string, Uint8Array]>([
    [
      'under a number',
      book('xl/workbook2.xml', 'xl/workbook2.xml', 'worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'),
    ],
    ['at the root', book('workbook.xml', '/workbook.xml', 'sheet1.xml', 'sheet1.xml')],
    ['in a folder of its own', book('Excel/Book.xml', 'excel\\book.xml', '../Sheets/A.xml', 'Sheets/A.xml')],
  ])('%s', async (_, file) => {
    expect(await names(file)).toEqual([[2, '石安', 'female']])
  })
  it('a document of another program that names its own root is none', async () => {
    const word = zip({
      '_rels/.rels': utf8(
        `<Relationships><Relationship Id="r1" Type="${KIND}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': utf8('<w:document/>'),
    })
    await expect(readingOf(word)).rejects.toMatchObject({ message: expect.stringContaining('这是 Word 文档') })
  })
})

describe('what a web server writes around a file', () => {
  const plain = Buffer.from(bookOf(ROWS))
  const xls = readFileSync(new URL('../testing/examples/ticks.xls', import.meta.url))
  it.each<[string, Uint8Array]>([
    ['an empty line before it', Buffer.concat([Buffer.from('\r\n'), plain])],
    ['a byte order mark before it', Buffer.concat([Buffer.from('\ufeff'), plain])],
    ['both, and spaces', Buffer.concat([Buffer.from('\ufeff \n\t\n'), plain])],
    ['the page of a fault behind it', Buffer.concat([plain, Buffer.from('\r\n<html><body>Warning</body></html>')])],
    ['nothing but zeros behind it', Buffer.concat([plain, Buffer.alloc(600)])],
  ])('%s', async (_, file) => {
    expect(await names(file)).toEqual([[2, '石安', 'female']])
  })
  it('a line before an .xls', async () => {
    expect(await names(Buffer.concat([Buffer.from('\r\n'), xls]))).toEqual(await names(xls))
  })
})

describe('.et, as WPS writes it: the twin of an .xls, known by what it holds', () => {
  const et = readFileSync(new URL('../testing/examples/by-wps.et', import.meta.url))
  it('is read, numbers and dates as they stand', async () => {
    const { children } = await readingOf(et)
    expect(children.map((c) => [c.name, c.grade, c.class, c.birthDate, c.father.phones, c.caregiver.relation])).toEqual(
      [
        ['石安安', 3, '1', '2016-04-11', ['13800000001'], 'grandmother'],
        ['冉小雨', 3, '1', '2016-05-02', ['13800000002'], 'grandfather'],
      ],
    )
  })
  it('a workbook of the newer kind, or a text, under that name is read as what it is', async () => {
    expect(await names(bookOf(ROWS))).toEqual([[2, '石安', 'female']])
    expect((await readingOf(utf8('姓名,性别\n石安,女'))).children.map((c) => c.name)).toEqual(['石安'])
  })
  it('cut short it is refused with what to do', async () => {
    await expect(readingOf(et.subarray(0, 1500))).rejects.toThrow()
  })
})

describe('a file that holds no table that can be read says what it is and what to do', () => {
  const flat = (kind: string) =>
    utf8(
      `<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body><table:table table:name="一"/></office:body></office:document>`,
    )
  it.each<[string, Uint8Array, string]>([
    [
      '.ods',
      zip({ mimetype: utf8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': utf8('<a/>') }),
      '这是 .ods 表格',
    ],
    ['.fods', flat('spreadsheet'), '这是 .fods 表格'],
    [
      '.fods with many entities',
      Buffer.concat([flat('spreadsheet'), Buffer.alloc(9_000_000, '&amp;')]),
      '这是 .fods 表格',
    ],
    ['.numbers', zip({ 'Index/Document.iwa': utf8('x'), 'preview.jpg': utf8('x') }), '这是 Numbers 表格'],
    [
      '.numbers of before',
      zip({ 'Index.zip': utf8('x'), 'Metadata/Properties.plist': utf8('x') }),
      '这是 Numbers 表格',
    ],
    ['.xlsb', zip({ 'xl/workbook.bin': utf8('x') }), '这是 .xlsb 表格'],
    ['.pdf', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n'), '这是 PDF'],
    ['.ofd', zip({ 'OFD.xml': utf8('<x/>') }), '这是 OFD'],
    ['.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), '这是图片'],
    ['.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), '这是图片'],
    ['.heic', Buffer.from('0000001866747970686569630000', 'hex'), '这是图片'],
    ['.rtf', utf8('{\\rtf1\\ansi\\trowd 姓名\\cell 性别\\cell\\row}'), '这是 Word 文档'],
    [
      'Word of 2003',
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument><w:tbl/></w:wordDocument>'),
      '这是 Word 文档',
    ],
    ['.rar', Buffer.from('526172211a0700cf9073', 'hex'), '这是压缩包'],
    ['.7z', Buffer.from('377abcaf271c00040000', 'hex'), '这是压缩包'],
  ])('%s', async (_, file, begin) => {
    const said = await readingOf(file).catch((error: unknown) => error)
    expect(said).toMatchObject({ code: 'not-a-spreadsheet', message: expect.stringContaining(begin) })
    expect((said as Error).message).toMatch(/请.+。$/)
  })
})

describe('formulas of a program that does not calculate', () => {
  /** Whether the book says that it is to be calculated when it is opened. */
  const book = (cells: string, calculated: boolean) => {
    const mark = calculated ? '' : '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    return zip({
      'xl/workbook.xml': utf8(
        `<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets>${mark}</workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': utf8(
        `<Relationships><Relationship Id="rId1" Type="${KIND}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': utf8(
        `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${['姓名', '性别', '出生日期', '是否留守'].map((x, i) => text(`${'ABCD'[i]}1`, x)).join('')}</row><row r="2">${text('A2', '石安')}${cells}</row></sheetData></worksheet>`,
      ),
    })
  }
  const zero = (at: string) => `<c r="${at}"><f>X1</f><v>0</v></c>`
  const first = async (file: Uint8Array) => {
    const [child] = (await readingOf(file)).children
    return [child?.sex, child?.birthDate, child?.leftBehind, child?.more.doubts]
  }
  it('write noughts: nothing is made of them, and it is told', async () => {
    expect(await first(book(zero('B2') + zero('C2') + zero('D2'), false))).toEqual([
      null,
      null,
      null,
      ['formula-unworked'],
    ])
  })
  it('and make no child of a sum', async () => {
    const file = bookOf(
      `<sheetData><row r="1">${text('A1', '姓名')}${text('B1', '性别')}${text('C1', '班级')}</row><row r="2">${text('A2', '石安')}<c r="B2"><f>X1</f></c></row><row r="3">${text('A3', '男生')}<c r="B3"><f>COUNTIF(B2:B2,"男")</f></c></row><row r="4">${text('A4', '合计')}<c r="B4"><f>COUNTA(A2:A2)</f></c></row></sheetData>`,
    )
    expect(await names(file)).toEqual([[2, '石安', null]])
  })
  it('a nought that was worked out is one', async () => {
    expect(await first(book(`${text('B2', '女')}${zero('D2')}`, true))).toEqual(['female', null, 'no', []])
    const beside = `${text('B2', '女')}<c r="C2"><f>DATE(2015,4,11)</f><v>42105</v></c>${zero('D2')}`
    expect(await first(book(beside, false))).toEqual(['female', '2015-04-11', 'no', []])
  })
  it('an .xls whose formulas all hold noughts', async () => {
    const file = readFileSync(new URL('../testing/examples/never-worked-out.xls', import.meta.url))
    expect((await readingOf(file)).children.map((c) => [c.name, c.class, c.leftBehind, c.more.doubts])).toEqual([
      ['石一鸣', '10', null, ['formula-unworked']],
      ['何雨桐', '2', null, ['formula-unworked']],
      // Its father works elsewhere, and the list says no.
      ['岳小松', '2', 'no', ['flag-against-parents']],
      ['阿依·古丽', '10', 'no', []],
    ])
  })
})

describe('a page that left out hidden rows', () => {
  const page = (...rows: string[]) => utf8(`<table>${rows.map((r) => `<tr>${r}</tr>`).join('')}</table>`)
  const HEAD = '<td>姓名<td>性别<td>住址<td>班级'
  const read = async (file: Uint8Array) =>
    (await readingOf(file)).children.map((c) => [c.name, c.address, c.grade, c.class])
  it('a cell that reached over them does not push the next row aside', async () => {
    const rows = [HEAD, '<td>石安<td>女<td rowspan=2>河湾村<td>三1班', '<td>罗禾<td>男<td>大坪村<td>三2班']
    expect(await read(page(...rows))).toEqual([
      ['石安', '河湾村', 3, '1'],
      ['罗禾', '大坪村', 3, '2'],
    ])
    const three = [
      '<td>石安<td>女<td rowspan=3>河湾村<td>三1班',
      '<td>龙雨<td>女<td>三1班',
      '<td>罗禾<td>男<td>大坪村<td>三2班',
    ]
    expect(await read(page(HEAD, ...three))).toEqual([
      ['石安', '河湾村', 3, '1'],
      ['龙雨', '河湾村', 3, '1'],
      ['罗禾', '大坪村', 3, '2'],
    ])
  })
  it('a cell that really reaches over rows still does, and so do two rows of headings', async () => {
    const rows = [HEAD, '<td>石安<td>女<td rowspan=2>河湾村<td>三1班', '<td>罗禾<td>男<td>三2班']
    expect(await read(page(...rows))).toEqual([
      ['石安', '河湾村', 3, '1'],
      ['罗禾', '河湾村', 3, '2'],
    ])
    // Most rows have fewer cells of their own than the table is wide.
    const class3 = ['石安', '罗禾', '龙雨', '田一', '苗青'].map(
      (name, i) => `<td>${name}<td>女<td>河湾村${i === 0 ? '<td rowspan=5>三1班' : ''}`,
    )
    expect((await read(page(HEAD, ...class3))).map((c) => c[3])).toEqual(['1', '1', '1', '1', '1'])
    const two = [
      '<td rowspan=2>姓名<td rowspan=2>性别<td colspan=2>学籍',
      '<td>住址<td>班级',
      '<td>石安<td>女<td>河湾村<td>三1班',
    ]
    expect(await read(page(...two))).toEqual([['石安', '河湾村', 3, '1']])
  })
})
