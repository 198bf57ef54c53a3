import { classifyRow, filledTexts, isColumnNumbers, isFieldCodes, type RowKind } from './classify-row.ts'
import { cellText, type Grid, type RawCell } from './files/grid.ts'
import type { Header } from './find-headers.ts'
import { grownUp, noteAgeless } from './household.ts'
import { cellsOf, interpretRow } from './interpret-row.ts'
import { isChild } from './is-child.ts'
import { doubt, isUnworkedChild, noteStruckRow, withoutStruck } from './marked-cells.ts'
import type { RosterReading } from './reading.ts'
import { doubtSecondLines, secondLines, tallMerges, withSecondLines } from './second-lines.ts'
import { datesFrom1904 } from './serials-1904.ts'
import { addFlags, type FlagColumns } from './settle-flags.ts'
import { cellsUnder, type Place, placesBeside, signedSchool, surroundings } from './surroundings.ts'

/**
 * What speaks of the whole file and is judged once it is read: titles with what is signed below (`heads`: without it), what may explain
 * codes, and who is left behind.
 */
export type Gathered = { titles: string[]; heads: string[]; legends: string[]; flags: FlagColumns }

/** 同上 and its marks, after NFKC (″ becomes two primes). */
const SAME = /^(?:同上?|同前|上同|〃+|′+|"|“|”|''|[〝〞„々↑]|,,|、、|\/\/)$/

/** The children of a sheet of lists, and what each of its rows is. `settled`: rows about which nobody need be asked again. */
export const readChildren = (
  grid: Grid,
  headers: Header[],
  last: number,
  kinds: RowKind[],
  settled: Set<number>,
  at: string,
  reading: RosterReading,
  gathered: Gathered,
) => {
  const merged = fillMerges(grid)
  const tall = tallMerges(grid)
  let around: Place = surroundings(grid.name, { school: null, grade: null, label: null }, at)
  let header: Header | null = null
  let lists: ReturnType<typeof placesBeside> = []
  /** Who signed below the children of this header. */
  let signed: string | null = null
  let seen = false
  let previous: RawCell[] = []
  const continued = new Set<number>()
  for (let r = 0; r <= last; r++) {
    const begins = headers.find((h) => h.from <= r && r <= h.to)
    if (begins) {
      kinds[r] = 'header'
      if (header !== begins) previous = []
      if (header !== begins) signed = signedSchool(grid, begins, headers[headers.indexOf(begins) + 1]?.from ?? last + 1)
      header = begins
      lists = placesBeside(grid, begins, around, at)
      seen = false
      continue
    }
    const raw = grid.rows[r]
    if (continued.has(r)) {
      kinds[r] = 'note'
      settled.add(r)
      continue
    }
    if (header && !seen && (isColumnNumbers(raw) || isFieldCodes(raw))) {
      kinds[r] = 'header'
      continue
    }
    const kind = classifyRow(raw, { aboveHeader: header === null })
    const same = header ? fillSame(merged[r] ?? [], previous) : (raw ?? [])
    const dated = grid.from1904 && header ? datesFrom1904(same, header.columns) : same
    const crossed = grid.struck?.get(r)
    const filled = crossed ? withoutStruck(dated, crossed) : dated
    for (const [beside, list] of lists.entries()) {
      const own = lists.length > 1 ? cellsUnder(raw, list.columns) : (raw ?? [])
      const no = lists.length > 1 ? classifyRow(own, { aboveHeader: false }) : kind
      const spot = { sheet: grid.name, row: r + 1 }
      if (no === null && crossed && noteStruckRow(reading, dated, crossed, list.columns, spot)) {
        settled.add(r)
        continue
      }
      const unworked = grid.unworked?.get(r)
      if (no !== null || (!isChild(filled, own, list.columns) && !isUnworkedChild(unworked, own, list.columns)))
        continue
      const grown = grownUp(filled, list.columns, at)
      if (grown !== 'no') {
        settled.add(r)
        if (grown === 'unknown') noteAgeless(reading, filled, list.columns, spot)
        continue
      }
      kinds[r] = 'child'
      const place = { ...(list.place ?? around), sheet: grid.name, at }
      place.school ??= signed
      const lines = lists.length > 1 ? [] : secondLines(grid, r, list.columns, headers, tall)
      for (const line of lines) continued.add(line)
      const more = lines.map((line) => cellsOf(grid.rows[line] ?? [], list.columns))
      const child = interpretRow(withSecondLines(cellsOf(filled, list.columns), more), place, r + 1)
      doubtSecondLines(child, more)
      if (grid.hiddenRows.has(r)) child.hidden = true
      doubt(child, 'formula-unworked', unworked, list.columns)
      doubt(child, 'struck-out', crossed, list.columns)
      if (beside > 0) child.beside = beside
      addFlags(gathered.flags, child, list.columns, filled)
      reading.children.push(child)
    }
    if (kinds[r] === 'child') {
      previous = [...filled]
      seen = true
      continue
    }
    kinds[r] = kind ?? 'note'
    const text = filledTexts(raw).join(' ')
    const titled = kinds[r] === 'title' || (header === null && /^附[件表]/.test(text))
    if (titled || kinds[r] === 'footer') gathered.titles.push(text)
    if (titled) gathered.heads.push(text)
    if (titled) around = surroundings(text, around, at)
  }
}

/** Merged cells hold their value in each row that they span; sideways only headings do. */
const fillMerges = (grid: Grid): RawCell[][] => {
  const rows = grid.rows.map((row) => row)
  for (const m of grid.merges) {
    if (m.endRow <= m.startRow || m.startCol > 255) continue
    const value = grid.rows[m.startRow]?.[m.startCol] ?? null
    if (value === null) continue
    for (let r = m.startRow + 1; r <= Math.min(m.endRow, rows.length - 1); r++) {
      const row = [...(rows[r] ?? [])]
      if (cellText(row[m.startCol]) === '') row[m.startCol] = value
      rows[r] = row
    }
  }
  return rows
}

const fillSame = (row: readonly RawCell[], previous: readonly RawCell[]): RawCell[] =>
  row.map((cell, c) =>
    typeof cell === 'string' && cell.length <= 8 && SAME.test(cell.normalize('NFKC').replace(/[\s()。]/g, ''))
      ? (previous[c] ?? null)
      : cell,
  )
