import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../read-roster.ts'
import { AT, readingOf } from '../testing/reading-of.ts'
import { bookOf, utf8, zip } from '../testing/sheets.ts'
import { unstruck } from './struck.ts'

/** One list in each container that can strike a cell out: a line that is crossed out, an old number beside the new, a lone one. */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const cell = (at: string, inner: string, style = 0) => `<c r="${at}" s="${style}" t="inlineStr"><is>${inner}</is></c>`
const t = (text: string) => `<t>${text}</t>`
const line = (n: number, texts: string[], style = 0, styleOf: (i: number) => number = () => style) =>
  `<row r="${n}">${texts.map((x, i) => cell(`${'ABCDE'[i]}${n}`, x.startsWith('<') ? x : t(x), styleOf(i))).join('')}</row>`
const rich =
  '<r><rPr><strike/></rPr><t>13800001003</t></r><r><rPr><strike val="0"/></rPr><t xml:space="preserve"> 13800001004</t></r>'
const xlsx = zip({
  'xl/workbook.xml': utf8(
    `<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets><sheet name="三1班" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': utf8(
    `<Relationships><Relationship Id="rId1" Type="${KIND}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="${KIND}/styles" Target="styles.xml"/></Relationships>`,
  ),
  'xl/styles.xml': utf8(
    `<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/></font><font><strike/><sz val="11"/></font><font/></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>`,
  ),
  'xl/worksheets/sheet1.xml': utf8(
    `<worksheet xmlns="${MAIN}"><sheetData>${[
      line(1, ['姓名', '性别', '出生日期', '父亲姓名', '父亲电话']),
      line(2, ['石安安', '女', '2015-04-11', '石大山', '13800001001']),
      line(3, ['龙河生', '男', '2015-05-01', '龙大海', '13800001002'], 1),
      line(4, ['苗青', '女', '2015-06-01', '苗大田', rich]),
      line(5, ['田一', '男', '2015-07-01', '田大河', '13800001005'], 0, (i) => (i === 4 ? 1 : 0)),
    ].join('')}</sheetData></worksheet>`,
  ),
})
const xml =
  utf8(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles><Worksheet ss:Name="三1班"><Table>
<Row>${['姓名', '性别', '出生日期', '父亲姓名', '父亲电话'].map((x) => `<Cell><Data ss:Type="String">${x}</Data></Cell>`).join('')}</Row>
<Row><Cell><Data ss:Type="String">石安安</Data></Cell><Cell><Data ss:Type="String">女</Data></Cell><Cell><Data ss:Type="String">2015-04-11</Data></Cell><Cell><Data ss:Type="String">石大山</Data></Cell><Cell><Data ss:Type="String">13800001001</Data></Cell></Row>
<Row ss:StyleID="s1"><Cell><Data ss:Type="String">龙河生</Data></Cell><Cell><Data ss:Type="String">男</Data></Cell><Cell><Data ss:Type="String">2015-05-01</Data></Cell><Cell><Data ss:Type="String">龙大海</Data></Cell><Cell><Data ss:Type="String">13800001002</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">苗青</Data></Cell><Cell><Data ss:Type="String">女</Data></Cell><Cell><Data ss:Type="String">2015-06-01</Data></Cell><Cell><Data ss:Type="String">苗大田</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><S>13800001003</S><Font> 13800001004</Font></ss:Data></Cell></Row>
<Row><Cell><Data ss:Type="String">田一</Data></Cell><Cell><Data ss:Type="String">男</Data></Cell><Cell><Data ss:Type="String">2015-07-01</Data></Cell><Cell><Data ss:Type="String">田大河</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="String">13800001005</Data></Cell></Row>
</Table></Worksheet></Workbook>`)
const html =
  utf8(`<html><style>.xl65 {color:red; text-decoration:line-through;}</style><table><tr><td>姓名<td>性别<td>出生日期<td>父亲姓名<td>父亲电话</tr>
<tr><td>石安安<td>女<td>2015-04-11<td>石大山<td>13800001001</tr>
<tr class=xl65><td>龙河生<td>男<td>2015-05-01<td>龙大海<td>13800001002</tr>
<tr><td>苗青<td>女<td>2015-06-01<td>苗大田<td><s>13800001003</s> 13800001004</tr>
<tr><td>田一<td>男<td>2015-07-01<td>田大河<td class="a xl65">13800001005</tr></table></html>`)
const xls = readFileSync(new URL('../testing/examples/struck-out.xls', import.meta.url))

describe('what is struck out', () => {
  it.each<[string, Uint8Array]>([
    ['.xlsx', xlsx],
    ['.xls', xls],
    ['XML of 2003', xml],
    ['HTML', html],
  ])('is left out and said: %s', async (_, file) => {
    const { children, doubtfulRows, skippedRows } = await readingOf(file)
    expect(children.map((c) => [c.name, c.father.phones, c.more.doubts, c.issueColumns['struck-out']])).toEqual([
      ['石安安', ['13800001001'], [], undefined],
      ['苗青', ['13800001004'], ['struck-out'], 4],
      ['田一', [], ['struck-out'], 4],
    ])
    expect(doubtfulRows).toMatchObject([{ row: 3, name: '龙河生', column: 0, because: 'struck' }])
    expect(skippedRows.map((s) => [s.row, s.reason])).toContainEqual([3, 'note'])
  })
  it('comes in once somebody says that the child is there', async () => {
    const { children, doubtfulRows } = await readRoster(xlsx, {
      at: AT,
      corrections: [{ sheet: '三1班', row: 3, column: 0, text: '龙河生' }],
    })
    expect(children.map((c) => [c.name, c.father.phones]).slice(0, 2)).toEqual([
      ['石安安', ['13800001001']],
      ['龙河生', ['13800001002']],
    ])
    expect(doubtfulRows).toEqual([])
  })
  it('is only what is struck out', () => {
    expect(unstruck('石安安', false, [])).toEqual({ text: '石安安', struck: null })
    expect(unstruck('石安安', true, [{ at: 1, struck: false }])).toEqual({ text: '安安', struck: 'part' })
    expect(unstruck('石 ', false, [{ at: 1, struck: true }])).toEqual({ text: '石 ', struck: null })
  })
})

describe('a formula that nobody worked out is said', () => {
  const head = ['姓名', '性别', '出生日期', '班级']
  const xmlOf = (cells: string) =>
    utf8(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="一"><Table>
<Row>${head.map((x) => `<Cell><Data ss:Type="String">${x}</Data></Cell>`).join('')}</Row><Row>${cells}</Row></Table></Worksheet></Workbook>`)
  const data = (x: string) => `<Cell><Data ss:Type="String">${x}</Data></Cell>`
  const row = (birth: string) =>
    bookOf(
      `<sheetData>${line(1, head)}<row r="2">${cell('A2', t('石安安'))}${cell('B2', t('女'))}${birth}${cell('D2', t('三1班'))}</row></sheetData>`,
    )
  it.each<[string, Uint8Array]>([
    ['.xlsx without a value', row('<c r="C2"><f>TODAY()</f></c>')],
    ['.xlsx with an empty value', row('<c r="C2"><f>TODAY()</f><v></v></c>')],
    ['.xlsx with an empty tag', row('<c r="C2"><f>TODAY()</f><v/></c>')],
    ['XML of 2003', xmlOf(`${data('石安安')}${data('女')}<Cell ss:Formula="=TODAY()"/>${data('三1班')}`)],
    ['CSV', utf8(`${head.join()}\n石安安,女,"=TEXT(E2,""yyyy-mm-dd"")",三1班`)],
    ['CSV, a cell', utf8(`${head.join()}\n石安安,女,=E2,三1班`)],
    [
      'tabs, another sheet',
      utf8(`${head.join('\t')}\n石安安\t女\t=VLOOKUP(A2,'名 单'!A:B,2,0)\t三1班\n苗青\t女\t2015-01-02\t三1班`),
    ],
    [
      'HTML',
      utf8(
        `<table><tr><td>${head.join('<td>')}</tr><tr><td>石安安<td>女<td x:fmla="=TODAY()"></td><td>三1班</tr></table>`,
      ),
    ],
  ])('%s', async (_, file) => {
    const [child] = (await readingOf(file)).children
    expect([child?.name, child?.birthDate, child?.more.doubts, child?.issueColumns['formula-unworked']]).toEqual([
      '石安安',
      null,
      ['formula-unworked'],
      2,
    ])
  })
  it('of a name, the row is not lost', async () => {
    const { children } = await readingOf(`${head.join()}\n=名单!A2,女,,\n苗青,女,2015-01-02,三1班`)
    expect(children.map((c) => [c.name, c.issues, c.more.doubts])).toEqual([
      ['', ['name-missing'], ['formula-unworked']],
      ['苗青', [], []],
    ])
  })
  it.each<[string, Uint8Array]>([
    ['an empty text that was worked out', row('<c r="C2" t="str"><f>IF(A1="","",1)</f><v></v></c>')],
    ['a fault of the formula', row('<c r="C2" t="e"><f>1/0</f></c>')],
    ['numbers kept as ="2015"', utf8(`${head.join()}\n石安安,女,="2015-04-11",三1班`)],
    ['words behind a sign', utf8(`${head.join()}\n石安安,女,=同上,三1班`)],
    [
      'some formulas of a page have values',
      utf8(
        `<table><tr><td>${head.join('<td>')}</tr><tr><td>石安安<td>女<td x:fmla="=A1"></td><td x:fmla="=A2">三1班</tr></table>`,
      ),
    ],
  ])('%s is none', async (_, file) => {
    expect((await readingOf(file)).children[0]?.more.doubts).toEqual([])
  })
})
