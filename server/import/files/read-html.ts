import { RosterFault } from '../fault.ts'
import { cutOut } from './cut-out.ts'
import { decode } from './decode.ts'
import { decodeEntities } from './entities.ts'
import { type CellSet, EmptyFormulas } from './formulas.ts'
import { type Grid, MAX_CELLS, MAX_LETTERS, MAX_SHEETS, type Merge } from './grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { tablesIn } from './nested-tables.ts'
import { noteStruck, type StruckCells } from './struck.ts'

/** Tables of an HTML page, as systems export them under the name .xls. Nothing in it is run or fetched. */
export const readHtml = (bytes: Uint8Array): Grid[] => {
  const page = decode(bytes)
  const html = ['script', 'style'].reduce(
    (text, tag) => cutOut(text, `<${tag}`, `</${tag}`),
    cutOut(page, '<!--', '-->'),
  )
  const names = [...page.matchAll(/<x:Name>([^<]*)<\/x:Name>/gi)].map((m) => decodeEntities(m[1] ?? ''))
  const crossed = strikingClasses(page)
  const grids: Grid[] = []
  for (const table of tablesIn(html)) {
    const grid = gridOf(table, crossed, names[grids.length] ?? (grids.length === 0 ? '' : `表${grids.length + 1}`))
    if (grid.rows.length) grids.push(grid)
    if (grids.length > MAX_SHEETS) throw new RosterFault('too-large')
  }
  if (grids.length === 0) throw new RosterFault('not-a-spreadsheet')
  return grids
}

/** Classes of a page's styles that strike out: .xl65 {… text-decoration:line-through …}. */
const strikingClasses = (page: string): Set<string> => {
  const found = new Set<string>()
  if (!LINE_THROUGH.test(page)) return found
  for (const [, names = '', body = ''] of page.matchAll(/([^{}<>]{1,200})\{([^{}]{0,4000})\}/g))
    if (LINE_THROUGH.test(body)) for (const [, name = ''] of names.matchAll(/\.([\w-]+)/g)) found.add(name)
  return found
}
const LINE_THROUGH = /line-through/i
const CROSSED =
  /<(s|strike|del)\b[^<>]*>[\s\S]*?<\/\1\s*>|<(span|font|u|b|i)\b[^<>]*line-through[^<>]*>[\s\S]*?<\/\2\s*>/gi

const isCrossed = (attributes: string, classes: ReadonlySet<string>): boolean =>
  LINE_THROUGH.test(attributes) ||
  (classes.size > 0 &&
    (/\bclass\s*=\s*["']?([\w\s-]+)/i.exec(attributes)?.[1] ?? '').split(/\s+/).some((name) => classes.has(name)))

const gridOf = (body: string, crossed: ReadonlySet<string>, name: string): Grid => {
  const rows: string[][] = []
  const merges: Merge[] = []
  const hiddenRows = new Set<number>()
  // The last row down to which each column is held by a cell above.
  const held: number[] = []
  let cells = 0
  const unworked: CellSet = new Map()
  const struck: StruckCells = new Map()
  const formulas = new EmptyFormulas()
  const width = widthOf(body)
  for (const tr of pieces(body, /<tr\b/gi)) {
    const r = rows.length
    if (r >= MAX_ROWS) throw new RosterFault('too-large')
    const row: string[] = []
    const rowCrossed = isCrossed(/^[^>]*/.exec(tr)?.[0] ?? '', crossed)
    if (/^[^>]*(?:display\s*:\s*none|\bhidden\b)/i.test(tr)) hiddenRows.add(r)
    let c = 0
    // A row that is whole by its own cells is reached by none above: the rows that were are hidden, and left out of the page.
    if (width > 1 && held.some((to) => to >= r) && ownWidth(tr) === width) {
      held.fill(-1)
      for (const merge of merges) merge.endRow = Math.min(merge.endRow, r - 1)
    }
    for (const td of tr.matchAll(/<(?:td|th)\b([^<>]*)>([\s\S]*?)(?=<\/t[dh]\s*>|<(?:td|th)\b|<\/tr|$)/gi)) {
      while ((held[c] ?? -1) >= r) c++
      if (c >= MAX_COLUMNS) break
      const colspan = span(td[1] ?? '', 'colspan', MAX_COLUMNS - c)
      const rowspan = span(td[1] ?? '', 'rowspan', MAX_ROWS)
      if (++cells > MAX_CELLS || (td[2] ?? '').length > MAX_LETTERS * 4) throw new RosterFault('too-large')
      const inner = td[2] ?? ''
      const whole = textOf(inner)
      const rest = rowCrossed || isCrossed(td[1] ?? '', crossed) ? '' : textOf(inner.replace(CROSSED, ''))
      const how = whole === rest || whole === '' ? null : rest === '' ? 'whole' : 'part'
      row[c] = how === 'part' ? rest : whole
      noteStruck(struck, r, c, how)
      if (/(?:^|\s)x:fmla\s*=/i.test(td[1] ?? '')) formulas.note(r, c, whole !== '')
      if (colspan > 1 || rowspan > 1) {
        merges.push({ startRow: r, startCol: c, endRow: r + rowspan - 1, endCol: c + colspan - 1 })
        for (let x = c; x < c + colspan; x++) held[x] = Math.max(held[x] ?? -1, r + rowspan - 1)
      }
      c += colspan
    }
    rows.push(Array.from(row, (text) => text ?? ''))
  }
  formulas.into(unworked)
  return { name, hidden: false, rows, merges, hiddenRows, unworked, struck }
}

/** How many columns a row's own cells take. */
const ownWidth = (tr: string): number => {
  let width = 0
  for (const [, attributes = ''] of tr.matchAll(/<(?:td|th)\b([^<>]*)>/gi))
    width += span(attributes, 'colspan', MAX_COLUMNS)
  return width
}

/** How wide a table is: as most of its rows are, with the cells that reach down to them. */
const widthOf = (body: string): number => {
  const counts = new Map<number, number>()
  let reaching: { wide: number; left: number }[] = []
  for (const tr of pieces(body, /<tr\b/gi)) {
    const width = ownWidth(tr) + reaching.reduce((n, cell) => n + cell.wide, 0)
    counts.set(width, (counts.get(width) ?? 0) + 1)
    reaching = reaching.flatMap((cell) => (cell.left > 1 ? [{ ...cell, left: cell.left - 1 }] : []))
    for (const [, attributes = ''] of tr.matchAll(/<(?:td|th)\b([^<>]*rowspan[^<>]*)>/gi)) {
      const down = span(attributes, 'rowspan', MAX_ROWS)
      if (down > 1 && reaching.length < MAX_COLUMNS)
        reaching.push({ wide: span(attributes, 'colspan', MAX_COLUMNS), left: down - 1 })
    }
  }
  let best: [width: number, rows: number] = [0, 0]
  for (const [width, rows] of counts) if (rows > best[1] || (rows === best[1] && width < best[0])) best = [width, rows]
  return best[0]
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
