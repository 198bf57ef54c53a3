import { RosterFault } from '../fault.ts'
import { decode } from './decode.ts'
import { decodeEntities } from './entities.ts'
import { noteCell } from './formulas.ts'
import { type Grid, MAX_CELLS, MAX_LETTERS, MAX_SHEETS, type RawCell } from './grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { numberCell, textCell } from './number-cell.ts'
import { type Shown, shownBy } from './number-formats.ts'
import { noteStruck } from './struck.ts'

const TAG = /<(\/?)(?:\w+:)?(Worksheet|Row|Cell|Data|Visible)(?=[\s/>])([^<>]*?)(\/?)>/g
const STYLE = /<(?:\w+:)?Style\b([^<>]*)>([\s\S]*?)<\/(?:\w+:)?Style>/g

/** “XML 表格 2003” (SpreadsheetML), which older systems export under the name .xls. Nothing outside the text is followed. */
export const readSpreadsheetXml = (bytes: Uint8Array): Grid[] => {
  const text = decode(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text.slice(0, 4096))) throw new RosterFault('corrupt')
  const grids: Grid[] = []
  let row = -1
  let column = -1
  let dataAt = -1
  let kind = ''
  const strikes = strikingStyles(text)
  let rowStyle: string | undefined
  const shown = shownStyles(text)
  let style = ''
  let crossed = false
  let rows = 0
  let cells = 0
  for (const tag of text.matchAll(TAG)) {
    const [whole, closing, name, attributes = '', empty] = tag
    const grid = grids.at(-1)
    if (name === 'Worksheet' && !closing) {
      if (grids.length >= MAX_SHEETS) throw new RosterFault('too-large')
      grids.push({
        name: decodeEntities(attribute(attributes, 'Name') ?? ''),
        hidden: false,
        rows: [],
        merges: [],
        hiddenRows: new Set(),
        unworked: new Map(),
        struck: new Map(),
      })
      row = -1
    } else if (name === 'Visible' && grid && !closing) {
      grid.hidden = /^Sheet(?:Very)?Hidden/.test(text.slice(tag.index + whole.length, tag.index + whole.length + 20))
    } else if (name === 'Row' && grid && !closing) {
      const before = row
      row = index(attributes) ?? row + 1
      rows += Math.max(0, row - before)
      if (row >= MAX_ROWS || rows > MAX_ROWS * 3) throw new RosterFault('too-large')
      while (grid.rows.length <= row) grid.rows.push([])
      if (attribute(attributes, 'Hidden') === '1') grid.hiddenRows.add(row)
      rowStyle = attribute(attributes, 'StyleID')
      column = -1
    } else if (name === 'Cell' && grid && row >= 0 && !closing) {
      column = index(attributes) ?? column + 1
      if (++cells > MAX_CELLS) throw new RosterFault('too-large')
      const across = Number(attribute(attributes, 'MergeAcross') ?? 0)
      const down = Number(attribute(attributes, 'MergeDown') ?? 0)
      if (across > 0 || down > 0)
        grid.merges.push({ startRow: row, startCol: column, endRow: row + down, endCol: column + across })
      put(grid, row, column, null)
      // Until its value comes.
      if (attribute(attributes, 'Formula') && grid.unworked) noteCell(grid.unworked, row, column)
      style = attribute(attributes, 'StyleID') ?? rowStyle ?? ''
      crossed = strikes.has(style)
      if (across > 0) column += across
    } else if (name === 'Data' && !closing && !empty) {
      dataAt = tag.index + whole.length
      kind = attribute(attributes, 'Type') ?? 'String'
    } else if (name === 'Data' && closing && grid && dataAt >= 0) {
      if (tag.index - dataAt > MAX_LETTERS) throw new RosterFault('too-large')
      const merge = grid.merges.at(-1)
      const at = merge && merge.startRow === row && merge.endCol === column ? merge.startCol : column
      const marked = text.slice(dataAt, tag.index)
      const rest = crossed ? '' : marked.replace(/<(?:\w+:)?S>[\s\S]*?<\/(?:\w+:)?S>/g, '')
      const whole = plain(marked)
      const some = plain(rest)
      const how = some === whole || whole.trim() === '' ? null : some.trim() === '' ? 'whole' : 'part'
      put(grid, row, at, cellOf(kind, how === 'part' ? some : whole, shown.get(style)))
      grid.unworked?.get(row)?.delete(at)
      if (grid.struck) noteStruck(grid.struck, row, at, how)
      dataAt = -1
    }
  }
  if (grids.length === 0) throw new RosterFault('corrupt')
  return grids
}

const plain = (marked: string): string => decodeEntities(marked.replace(/<[^<>]*>/g, ''))

/** The styles whose font strikes out. */
const strikingStyles = (text: string): Set<string> => {
  const end = text.search(/<(?:\w+:)?Worksheet\b/)
  const found = new Set<string>()
  for (const [, attributes = '', body = ''] of text.slice(0, Math.max(0, end)).matchAll(STYLE))
    if (/StrikeThrough\s*=\s*["']1/.test(body)) found.add(attribute(attributes, 'ID') ?? '')
  return found
}

/** What each style's number format shows; Fixed is two decimals, the other names say nothing that is not written. */
const shownStyles = (text: string): Map<string, Shown> => {
  const end = text.search(/<(?:\w+:)?Worksheet\b/)
  const found = new Map<string, Shown>()
  for (const [, attributes = '', body = ''] of text.slice(0, Math.max(0, end)).matchAll(STYLE)) {
    const code = decodeEntities(/NumberFormat\b[^<>]*\bFormat\s*=\s*"([^"]*)"/.exec(body)?.[1] ?? '')
    if (code === 'Fixed') found.set(attribute(attributes, 'ID') ?? '', shownBy(2, undefined))
    else if (!/^[A-Z][a-z]+(?: \w+)*$/.test(code) && code !== '')
      found.set(attribute(attributes, 'ID') ?? '', shownBy(164, code))
  }
  return found
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]

const index = (attributes: string): number | undefined => {
  const n = Number(attribute(attributes, 'Index'))
  return n > 0 ? n - 1 : undefined
}

const put = (grid: Grid, row: number, column: number, value: RawCell) => {
  const cells = grid.rows[row]
  if (!cells || column < 0 || column >= MAX_COLUMNS) return
  while (cells.length <= column) cells.push(null)
  cells[column] = value
}

const cellOf = (kind: string, text: string, shown: Shown = null): RawCell => {
  if (kind === 'Error') return null
  if (kind === 'Number' && text !== '' && !Number.isNaN(Number(text))) return numberCell(Number(text), shown, false)
  if (kind === 'Boolean') return text === '1'
  const day = kind === 'DateTime' ? /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] : undefined
  return day ? { date: day } : textCell(text, shown)
}
