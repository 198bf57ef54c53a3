import { filledTexts, type RowKind } from './classify-row.ts'
import { type Correction, correct } from './corrections.ts'
import { RosterFault } from './fault.ts'
import { cellText, type Grid, type RawCell } from './files/grid.ts'
import { readGrids } from './files/read-grids.ts'
import { findHeaders, type Header } from './find-headers.ts'
import { type FormsRead, readForms } from './forms/read-forms.ts'
import type { Field } from './headings/fields.ts'
import { bareHeading, simplify } from './headings/simplify.ts'
import { householdHeads } from './household.ts'
import { addDoubtful } from './looks-like-child.ts'
import { markDuplicates } from './mark-duplicates.ts'
import { type Gathered, readChildren } from './read-children.ts'
import type { RosterReading, SheetReading, SkippedRow } from './reading.ts'
import { addFlags, flagsByValue, namesLeftBehind, settleFlags } from './settle-flags.ts'
import { surroundings } from './surroundings.ts'
import { namesWholeSchool } from './whole-school.ts'
import { withoutGrownUpsIds } from './whose-id.ts'
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
    const tables = header.tables.map((columns) =>
      withoutGrownUpsIds(flagsByValue(columns, grid, header.to + 1), grid, header.to + 1, options.at),
    )
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
        ...mendedIn(grid, r),
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

/** What the file says at the cells of a row that read otherwise now. */
const mendedIn = (grid: Grid, r: number): { was?: Record<number, string> } => {
  const was = [...(grid.mended?.get(r) ?? [])]
    .map(([column, cell]) => [column, cellText(cell)] as const)
    .filter(([column, text]) => text !== cellText(grid.rows[r]?.[column]))
  return was.length ? { was: Object.fromEntries(was) } : {}
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
