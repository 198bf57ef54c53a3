import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RosterFault } from './fault.ts'
import { readRoster } from './read-roster.ts'
import { bookOf, utf8, xlsx, zip } from './testing/sheets.ts'

const AT = '2025-09-10'
const read = (bytes: Uint8Array) => readRoster(bytes, { at: AT })
const fault = (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof RosterFault ? error.code : String(error)),
  )

describe('files that are none', () => {
  const part = (xml: string) => utf8(xml)
  it('each ends with one code', async () => {
    const ole = Buffer.alloc(2048)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(ole)
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
    const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 32))
    const good = await xlsx({
      rows: [
        ['姓名', '性别'],
        ['石安安', '女'],
      ],
    })
    const cases: [string, Uint8Array][] = [
      ['encrypted', locked],
      ['corrupt', ole],
      ['not-a-spreadsheet', new Uint8Array()],
      ['not-a-spreadsheet', Buffer.from('89504e470d0a1a0a0000', 'hex')],
      ['not-a-spreadsheet', utf8('<html><body>请登录</body></html>')],
      ['not-a-spreadsheet', zip({ 'word/document.xml': part('<w/>') })],
      ['corrupt', good.slice(0, good.length - 40)],
      ['corrupt', utf8('PK\x03\x04 half a file')],
      [
        'too-large',
        zip(
          { 'xl/workbook.xml': deflateRawSync(part('<workbook/>')), 'xl/worksheets/sheet1.xml': bomb },
          { method: 8, claim: 10 },
        ),
      ],
      [
        'too-large',
        zip({
          'xl/workbook.xml': part('<workbook/>'),
          'xl/worksheets/sheet1.xml': part(
            '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
          ),
        }),
      ],
      ['not-a-spreadsheet', utf8('关于做好工作的通知\n各村小：\n为做好工作，现通知如下。\n')],
      ['not-a-spreadsheet', utf8('[{"姓名":"石安","性别":"女"}]')],
      ['not-a-spreadsheet', utf8('  \n\n')],
      ['corrupt', bookOf('<!DOCTYPE x [<!ENTITY a "b">]>')],
      ['no-rows', utf8('甲,乙,丙\n1,2,3\n')],
      ['no-rows', utf8('姓名,性别\n')],
    ]
    for (const [code, bytes] of cases) expect(await fault(bytes)).toBe(code)
  })

  it.each([
    ['content.xml', '这是 .ods 表格'],
    ['xl/workbook.bin', '这是 .xlsb 表格'],
    ['word/document.xml', '这是 Word 文档'],
    ['名单.xlsx', '这是压缩包'],
  ])('a ZIP with %s says what it is and what to do', async (name, begin) => {
    const said = await read(zip({ [name]: utf8('<a/>') })).catch((error: unknown) => error)
    expect(said).toMatchObject({ code: 'not-a-spreadsheet', message: expect.stringContaining(begin) })
  })

  it('a book that shows one sheet many times is none', async () => {
    const sheets = Array.from({ length: 9 }, (_, i) => `<sheet name="a${i}" sheetId="${i + 1}" r:id="rId1"/>`)
    const book = zip({
      'xl/workbook.xml': part(`<workbook><sheets>${sheets.join('')}</sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': part('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'),
      'xl/worksheets/sheet1.xml': part('<worksheet/>'),
    })
    expect(await fault(book)).toBe('corrupt')
  })

  it('a workbook of Excel 97 is read; a locked one and half of one say so', async () => {
    const file = (name: string) => readFileSync(new URL(`./testing/examples/${name}`, import.meta.url))
    const found = await read(file('ticks.xls'))
    expect(found.children.map((c) => [c.row, c.name, c.boarder, c.father.away, c.mother.away])).toEqual([
      [3, '石安', true, true, true],
      [4, '罗安', false, null, null],
    ])
    expect(await fault(file('locked.xls'))).toBe('encrypted')
    expect(await fault(file('ticks.xls').subarray(0, 3000))).toBe('corrupt')
  })

  it('what would fill the memory is refused before anything is built from it', async () => {
    const sheet = (rows: string) =>
      zip({
        'xl/workbook.xml': part('<workbook/>'),
        'xl/worksheets/sheet1.xml': part(`<worksheet>${rows}</worksheet>`),
      })
    const hostile = [
      utf8(`姓名,性别\n${','.repeat(800_000)}`),
      utf8(`姓名,性别\n${'石安,男\n'.repeat(70_000)}`),
      utf8(`<html>${'<table><tr><td>a</table>'.repeat(600)}`),
      utf8(`<html><table><tr><td>${'&amp;'.repeat(400_001)}`),
      sheet('<c><v>1</v></c>'.repeat(700_001)),
      sheet('<mergeCell ref="A2:IV20000"/>'.repeat(20)),
    ]
    const xml = (inner: string) => utf8(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">${inner}`)
    const page = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    hostile.push(
      utf8(`姓名,性别\n石安,${'安'.repeat(50_000)}\n`),
      utf8(`姓名,性别\n石安,${'"'.repeat(50_000)}\n`),
      utf8(`<html><table>${'<tr>'.repeat(30_000)}`),
      xml('<Worksheet>'.repeat(600)),
      xml('<Worksheet><Table><Row ss:Index="20000"/></Table></Worksheet>'.repeat(5)),
      xml('<Worksheet><Row ss:Index="1048576"><Cell><Data>a</Data></Cell></Row></Worksheet>'),
      utf8(page + '--b\r\nContent-Type: text/html\r\n\r\n<table><tr><td>a</table>\r\n'.repeat(600)),
      bookOf(
        `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'安'.repeat(200_000)}</t></is></c></row></sheetData>`,
      ),
    )
    for (const bytes of hostile) expect(await fault(bytes)).toBe('too-large')
    // Marks that never close cost one pass.
    expect(await fault(utf8(`<html><table>${'<!--'.repeat(1_000_000)}`))).toBe('not-a-spreadsheet')
  })

  it('random bytes and cut files never crash', async () => {
    const good = await xlsx({
      rows: [
        ['姓名', '性别'],
        ['石安安', '女'],
      ],
    })
    const codes = ['read', 'encrypted', 'too-large', 'corrupt', 'not-a-spreadsheet', 'no-rows']
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }),
          fc.nat(good.length).map((n) => good.slice(0, n)),
          fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, b]) => good.map((v, i) => (i === at ? b : v))),
        ),
        async (bytes) => {
          expect(codes).toContain(await fault(bytes))
        },
      ),
      { numRuns: 150 },
    )
  })
})
