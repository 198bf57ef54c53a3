import { parseCsv } from 'hucre/csv'
import { RosterFault } from '../fault.ts'
import { decode } from './decode.ts'
import { isFormulaText } from './formulas.ts'
import { type Grid, MAX_CELLS, MAX_LETTERS } from './grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { withoutStrayQuotes } from './stray-quotes.ts'

/** CSV, or text with tabs, semicolons or full-width commas between; one record is one row, blank lines are rows. */
export const readText = (bytes: Uint8Array): Grid[] => {
  const text = decode(bytes)
  if (text.includes('\0')) throw new RosterFault('not-a-spreadsheet')
  const delimiter = delimiterOf(text)
  if (delimiter === null) throw new RosterFault('not-a-spreadsheet')
  refuseTooLarge(text, delimiter)
  const rows = parseCsv(withoutStrayQuotes(text, delimiter), {
    delimiter,
    skipEmptyRows: false,
    typeInference: false,
    skipBom: true,
  })
  // A last line that is only the end of the line before it is no row.
  const cut = rows.map((row) => row.slice(0, MAX_COLUMNS).map((cell) => unprotect(cell === null ? '' : String(cell))))
  if (cut.length > MAX_ROWS) throw new RosterFault('too-large')
  return [{ name: '', hidden: false, rows: cut, merges: [], hiddenRows: new Set() }]
}

/** Counted before anything is built from it. */
const refuseTooLarge = (text: string, delimiter: string) => {
  let lines = 0
  let cells = 0
  let begin = 0
  let longest = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\n') lines++
    else if (c === delimiter) cells++
    else continue
    longest = Math.max(longest, i - begin)
    begin = i
  }
  longest = Math.max(longest, text.length - begin)
  if (lines > MAX_ROWS * 3 || cells > MAX_CELLS || longest > MAX_LETTERS) throw new RosterFault('too-large')
}

/** The mark that stands equally often in several lines (or in the only one); a lone 姓名 above names needs none. */
const delimiterOf = (text: string): string | null => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60)
  if (/^\s*[{[]/.test(lines[0] ?? '')) return null
  const scored = ['\t', ',', ';', '|', '，'].map((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1)
    const alike = new Map<number, number>()
    for (const n of counts) if (n > 0) alike.set(n, (alike.get(n) ?? 0) + 1)
    const most = Math.max(0, ...alike.values())
    const total = counts.reduce((sum, n) => sum + n, 0)
    // A heading broken over lines ("姓⏎名") cuts the lines unevenly.
    const few = mark !== '，' && total > 0 && (lines.length < 3 || text.includes('"'))
    return { mark, total, fits: most >= 2 || few }
  })
  const best = scored.filter((s) => s.fits).sort((a, b) => b.total - a.total)[0]
  if (best) return best.mark
  return lines.some((line) => /^\W*(?:学生|儿童|孩子)?姓\s*名\W*$/u.test(line)) ? ',' : null
}

/** `="5226…"` and a leading apostrophe or tab protect numbers from Excel. */
const unprotect = (cell: string): string => {
  if (isFormulaText(cell)) return cell
  const formula = /^="?(.*?)"?$/.exec(cell.trim())
  return (formula?.[1] ?? cell).replace(/^['\t]+/, '')
}
