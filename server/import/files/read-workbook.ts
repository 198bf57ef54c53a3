import { readXls, readXlsx } from 'hucre/xlsx'
import { RosterFault } from '../fault.ts'
import { type Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type RawCell } from './grid.ts'
import { xlsHidden } from './xls-hidden.ts'

/** The one file that knows the spreadsheet library. Dates come out by UTC parts: a date cell has no zone. */
export const readWorkbook = async (bytes: Uint8Array, kind: 'xlsx' | 'xls'): Promise<Grid[]> => {
  const book = await (kind === 'xlsx'
    ? readXlsx(bytes, { range: `A1:${columnName(MAX_COLUMNS)}${MAX_ROWS}` })
    : readXls(bytes)
  ).catch((error: unknown) => {
    throw new RosterFault(/encrypt|password|FILEPASS/i.test(String(error)) ? 'encrypted' : 'corrupt')
  })
  const unseen = kind === 'xls' ? xlsHidden(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : null
  let cells = 0
  return book.sheets.map((sheet, i): Grid => {
    cells += (sheet.rows ?? []).reduce((n, row) => n + row.length, 0)
    if (cells > MAX_CELLS * 2) throw new RosterFault('too-large')
    const rows = (sheet.rows ?? []).slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS).map(rawCell))
    const hiddenRows = new Set<number>(unseen?.rows[i])
    for (const [row, def] of sheet.rowDefs ?? []) if (def.hidden) hiddenRows.add(row)
    return {
      name: sheet.name,
      hidden: unseen?.sheets[i] ?? (sheet.hidden === true || sheet.veryHidden === true),
      rows,
      merges: sheet.merges ?? [],
      hiddenRows,
    }
  })
}

const columnName = (n: number): string =>
  n <= 26
    ? String.fromCharCode(64 + n)
    : columnName(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))

const rawCell = (value: unknown): RawCell => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return dateCell(value)
  if (typeof value === 'string' && ERROR.test(value)) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'object' && 'text' in value) return String(value.text)
  return null
}

/** #N/A, #VALUE! …: a formula that failed says nothing. */
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

/** A cell formatted as a date; a number far from any birth (20150411) only wears the format. */
const dateCell = (value: Date): RawCell => {
  if (Number.isNaN(value.getTime())) return null
  const year = value.getUTCFullYear()
  return year >= 1900 && year <= 2200
    ? { date: value.toISOString().slice(0, 10) }
    : Math.round(value.getTime() / 86_400_000) + 25_569
}
