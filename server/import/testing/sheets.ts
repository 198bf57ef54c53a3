import ExcelJS from 'exceljs'

export type Cell = string | number | Date | null
export type SheetOf = {
  name?: string
  rows: Cell[][]
  merges?: string[]
  hiddenRows?: number[]
  hiddenColumns?: number[]
  hidden?: boolean
}

/** A workbook's bytes from plain rows. */
export const xlsx = async (...sheets: SheetOf[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  sheets.forEach(({ name, rows, merges, hiddenRows, hiddenColumns, hidden }, i) => {
    const sheet = book.addWorksheet(name ?? `Sheet${i + 1}`, hidden ? { state: 'hidden' } : {})
    for (const row of rows) sheet.addRow(row)
    for (const range of merges ?? []) sheet.mergeCells(range)
    for (const row of hiddenRows ?? []) sheet.getRow(row).hidden = true
    for (const column of hiddenColumns ?? []) sheet.getColumn(column).hidden = true
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A ZIP of stored parts, made by hand: for files that no program would write. */
export const zip = (
  parts: Record<string, Uint8Array>,
  options: { method?: number; claim?: number } = {},
): Uint8Array => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(options.method ?? 0, 8)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(options.claim ?? content.length, 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    locals.push(head, Buffer.from(name), Buffer.from(content))
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(options.method ?? 0, 10)
    entry.writeUInt32LE(content.length, 20)
    entry.writeUInt32LE(options.claim ?? content.length, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + content.length
  }
  const size = directory.reduce((n, b) => n + b.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]))
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of one sheet whose XML is written by hand. */
export const bookOf = (sheet: string): Uint8Array =>
  zip({
    '[Content_Types].xml': utf8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': utf8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    '_rels/.rels': utf8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(`<worksheet xmlns="${MAIN}">${sheet}</worksheet>`),
  })
