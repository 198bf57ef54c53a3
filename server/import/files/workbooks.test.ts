import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readingOf } from '../testing/reading-of.ts'
import { bookOf, utf8, zip } from '../testing/sheets.ts'
import { textAt } from './xls/strings.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const ROWS = `<row r="1">${text('A1', '姓名')}${text('B1', '性别')}</row><row r="2">${text('A2', '石安')}${text('B2', '女')}</row>`
const sheet = (rows: string, behind = '') =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${behind}</worksheet>`

type Parts = Record<string, string | Uint8Array>
/** A workbook's parts, to be changed by a test. */
const partsOf = (rows: string, shared = '', styles = ''): Parts => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${KIND}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${KIND}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${KIND}/styles" Target="styles.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': sheet(rows),
  'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared}</sst>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
})
const packed = (parts: Parts) =>
  zip(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, typeof v === 'string' ? utf8(v) : v])))
const children = async (file: Uint8Array) => (await readingOf(file)).children

/** The same ZIP with all that may stand in 64 bits standing there. */
const zip64 = (file: Buffer): Buffer => {
  const end = file.length - 22
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  const entries: Buffer[] = []
  for (let i = 0, at = start; i < count; i++) {
    const length = 46 + file.readUInt16LE(at + 28)
    const entry = Buffer.from(file.subarray(at, at + length))
    const extra = Buffer.alloc(28)
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(24)), 4)
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(20)), 12)
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(42)), 20)
    for (const place of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, place)
    entry.writeUInt16LE(28, 30)
    entries.push(entry, extra)
    at += length
  }
  const directory = Buffer.concat(entries)
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(directory.length), 40)
  record.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8)
  const last = Buffer.from(file.subarray(end))
  last.writeUInt16LE(0xffff, 8)
  last.writeUInt16LE(0xffff, 10)
  last.writeUInt32LE(0xffffffff, 12)
  last.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([file.subarray(0, start), directory, record, locator, last])
}

describe('an .xlsx as other programs write it', () => {
  const wide = (xml: string) => Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le')
  const gbk = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GBK"?><worksheet><sheetData><row><c t="inlineStr"><is><t>'),
    Buffer.from('d0d5c3fb', 'hex'),
    Buffer.from('</t></is></c><c t="inlineStr"><is><t>'),
    Buffer.from('d0d4b1f0', 'hex'),
    Buffer.from('</t></is></c></row><row><c t="inlineStr"><is><t>'),
    Buffer.from('caafb0b2', 'hex'),
    Buffer.from('</t></is></c><c t="inlineStr"><is><t>'),
    Buffer.from('c5ae', 'hex'),
    Buffer.from('</t></is></c></row></sheetData></worksheet>'),
  ])
  const prefixed = sheet(ROWS)
    .replace('xmlns=', 'xmlns:x=')
    .replace(/<(\/?)(\w+)/g, '<$1x:$2')
  const renamed = (change: (name: string) => string): Parts =>
    Object.fromEntries(Object.entries(partsOf(ROWS)).map(([name, xml]) => [change(name), xml]))
  const one = (xml: string | Uint8Array): Parts => ({ ...partsOf(''), 'xl/worksheets/sheet1.xml': xml })

  it.each<[string, Parts]>([
    ['cells and rows without places', one(sheet(ROWS.replace(/ r="\w+"/g, '')))],
    ['a prefix before every tag', one(prefixed)],
    ['backslashes in the names of parts', renamed((name) => name.replaceAll('/', '\\'))],
    ['other capitals', renamed((name) => name.replace('worksheets/sheet1', 'Worksheets/Sheet1'))],
    ['other capitals everywhere', renamed((name) => name.toUpperCase())],
    ['strokes before the names of parts', renamed((name) => `/${name}`)],
    ['dots before the names of parts', renamed((name) => `./${name}`)],
    [
      'a sheet without its relation',
      {
        ...partsOf(ROWS),
        'xl/workbook.xml': `<workbook xmlns="${MAIN}"><sheets><sheet name="表一" sheetId="1"/></sheets></workbook>`,
      },
    ],
    ['no list of sheets', { ...partsOf(ROWS), 'xl/_rels/workbook.xml.rels': '', 'xl/workbook.xml': '<workbook/>' }],
    ['UTF-16', one(wide(sheet(ROWS)))],
    ['GBK', one(gbk)],
    ['letters as numbers', one(sheet(ROWS.replace(/\p{Script=Han}/gu, (c) => `&#${c.codePointAt(0)};`)))],
    ['CDATA', one(sheet(ROWS.replace(/<t>(.*?)<\/t>/g, '<t><![CDATA[$1]]></t>')))],
    ['cells in a comment', one(sheet(`<!-- <row r="1">${text('A1', '村')}</row> -->${ROWS}`))],
    ['strict names', one(sheet(ROWS).replace(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main'))],
  ])('%s', async (_, parts) => {
    expect(await children(packed(parts))).toMatchObject([{ name: '石安', sex: 'female', row: 2 }])
  })

  it('two sheets without their relations, in the order of their parts', async () => {
    const parts = partsOf(ROWS)
    parts['xl/worksheets/sheet2.xml'] = sheet(ROWS.replace('石安', '罗禾'))
    parts['xl/workbook.xml'] =
      `<workbook xmlns="${MAIN}"><sheets><sheet name="一" sheetId="1"/><sheet name="二" sheetId="2"/></sheets></workbook>`
    expect((await children(packed(parts))).map((c) => [c.sheet, c.name])).toEqual([
      ['一', '石安'],
      ['二', '罗禾'],
    ])
  })

  it('ZIP64: sizes and places that stand in extra fields', async () => {
    const plain = Buffer.from(packed(partsOf(ROWS)))
    expect(await children(zip64(plain))).toMatchObject([{ name: '石安' }])
    const lying = zip64(plain)
    lying.writeBigUInt64LE(2n ** 40n, lying.length - 22 - 20 + 8)
    await expect(readingOf(lying)).rejects.toMatchObject({ code: 'corrupt' })
  })

  it('rich text is joined, the reading aid above it left out; Excel’s own escapes', async () => {
    const shared =
      '<si><t>姓名</t></si><si><t>性别</t></si><si><r><t>石</t></r><r><rPr><b/></rPr><t>安_x000D_</t></r><rPh sb="0" eb="1"><t>shi</t></rPh></si><si><t/></si><si><t>女</t></si>'
    const cell = (at: string, n: number) => `<c r="${at}" t="s"><v>${n}</v></c>`
    const rows = `<row r="1">${cell('A1', 0)}${cell('B1', 1)}</row><row r="2">${cell('A2', 2)}${cell('B2', 4)}</row>`
    expect(await children(packed(partsOf(rows, shared)))).toMatchObject([{ name: '石安', sex: 'female' }])
  })

  it('a name pasted as a picture is a name to be typed', async () => {
    const rows = `${ROWS}<row r="3"><c r="A3" t="str"><v>=DISPIMG(&quot;ID_0123&quot;,1)</v></c>${text('B3', '男')}${text('C3', '522699201612302237')}</row>`
    const book = packed(partsOf(rows.replace('</row>', `${text('C1', '身份证号')}</row>`)))
    expect(await children(book)).toMatchObject([{ name: '石安' }, { name: '', issues: ['name-missing'] }])
  })

  it('a chart on a sheet of its own is no sheet', async () => {
    const parts = partsOf(ROWS)
    parts['xl/workbook.xml'] = String(parts['xl/workbook.xml']).replace(
      '<sheets>',
      '<sheets><sheet name="图" r:id="rId9"/>',
    )
    parts['xl/_rels/workbook.xml.rels'] = String(parts['xl/_rels/workbook.xml.rels']).replace(
      '<Relationships>',
      `<Relationships><Relationship Id="rId9" Type="${KIND}/chartsheet" Target="chartsheets/sheet1.xml"/>`,
    )
    expect((await readingOf(packed(parts))).children).toMatchObject([{ sheet: '表一', name: '石安' }])
  })
})

describe('dates by their format', () => {
  const styles = (...formats: (number | string)[]) =>
    `<numFmts>${formats.map((f, i) => (typeof f === 'string' ? `<numFmt numFmtId="${170 + i}" formatCode="${f}"/>` : '')).join('')}</numFmts><cellXfs>${formats.map((f, i) => `<xf numFmtId="${typeof f === 'string' ? 170 + i : f}"/>`).join('')}</cellXfs>`
  const born = (value: string) =>
    `<row r="1">${text('A1', '姓名')}${text('B1', '出生日期')}</row><row r="2">${text('A2', '石安')}<c r="B2" s="0">${value}</c></row>`

  it.each<[number | string, string | null]>([
    [14, '2015-03-06'],
    [31, '2015-03-06'],
    [57, '2015-03'],
    [17, '2015-03'],
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '2015-03-06'],
    ['yyyy&quot;年&quot;m&quot;月&quot;;@', '2015-03'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2015-03-06'],
    ['[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', '2015-03-06'],
    ['mmm\\-yy', '2015-03'],
    ['e\\-mm\\-dd', '2015-03-06'],
    ['0_ ', '2015-03-06'],
    [0, '2015-03-06'],
  ])('%s', async (format, birthDate) => {
    const file = packed(partsOf(born('<v>42069</v>'), '', styles(format)))
    expect(await children(file)).toMatchObject([{ birthDate, issues: [] }])
  })

  it('a class typed as 3-1 is no first of March', async () => {
    const file = packed(
      partsOf(born('<v>45717</v>').replace('出生日期', '班级'), '', styles('m&quot;月&quot;d&quot;日&quot;')),
    )
    expect(await children(file)).toMatchObject([{ grade: 3, class: '1', issues: [] }])
  })

  it('a number that only wears the format, and an ISO date', async () => {
    const at = async (value: string) => (await children(packed(partsOf(born(value), '', styles(14)))))[0]?.birthDate
    expect(await at('<v>20150306</v>')).toBe('2015-03-06')
    const iso = packed(partsOf(born('<v>2015-03-06T00:00:00</v>').replace('s="0"', 't="d"')))
    expect(await children(iso)).toMatchObject([{ birthDate: '2015-03-06' }])
  })

  it('days counted from 1904, under a format and bare', async () => {
    const parts = partsOf(born('<v>40607</v>'), '', styles(14, 0))
    parts['xl/workbook.xml'] = String(parts['xl/workbook.xml']).replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>',
    )
    expect(await children(packed(parts))).toMatchObject([{ birthDate: '2015-03-06' }])
    parts['xl/worksheets/sheet1.xml'] = sheet(born('<v>40607</v>').replace('s="0"', 's="1"'))
    expect(await children(packed(parts))).toMatchObject([{ birthDate: '2015-03-06' }])
  })
})

describe('what lies around a roster', () => {
  it('formats over empty rows and columns, in each way of writing an empty cell', async () => {
    const far = Array.from({ length: 3000 }, (_, i) => i * 20 + 3)
    const empty = far.map(
      (r) => `<row r="${r}"><c r="A${r}" s="1"/><c r="XFD${r}" s="1" t="n"></c><c r="C${r}"><v/></c></row>`,
    )
    expect(await children(bookOf(`<sheetData>${ROWS}${empty.join('')}</sheetData>`))).toMatchObject([{ name: '石安' }])
  })

  it('a lost space far out is nothing; anything else out there is too large', async () => {
    const far = (value: string) =>
      bookOf(`<sheetData>${ROWS}<row r="50000">${text('GR50000', value)}</row></sheetData>`)
    expect(await children(far(' '))).toMatchObject([{ name: '石安' }])
    await expect(readingOf(far('x'))).rejects.toMatchObject({ code: 'too-large' })
  })

  it('more children than a roster holds are refused, none is lost in silence', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `<row r="${i + 2}">${text(`A${i + 2}`, '石安')}</row>`)
    const book = bookOf(`<sheetData><row r="1">${text('A1', '姓名')}</row>${rows.join('')}</sheetData>`)
    await expect(readingOf(book)).rejects.toMatchObject({ code: 'too-large' })
  })

  it('a part that never ends, or is not what its name says', async () => {
    const parts: Record<string, Uint8Array> = {}
    for (const [name, xml] of Object.entries(partsOf(ROWS))) parts[name] = deflateRawSync(utf8(String(xml)))
    const withSheet = (xml: string) =>
      zip({ ...parts, 'xl/worksheets/sheet1.xml': deflateRawSync(utf8(xml)) }, { method: 8 })
    await expect(readingOf(withSheet(sheet('<!-- '.repeat(2_000_000))))).rejects.toMatchObject({ code: 'too-large' })
    await expect(readingOf(withSheet(sheet('<c r="A3">'.repeat(500_000))))).rejects.toMatchObject({ code: 'too-large' })
    await expect(readingOf(withSheet(sheet('<row r="3"/>'.repeat(1_100_000))))).rejects.toMatchObject({
      code: 'too-large',
    })
    await expect(readingOf(withSheet('<html/>'))).rejects.toMatchObject({ code: 'corrupt' })
    await expect(readingOf(withSheet(sheet(ROWS).slice(0, -60)))).rejects.toMatchObject({ code: 'corrupt' })
  })
})

describe('an .xls', () => {
  const file = (name: string) => readFileSync(new URL(`../testing/examples/${name}`, import.meta.url))

  it('of Excel 5 and 95: letters in a code page', async () => {
    expect(await children(file('excel-5.xls'))).toMatchObject([
      { row: 3, name: '石安', birthDate: '2015-04-11', school: '青石小学', caregiver: { phones: ['13800000001'] } },
      { row: 4, name: '罗禾', birthDate: '2016-12-30', grade: 3, class: '2', caregiver: { name: '田桂兰' } },
    ])
  })

  const paged = (page: number, letters: string) => {
    const bytes = Buffer.from(file('excel-5.xls'))
    bytes.writeUInt16LE(page, bytes.indexOf(Buffer.from('42000200', 'hex')) + 4)
    const name = Buffer.from('caafb0b2', 'hex')
    Buffer.from(letters, 'hex').copy(bytes, bytes.indexOf(name))
    return bytes
  }
  // What is not of the page changed is read by the headings alone, which stand in the page of the file.
  it.each<[number, string, string]>([
    [936, 'caafb0b2', '石安'],
    [1252, 'caafb0b2', '石安'],
    [10000, 'caafb0b2', '石安'],
    [10008, 'caafb0b2', '石安'],
    [437, 'caafb0b2', '石安'],
  ])('a code page of the number %d', async (page, letters, name) => {
    expect((await children(paged(page, letters)))[0]?.name).toBe(name)
  })
  it.each<[number, string, string]>([
    [950, 'a5dba677', '石安'],
    [1250, '8e69676f', 'Žigo'],
    [1251, 'c8e2e0ed', 'Иван'],
    [1252, '4dfc6c6c', 'Müll'],
    [1256, 'e3cde3cf', 'محمد'],
    [1258, 'cc6ed26e', '\u0300n\u0309n'],
    [10000, '8e6e6465', 'énde'],
    [932, '97d196d8', '林木'],
    [65001, 'e79fb341', '石A'],
  ])('letters of the page %d', (page, letters, text) => {
    const bytes = Buffer.from(letters, 'hex')
    const data = Buffer.concat([Buffer.from([bytes.length]), bytes])
    expect(textAt(data, 0, 1, { wide: false, page })).toBe(text)
  })
  it('whose structure alone is protected opens without a password; one with its own does not', async () => {
    expect(await children(file('protected-structure.xls'))).toMatchObject([
      { row: 3, name: '石安安', birthDate: '2015-04-11', idNumber: '522699201504112209', grade: 3, class: '1' },
      { row: 5, name: '苗青', father: { phones: ['13800001003'] } },
    ])
    const other = Buffer.from(file('protected-structure.xls'))
    const pass = other.indexOf(Buffer.from('2f003600', 'hex')) + 4
    other[pass + 30] = (other[pass + 30] ?? 0) ^ 1
    await expect(readingOf(other)).rejects.toMatchObject({ code: 'encrypted' })
  })
  it('whose stream is written in capitals', async () => {
    const bytes = Buffer.from(file('ticks.xls'))
    const at = bytes.indexOf(Buffer.from('Workbook', 'utf16le'))
    Buffer.from('WORKBOOK', 'utf16le').copy(bytes, at)
    expect((await children(bytes)).length).toBe((await children(file('ticks.xls'))).length)
  })

  it('the text of a formula shared by several cells; days counted from 1904', async () => {
    expect(await children(file('formulas-1904.xls'))).toMatchObject([
      { name: '石安', grade: 3, class: '2', birthDate: '2015-04-11' },
      { name: '罗禾', grade: 3, class: '2', birthDate: '2016-12-30' },
      { name: '田雨', grade: 3, class: '2', birthDate: '2015-05-06' },
    ])
  })

  it('broken in any byte ends with one code or is read', async () => {
    const good = file('hidden-parts.xls')
    const codes = ['read', 'too-large', 'corrupt', 'encrypted', 'not-a-spreadsheet', 'no-rows']
    for (let i = 0; i < 400; i++) {
      const bytes = Buffer.from(good)
      for (let k = 0; k < 8; k++) bytes[(i * 7919 + k * 104_729) % bytes.length] = (i * 31 + k * 17) % 256
      const code = await readingOf(bytes).then(
        () => 'read',
        (error: { code?: string }) => error.code ?? String(error),
      )
      expect(codes).toContain(code)
    }
  })
})
