import type { Grid } from './grid.ts'
import { readHtml } from './read-html.ts'
import { readMhtml } from './read-mhtml.ts'
import { readSpreadsheetXml } from './read-spreadsheet-xml.ts'
import { readText } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'
import { sniff } from './sniff.ts'

/** Any spreadsheet's sheets, judged by its bytes. Throws RosterFault. */
export const readGrids = async (bytes: Uint8Array): Promise<Grid[]> => {
  const kind = sniff(bytes)
  if (kind === 'html') return readHtml(bytes)
  if (kind === 'xml') return readSpreadsheetXml(bytes)
  if (kind === 'mhtml') return readMhtml(bytes)
  if (kind === 'text') return readText(bytes)
  return readWorkbook(bytes, kind)
}
