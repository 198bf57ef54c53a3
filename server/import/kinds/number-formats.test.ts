import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { readingOf } from '../testing/reading-of.ts'
import { utf8 } from '../testing/sheets.ts'

/** What a list shows is what was written, also where the words stand in the number's format (own inputs of §3). */
type Cell = string | number | null
const book = async (rows: Cell[][], formats: Record<string, string>): Promise<Uint8Array> => {
  const made = new ExcelJS.Workbook()
  const sheet = made.addWorksheet('名单')
  for (const row of rows) sheet.addRow(row)
  for (const [at, format] of Object.entries(formats)) sheet.getCell(at).numFmt = format
  return new Uint8Array(await made.xlsx.writeBuffer())
}

it('a class whose grade stands in the format', async () => {
  const file = await book(
    [
      ['姓名', '性别', '班级'],
      ['石安安', '女', 2],
      ['罗禾', '男', 3],
      ['龙雨', '女', '4班'],
      ['田一', '女', 3.1],
      ['苗青', '女', 302],
    ],
    { C2: '"三（"0"）班"', C3: '"四年级"0"班"', C4: '"五年级"@', C5: '"（"0.00"）班"', C6: '000' },
  )
  expect((await readingOf(file)).children.map((c) => [c.name, c.grade, c.class])).toEqual([
    ['石安安', 3, '2'],
    ['罗禾', 4, '3'],
    ['龙雨', 5, '4'],
    ['田一', 3, '10'],
    ['苗青', 3, '2'],
  ])
})

it('codes that the format shows as words, also the other way round', async () => {
  const file = await book(
    [
      ['姓名', '性别', '是否住校', '是否留守', '班级'],
      ['石安安', 1, 1, 1, '三1班'],
      ['罗禾', 2, 0, 2, '三1班'],
      ['龙雨', 1, 1, 2, '三1班'],
    ],
    {
      ...Object.fromEntries([2, 3, 4].map((n) => [`B${n}`, '[=1]"女";[=2]"男";General'])),
      ...Object.fromEntries([2, 3, 4].map((n) => [`C${n}`, '[=1]"走读";"住校"'])),
      ...Object.fromEntries([2, 3, 4].map((n) => [`D${n}`, '[=1]"否";[=2]"是"'])),
    },
  )
  const reading = await readingOf(file)
  expect(reading.children.map((c) => [c.name, c.sex, c.boarder, c.leftBehind])).toEqual([
    ['石安安', 'female', false, 'no'],
    ['罗禾', 'male', true, 'yes'],
    ['龙雨', 'female', false, 'yes'],
  ])
})

it('a number’s beginning that only the format holds', async () => {
  const file = await book(
    [
      ['学籍号', '姓名', '身份证号', '监护人', '监护人电话', '年龄', '班级'],
      [7, '石安安', 201504112209, '石老根', 13800001001, 10, '三1班'],
      ['0008', '罗禾', '201612302237', '罗老松', 13800001002, 9, '三1班'],
    ],
    {
      A2: '"2026"0000',
      A3: '"2026"@',
      C2: '"522699"0',
      C3: '"522699"@',
      E2: '000"-"0000"-"0000',
      E3: '"电话："0',
      F2: '0"岁"',
      F3: '0"周岁"',
    },
  )
  expect(
    (await readingOf(file)).children.map((c) => [c.studentNo, c.idNumber, c.caregiver.phones, c.birthDate, c.issues]),
  ).toEqual([
    ['20260007', '522699201504112209', ['13800001001'], '2015-04-11', []],
    ['20260008', '522699201612302237', ['13800001002'], '2016-12-30', []],
  ])
})

it('a table of XML of 2003 shows its formats too', async () => {
  const cell = (kind: string, value: string, style = '') =>
    `<Cell${style ? ` ss:StyleID="${style}"` : ''}><Data ss:Type="${kind}">${value}</Data></Cell>`
  const styles = (
    [
      ['s1', '0.00'],
      ['s2', '00000'],
      ['s3', '&quot;三年级&quot;0&quot;班&quot;'],
      ['s4', 'Fixed'],
      ['s5', 'General Number'],
    ] as const
  )
    .map(([id, code]) => `<Style ss:ID="${id}"><NumberFormat ss:Format="${code}"/></Style>`)
    .join('')
  const line = (name: string, no: string, klass: string) => `<Row>${cell('String', name)}${no}${klass}</Row>`
  const file = utf8(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${styles}</Styles><Worksheet ss:Name="名单"><Table>
<Row>${['姓名', '学籍号', '班级'].map((x) => cell('String', x)).join('')}</Row>
${line('石安安', cell('Number', '107', 's2'), cell('Number', '3.1', 's1'))}
${line('罗禾', cell('Number', '10108', 's5'), cell('Number', '2', 's3'))}
${line('龙雨', cell('Number', '10109'), cell('Number', '5.1', 's4'))}
</Table></Worksheet></Workbook>`,
  )
  expect((await readingOf(file)).children.map((c) => [c.name, c.studentNo, c.grade, c.class])).toEqual([
    ['石安安', '00107', 3, '10'],
    ['罗禾', '10108', 3, '2'],
    ['龙雨', '10109', 5, '10'],
  ])
})
