import { RosterFault } from '../fault.ts'
import { cutOut } from './cut-out.ts'
import { decode } from './decode.ts'
import { decodeEntities } from './entities.ts'
import { type Grid, MAX_CELLS, MAX_COLUMNS, MAX_LETTERS, MAX_ROWS, MAX_SHEETS, type Merge } from './grid.ts'
import { tablesIn } from './nested-tables.ts'

/** Tables of an HTML page, as systems export them under the name .xls. Nothing in it is run or fetched. */
export const readHtml = (bytes: Uint8Array): Grid[] => {
  const page = decode(bytes)
  const html = ['script', 'style'].reduce(
    (text, tag) => cutOut(text, `<${tag}`, `</${tag}`),
    cutOut(page, '<!--', '-->'),
  )
  const names = [...page.matchAll(/<x:Name>([^<]*)<\/x:Name>/gi)].map((m) => decodeEntities(m[1] ?? ''))
  const grids: Grid[] = []
  for (const table of tablesIn(html)) {
    const grid = gridOf(table, names[grids.length] ?? (grids.length === 0 ? '' : `表${grids.length + 1}`))
    if (grid.rows.length) grids.push(grid)
    if (grids.length > MAX_SHEETS) throw new RosterFault('too-large')
  }
  if (grids.length === 0) throw new RosterFault('not-a-spreadsheet')
  return grids
}

const gridOf = (body: string, name: string): Grid => {
  const rows: string[][] = []
  const merges: Merge[] = []
  const hiddenRows = new Set<number>()
  // The last row down to which each column is held by a cell above.
  const held: number[] = []
  let cells = 0
  for (const tr of pieces(body, /<tr\b/gi)) {
    const r = rows.length
    if (r >= MAX_ROWS) throw new RosterFault('too-large')
    const row: string[] = []
    if (/^[^>]*(?:display\s*:\s*none|\bhidden\b)/i.test(tr)) hiddenRows.add(r)
    let c = 0
    for (const td of tr.matchAll(/<(?:td|th)\b([^<>]*)>([\s\S]*?)(?=<\/t[dh]\s*>|<(?:td|th)\b|<\/tr|$)/gi)) {
      while ((held[c] ?? -1) >= r) c++
      if (c >= MAX_COLUMNS) break
      const colspan = span(td[1] ?? '', 'colspan', MAX_COLUMNS - c)
      const rowspan = span(td[1] ?? '', 'rowspan', MAX_ROWS)
      if (++cells > MAX_CELLS || (td[2] ?? '').length > MAX_LETTERS * 4) throw new RosterFault('too-large')
      row[c] = textOf(td[2] ?? '')
      if (colspan > 1 || rowspan > 1) {
        merges.push({ startRow: r, startCol: c, endRow: r + rowspan - 1, endCol: c + colspan - 1 })
        for (let x = c; x < c + colspan; x++) held[x] = Math.max(held[x] ?? -1, r + rowspan - 1)
      }
      c += colspan
    }
    rows.push(Array.from(row, (text) => text ?? ''))
  }
  return { name, hidden: false, rows, merges, hiddenRows }
}

/** What stands behind each mark up to the next, one at a time: a page of nothing but marks builds no list. */
function* pieces(text: string, mark: RegExp): Generator<string> {
  let begin = -1
  for (const found of text.matchAll(mark)) {
    if (begin >= 0) yield text.slice(begin, found.index)
    begin = found.index + found[0].length
  }
  if (begin >= 0) yield text.slice(begin)
}

const span = (attributes: string, name: string, most: number): number => {
  const n = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(Math.max(1, n), most)
}

const textOf = (html: string): string =>
  decodeEntities(html.replace(/<br\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, ''))
    .replace(/\u00a0/g, ' ')
    .trim()
