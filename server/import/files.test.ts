import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BOY_ID, csvOf, ID, readingOf } from './testing/reading-of.ts'
import { bookOf, utf8 } from './testing/sheets.ts'

/** One small roster in every dress: the reading must be the same. */
const ROWS = [
  ['青石小学三（2）班留守儿童花名册'],
  ['序号', '姓名', '性别', '身份证号', '出生日期', '监护人', '监护人电话', '是否住校'],
  ['1', '\u{2cd0a}雨', '女', ID, '2015-04-11', '石老根', '13800000001', '是'],
  ['2', '罗禾', '男', BOY_ID, '2016.12', '田桂兰', '13800000002', '否'],
]
const expectRoster = async (file: Uint8Array | string) => {
  const { children, skippedRows } = await readingOf(file)
  const more = { school: '青石小学', grade: 3, class: '2', issues: [] }
  expect(children).toMatchObject([
    { row: 3, name: '\u{2cd0a}雨', idNumber: ID, birthDate: '2015-04-11', boarder: true, ...more },
    { row: 4, name: '罗禾', idNumber: BOY_ID, birthDate: '2016-12-30', boarder: false, ...more },
  ])
  expect(skippedRows.map((s) => [s.row, s.reason])).toEqual([
    [1, 'title'],
    [2, 'header'],
  ])
}
const table = `<table>${ROWS.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table>`
const wide = (text: string, swap = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return swap ? bytes.swap16() : bytes
}

describe('text', () => {
  it.each(['\t', ',', ';', '|', '，'])('cells apart by %j', async (mark) => {
    await expectRoster(ROWS.map((r) => r.join(mark)).join('\r\n'))
    await expectRoster(ROWS.map((r) => r.join(mark)).join('\r'))
  })

  it('UTF-16 of both orders, with and without a mark', async () => {
    const text = csvOf(ROWS)
    for (const swap of [false, true]) for (const mark of ['', '\ufeff']) await expectRoster(wide(mark + text, swap))
  })

  it('a quoted heading and cells broken over lines are one row each', async () => {
    const { children } = await readingOf(
      '序号,"姓\n名",性别,家庭住址\n1,"石\n安",女,"河湾村\r\n3组"\n2,罗禾,男,"大坪村, 2组"\n',
    )
    expect(children).toMatchObject([
      { row: 2, name: '石安', address: '河湾村3组' },
      { row: 3, name: '罗禾' },
    ])
  })
})

describe('pages and XML', () => {
  it.each(['base64', 'quoted-printable'])('a single-file page in %s', async (encoding) => {
    const page = `<html><head><meta charset=utf-8></head><body>${table}</body></html>`
    const body =
      encoding === 'base64'
        ? Buffer.from(page).toString('base64')
        : [...utf8(page)]
            .map((b) => (b === 61 || b > 126 ? `=${b.toString(16).toUpperCase()}` : String.fromCharCode(b)))
            .join('')
            .replace(/(<td>)/g, '$1=\r\n')
    await expectRoster(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b1"\r\n\r\n--b1\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${body}\r\n--b1--\r\n`,
    )
  })

  it('spans hold their columns', async () => {
    const { children } = await readingOf(
      '<table><tr><th rowspan=2>姓名<th colspan=2>父亲<th rowspan=2>村<tr><th>姓名<th>务工地<tr><td>石安<td>石大<td>广东<td rowspan=2>河湾村<tr><td>罗禾<td>罗大<td>在家</table>',
    )
    expect(children).toMatchObject([
      { row: 3, name: '石安', father: { name: '石大', workPlace: '广东' }, address: '河湾村' },
      { row: 4, name: '罗禾', father: { name: '罗大', away: false }, address: '河湾村' },
    ])
  })

  const xml = (sheets: string) =>
    `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</Workbook>`
  const cell = (text: string, more = '') => `<Cell${more}><Data ss:Type="String">${text}</Data></Cell>`

  it('an XML table of 2003', async () => {
    const rows = ROWS.map((r) => `<Row>${r.map((c) => cell(c)).join('')}</Row>`).join('')
    await expectRoster(xml(`<Worksheet ss:Name="三2班"><Table>${rows}</Table></Worksheet>`))
  })

  it('… with places skipped, merges, dates, a hidden row and a hidden sheet', async () => {
    const rows = [
      `<Row ss:Index="2">${cell('花名册', ' ss:MergeAcross="2"')}</Row>`,
      `<Row>${cell('姓名')}${cell('性别')}${cell('出生日期', ' ss:Index="4"')}${cell('村')}</Row>`,
      `<Row ss:Hidden="1"><Cell><ss:Data ss:Type="String"><B>石</B>安</ss:Data></Cell>${cell('女')}<Cell ss:Index="4"><Data ss:Type="DateTime">2015-04-11T00:00:00.000</Data></Cell>${cell('河湾&#10;村', ' ss:MergeDown="1"')}</Row>`,
      `<Row>${cell('罗禾')}${cell('男')}<Cell ss:Index="4"><Data ss:Type="Number">42105</Data></Cell></Row>`,
    ]
    const hidden = `<Worksheet ss:Name="b"><Table><Row>${cell('姓名')}${cell('性别')}</Row><Row>${cell('某某')}${cell('女')}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`
    const { children } = await readingOf(
      xml(`<Worksheet ss:Name="a"><Table>${rows.join('')}</Table></Worksheet>${hidden}`),
    )
    expect(children).toMatchObject([
      { row: 4, name: '石安', birthDate: '2015-04-11', address: '河湾村', hidden: true },
      { row: 5, name: '罗禾', birthDate: '2015-04-11', address: '河湾村' },
    ])
  })
})

describe('workbooks', () => {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

  it('hidden sheets and rows of an .xls', async () => {
    const file = readFileSync(new URL('./testing/examples/hidden-parts.xls', import.meta.url))
    const { children } = await readingOf(file)
    expect(children.map((c) => [c.row, c.name, c.hidden ?? false])).toEqual([
      [4, '\u{2cd0a}雨', false],
      [5, '罗禾', true],
      [6, '阿依·买买提', false],
    ])
  })

  it('failed formulas say nothing; true and false are ticks; a value stands for its formula', async () => {
    const { children } = await readingOf(
      bookOf(
        `<sheetData><row r="1">${text('A1', '姓名')}${text('B1', '是否住校')}${text('C1', '班级')}${text('D1', '出生日期')}</row><row r="2"><c r="A2" t="str"><f>X</f><v>石安</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="e"><v>#VALUE!</v></c></row><row r="3">${text('A3', '罗禾')}<c r="B3" t="b"><v>0</v></c><c r="C3"><f>300+1</f><v>301</v></c><c r="D3"><v>42105</v></c></row></sheetData>`,
      ),
    )
    expect(children).toMatchObject([
      { name: '石安', boarder: true, class: null, birthDate: null, issues: [] },
      { name: '罗禾', boarder: false, grade: 3, class: '1', birthDate: '2015-04-11', issues: [] },
    ])
  })

  it('a formula that was never worked out is said, where the register would read it', async () => {
    const head = ['姓名', '性别', '出生日期', '得分'].map((t, i) => text(`${'ABCD'[i]}1`, t)).join('')
    const row = (n: number, name: string, birth: string, score = '') =>
      `<row r="${n}">${text(`A${n}`, name)}${text(`B${n}`, '女')}${birth}${score}</row>`
    const { children } = await readingOf(
      bookOf(
        `<sheetData><row r="1">${head}</row>${row(2, '石安安', '<c r="C2"><f>DATE(2015,4,11)</f></c>')}${row(3, '罗禾', '<c r="C3"><f>DATE(2015,4,11)</f><v>42105</v></c>')}${row(4, '苗青', '<c r="C4"><v>42105</v></c>', '<c r="D4"><f>1+1</f></c>')}${row(5, '田一', '<c r="C5"><f t="shared" si="0"/></c>')}</sheetData>`,
      ),
    )
    expect(children.map((c) => [c.name, c.birthDate, c.more.doubts, c.issueColumns['formula-unworked']])).toEqual([
      ['石安安', null, ['formula-unworked'], 2],
      ['罗禾', '2015-04-11', [], undefined],
      ['苗青', '2015-04-11', [], undefined],
      ['田一', null, ['formula-unworked'], 2],
    ])
  })

  it.each(['522699201504112209', '522699201504112000', '5.2269920150411202E+17'])(
    'an ID kept as the number %s is put right by the 学籍号',
    async (number) => {
      const { children } = await readingOf(
        bookOf(
          `<sheetData><row r="1">${text('A1', '姓名')}${text('B1', '身份证号')}${text('C1', '学籍号')}</row><row r="2">${text('A2', '石安')}<c r="B2"><v>${number}</v></c>${text('C2', `G${ID}`)}</row><row r="3">${text('A3', '罗禾')}<c r="B3"><v>522699201504117000</v></c>${text('C3', 'G522699201504117157')}</row></sheetData>`,
        ),
      )
      expect(children).toMatchObject([
        { idNumber: ID, issues: ['id-repaired'] },
        { idNumber: '522699201504117157', issues: ['id-repaired'] },
      ])
    },
  )
})
