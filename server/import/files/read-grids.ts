import { RosterFault } from '../fault.ts'
import { withoutFormulaTexts } from './formulas.ts'
import { type Grid, MAX_MERGED } from './grid.ts'
import { readHtml } from './read-html.ts'
import { readMhtml } from './read-mhtml.ts'
import { readSpreadsheetXml } from './read-spreadsheet-xml.ts'
import { readText } from './read-text.ts'
import { type FileKind, sniff } from './sniff.ts'
import { readXls } from './xls/read-xls.ts'
import { unlocked } from './xlsx/known-password.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

/** Any spreadsheet's sheets, judged by its bytes. Throws RosterFault. */
export const readGrids = async (bytes: Uint8Array): Promise<Grid[]> => {
  const open = unlocked(bytes)
  const grids = await read(open, sniff(open))
  for (const { merges, rows } of grids) {
    let spanned = 0
    for (const m of merges) spanned += Math.max(0, Math.min(m.endRow, rows.length - 1) - m.startRow)
    if (spanned > MAX_MERGED) throw new RosterFault('too-large')
  }
  return grids.map(withoutFormulaTexts)
}

const read = (bytes: Uint8Array, kind: FileKind): Grid[] | Promise<Grid[]> => {
  if (kind === 'html') return readHtml(bytes)
  if (kind === 'xml') return readSpreadsheetXml(bytes)
  if (kind === 'mhtml') return readMhtml(bytes)
  if (kind === 'text') return readText(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return kind === 'xlsx' ? readXlsx(buffer) : readXls(buffer)
}
