import { parseCsv } from 'hucre/csv'
import { RosterFault } from '../fault.ts'
import { decode } from './decode.ts'
import { type Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './grid.ts'

/** CSV, or text with tabs, semicolons or full-width commas between; one record is one row, blank lines are rows. */
export const readText = (bytes: Uint8Array): Grid[] => {
  const text = decode(bytes)
  if (text.includes('\0')) throw new RosterFault('not-a-spreadsheet')
  const delimiter = delimiterOf(text)
  if (delimiter === null) throw new RosterFault('not-a-spreadsheet')
  refuseTooLarge(text, delimiter)
  const rows = parseCsv(text, { delimiter, skipEmptyRows: false, typeInference: false, skipBom: true })
  // A last line that is only the end of the line before it is no row.
  const cut = rows.map((row) => row.slice(0, MAX_COLUMNS).map((cell) => unprotect(cell === null ? '' : String(cell))))
  if (cut.length > MAX_ROWS) throw new RosterFault('too-large')
  return [{ name: '', hidden: false, rows: cut, merges: [], hiddenRows: new Set() }]
}

/** Counted before anything is built from it. */
const refuseTooLarge = (text: string, delimiter: string) => {
  let lines = 0
  let cells = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\n') lines++
    else if (c === delimiter) cells++
  }
  if (lines > MAX_ROWS * 3 || cells > MAX_CELLS) throw new RosterFault('too-large')
}

const delimiterOf = (text: string): string | null => {
  const head = text.slice(0, 20_000)
  const counts = ['\t', ',', ';', '|', '，']
    .map((d) => [d, head.split(d).length - 1] as const)
    .sort((a, b) => b[1] - a[1])
  const [best, n] = counts[0] ?? [',', 0]
  if (n > 0) return best
  return head.includes('\n') ? ',' : null
}

/** `="5226…"` and a leading apostrophe or tab protect numbers from Excel. */
const unprotect = (cell: string): string => {
  const formula = /^="?(.*?)"?$/.exec(cell.trim())
  return (formula?.[1] ?? cell).replace(/^['\t]+/, '')
}
