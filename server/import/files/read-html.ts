import { RosterFault } from '../fault.ts'
import { decode } from './decode.ts'
import { decodeEntities } from './entities.ts'
import { type Grid, MAX_COLUMNS, MAX_ROWS, type Merge } from './grid.ts'

const MAX_TABLES = 500

/** Tables of an HTML page, as systems export them under the name .xls. Nothing in it is run or fetched. */
export const readHtml = (bytes: Uint8Array): Grid[] => {
  const page = decode(bytes)
  const html = ['script', 'style'].reduce(
    (text, tag) => cutOut(text, `<${tag}`, `</${tag}`),
    cutOut(page, '<!--', '-->'),
  )
  const names = [...page.matchAll(/<x:Name>([^<]*)<\/x:Name>/gi)].map((m) => decodeEntities(m[1] ?? ''))
  const grids: Grid[] = []
  for (const table of html.matchAll(/<table\b[^<>]*>([\s\S]*?)(?:<\/table\s*>|$)/gi)) {
    const grid = gridOf(table[1] ?? '', names[grids.length] ?? (grids.length === 0 ? '' : `表${grids.length + 1}`))
    if (grid.rows.length) grids.push(grid)
    if (grids.length > MAX_TABLES) throw new RosterFault('too-large')
  }
  if (grids.length === 0) throw new RosterFault('not-a-spreadsheet')
  return grids
}

/** Leaves out what stands between two marks, in one pass whatever the page holds; an end that never comes cuts the rest. */
const cutOut = (text: string, from: string, to: string): string => {
  const low = text.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (let start = low.indexOf(from); start >= 0; start = low.indexOf(from, at)) {
    kept.push(text.slice(at, start))
    const end = low.indexOf(to, start + from.length)
    if (end < 0) return kept.join('')
    at = end + to.length
  }
  kept.push(text.slice(at))
  return kept.join('')
}

const gridOf = (body: string, name: string): Grid => {
  const rows: string[][] = []
  const merges: Merge[] = []
  const hiddenRows = new Set<number>()
  const taken = new Set<string>()
  for (const tr of body.split(/<tr\b/i).slice(1)) {
    const r = rows.length
    if (r >= MAX_ROWS) throw new RosterFault('too-large')
    const row: string[] = []
    if (/^[^>]*(?:display\s*:\s*none|\bhidden\b)/i.test(tr)) hiddenRows.add(r)
    let c = 0
    for (const td of tr.matchAll(/<(?:td|th)\b([^<>]*)>([\s\S]*?)(?=<\/t[dh]\s*>|<(?:td|th)\b|<\/tr|$)/gi)) {
      while (taken.has(`${r},${c}`)) c++
      if (c >= MAX_COLUMNS) break
      const colspan = span(td[1] ?? '', 'colspan', MAX_COLUMNS - c)
      const rowspan = span(td[1] ?? '', 'rowspan', 2000)
      row[c] = textOf(td[2] ?? '')
      if (colspan > 1 || rowspan > 1) {
        merges.push({ startRow: r, startCol: c, endRow: r + rowspan - 1, endCol: c + colspan - 1 })
        for (let y = r; y < r + rowspan; y++) for (let x = c; x < c + colspan; x++) taken.add(`${y},${x}`)
      }
      c += colspan
    }
    rows.push(Array.from(row, (text) => text ?? ''))
  }
  return { name, hidden: false, rows, merges, hiddenRows }
}

const span = (attributes: string, name: string, most: number): number => {
  const n = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(Math.max(1, n), most)
}

const textOf = (html: string): string =>
  decodeEntities(html.replace(/<br\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, ''))
    .replace(/\u00a0/g, ' ')
    .trim()
