import { classifyRow, filledTexts, isColumnNumbers, type RowKind } from './classify-row.ts'
import { type Correction, correct } from './corrections.ts'
import { RosterFault } from './fault.ts'
import { cellText, type Grid, type RawCell } from './files/grid.ts'
import { readGrids } from './files/read-grids.ts'
import { findHeaders, type Header } from './find-headers.ts'
import { type FormsRead, readForms } from './forms/read-forms.ts'
import type { Field } from './headings/fields.ts'
import { bareHeading, simplify } from './headings/simplify.ts'
import { grownUp, householdHeads, noteAgeless } from './household.ts'
import { cellsOf, interpretRow } from './interpret-row.ts'
import { isChild } from './is-child.ts'
import { addDoubtful } from './looks-like-child.ts'
import { markDuplicates } from './mark-duplicates.ts'
import { doubt, doubtSecondLine, isUnworkedName, noteStruckRow, withoutStruck } from './marked-cells.ts'
import type { RosterReading, SheetReading, SkippedRow } from './reading.ts'
import { datesFrom1904 } from './serials-1904.ts'
import { addFlags, type FlagColumns, flagsByValue, namesLeftBehind, settleFlags } from './settle-flags.ts'
import { cellsUnder, type Place, placesBeside, signedSchool, surroundings } from './surroundings.ts'
import { namesWholeSchool } from './whole-school.ts'
import { whyEmpty } from './why-empty.ts'

export type ReadOptions = {
  /** Ages are judged at this date (`YYYY-MM-DD`). */
  at: string
  /** Meanings learnt or chosen: by bare heading, or by sheet and column. Null = ignore. */
  meanings?: { sheet?: string; column?: number; heading?: string; field: Field | null }[]
  corrections?: Correction[]
  /** The cells of every row are given back too, for a screen that shows them. */
  cells?: boolean
}

/**
 * Reads a school's spreadsheet as the import does. Touches no database; the same bytes and options give the same reading.
 * `read`: the file's sheets, where they were read already.
 * Throws RosterFault for a file that cannot be read (codes of outside.md).
 */
export const readRoster = async (
  bytes: Uint8Array,
  options: ReadOptions,
  read?: readonly Grid[],
): Promise<RosterReading> => {
  const grids = read ?? (await readGrids(bytes))
  const reading: RosterReading = {
    children: [],
    skippedRows: [],
    doubtfulRows: [],
    columns: [],
    sheets: [],
    population: 'all',
    populationBecause: '',
    wholeSchool: false,
  }
  const gathered: Gathered = { titles: [], heads: [], legends: [], flags: new Map() }
  for (const grid of grids) readSheet(correct(grid, options.corrections ?? []), options, reading, gathered)
  if (reading.children.length === 0) throw new RosterFault('no-rows', whyEmpty(grids))
  markDuplicates(reading.children)
  const titled = gathered.titles.some((t) => namesLeftBehind(simplify(t)))
  settleFlags(reading, gathered.flags, titled, gathered.legends)
  reading.wholeSchool = gathered.heads.some((t) => namesWholeSchool(simplify(t)))
  return reading
}

/**
 * What speaks of the whole file and is judged once it is read: titles with what is signed below (`heads`: without it), what may explain
 * codes, and who is left behind.
 */
type Gathered = { titles: string[]; heads: string[]; legends: string[]; flags: FlagColumns }

const readSheet = (grid: Grid, options: ReadOptions, reading: RosterReading, gathered: Gathered) => {
  const meaningOf = (heading: string, column: number): Field | null | undefined => {
    const bare = bareHeading(heading)
    return options.meanings?.find((m) =>
      m.column === undefined ? m.heading === bare : m.sheet === grid.name && m.column === column,
    )?.field
  }
  const last = grid.rows.findLastIndex((row) => filledTexts(row).length > 0)
  const forms = readForms(grid, surroundings(grid.name, { school: null, grade: null, label: null }, options.at), {
    at: options.at,
    meaningOf,
    doubtful: reading.doubtfulRows,
  })
  const headers = (grid.hidden || forms ? [] : findHeaders(householdHeads(grid), meaningOf)).map((header): Header => {
    const tables = header.tables.map((columns) => flagsByValue(columns, grid, header.to + 1))
    return { ...header, tables, columns: tables.flat() }
  })
  const kinds = new Array<RowKind>(last + 1)
  /** Rows about which nobody need be asked (again): struck out, or a grown-up of a household. */
  const settled = new Set<number>()
  const sheet: SheetReading = { name: grid.name, hidden: grid.hidden, rows: [] }
  if (forms) takeForms(forms, kinds, reading, gathered)
  else if (headers.length === 0) kinds.fill(grid.hidden ? 'note' : sheetWithoutChildren(grid))
  else readChildren(grid, headers, last, kinds, settled, options.at, reading, gathered)
  if (headers.length === 0 && !forms)
    for (let r = 0; r <= last; r++) if (filledTexts(grid.rows[r]).length === 0) kinds[r] = 'blank'
  for (let r = 0; r <= last; r++) {
    const kind = kinds[r] ?? 'note'
    if (options.cells)
      sheet.rows.push({
        row: r + 1,
        kind,
        hidden: grid.hiddenRows.has(r),
        cells: (grid.rows[r] ?? []).map((c) => cellText(c)),
      })
    if (kind === 'child') continue
    reading.skippedRows.push({ sheet: grid.name, row: r + 1, reason: kind } satisfies SkippedRow)
    addLegend(gathered.legends, grid.rows[r])
    if (kind === 'header' || kind === 'blank') continue
    if (settled.has(r)) continue
    const above = headers.findLast((h) => h.to < r)?.tables[0] ?? null
    addDoubtful(reading, grid.rows[r], above, { sheet: grid.name, row: r + 1, reason: kind })
  }
  for (const header of headers)
    reading.columns.push(
      ...header.columns
        .filter((c) => c.heading !== '')
        .map((c) => ({ sheet: grid.name, ...c, headerRow: header.to + 1 })),
    )
  reading.sheets.push(sheet)
}

/** Children of one-page forms, with what the whole file is judged by. */
const takeForms = (forms: FormsRead, kinds: RowKind[], reading: RosterReading, gathered: Gathered) => {
  for (const [r, kind] of forms.kinds.entries()) if (kind && r < kinds.length) kinds[r] = kind
  for (const { child, columns, cells } of forms.children) {
    addFlags(gathered.flags, child, columns, cells)
    reading.children.push(child)
  }
  reading.columns.push(...forms.columns)
  gathered.titles.push(...forms.titles)
  gathered.heads.push(...forms.titles)
}

/** Notes and dictionaries that explain the codes of 留守类型: one text, or rows of a code and its word. */
const addLegend = (legends: string[], row: readonly RawCell[] | undefined) => {
  const text = filledTexts(row).join(' ')
  if (text.length <= 300 && legends.length < 500 && (/留守|外出/.test(simplify(text)) || /^\w\s+[是否]$/.test(text)))
    legends.push(text)
}

/** A sheet without a header of children: sums, or notes and dictionaries. */
const sheetWithoutChildren = (grid: Grid): RowKind =>
  /汇总|统计|合计|总表/.test(simplify(grid.name + grid.rows.slice(0, 4).flatMap(filledTexts).join(' ')))
    ? 'total'
    : 'note'

/** 同上 and its marks, after NFKC (″ becomes two primes). */
const SAME = /^(?:同上?|同前|上同|〃+|′+|"|“|”|''|[〝〞„々↑]|,,|、、|\/\/)$/

const readChildren = (
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
  let around: Place = surroundings(grid.name, { school: null, grade: null, label: null }, at)
  let header: Header | null = null
  let lists: ReturnType<typeof placesBeside> = []
  /** Who signed below the children of this header. */
  let signed: string | null = null
  let seen = false
  let previous: RawCell[] = []
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
    if (header && !seen && isColumnNumbers(raw)) {
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
      if (no !== null || (!isChild(filled, own, list.columns) && !isUnworkedName(unworked, own, list.columns))) continue
      const grown = grownUp(filled, list.columns, at)
      if (grown !== 'no') {
        settled.add(r)
        if (grown === 'unknown') noteAgeless(reading, filled, list.columns, spot)
        continue
      }
      kinds[r] = 'child'
      const place = { ...(list.place ?? around), sheet: grid.name, at }
      place.school ??= signed
      const child = interpretRow(cellsOf(filled, list.columns), place, r + 1)
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
    if (kind === null && header && kinds[r - 1] === 'child')
      doubtSecondLine(
        reading,
        raw,
        lists.flatMap((l) => l.columns),
        { sheet: grid.name, row: r + 1 },
      )
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
