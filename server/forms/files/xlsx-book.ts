import type JSZip from 'jszip'
import type { FormGrid } from '../../../domain/registers/blank-form.ts'
import { attribute, lettersOf, writtenIn } from '../../import/files/xlsx/xml.ts'
import { blanksOfCell } from '../inner-blanks.ts'
import { refuseForm, textOfPart } from './form-file.ts'
import { columnOf, copiedFormula, isTameFormula, lettersOfColumn } from './xml-cells.ts'

/** `attributes` without the reference, `inner` with what stands in the cell. */
export type SheetCell = { attributes: string; inner: string }
export type SheetRow = { attributes: string; cells: Map<number, SheetCell> }
export type Sheet = {
  name: string
  part: string
  before: string
  after: string
  /** By their number, from 1. */
  rows: Map<number, SheetRow>
}
export type Book = { sheets: Sheet[]; shared: string[] }

const MOST_ROWS = 2000
const MOST_COLUMNS = 100

const ODD = '这张表是用少见的软件存的，读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 再交。'

/** The sheets that are shown, cell by cell, as they are written. Errors: invalid, in a sentence. */
export const readBook = async (zip: JSZip): Promise<Book> => {
  const workbook = (await textOfPart(zip, 'xl/workbook.xml')) ?? ''
  const relations = (await textOfPart(zip, 'xl/_rels/workbook.xml.rels')) ?? ''
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^<>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id') ?? '',
      attribute(tag, 'Target') ?? '',
    ]),
  )
  const shared = [
    ...((await textOfPart(zip, 'xl/sharedStrings.xml')) ?? '').matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g),
  ].map(([, item = '']) => writtenIn(item))
  const sheets: Sheet[] = []
  for (const [tag] of workbook.matchAll(/<sheet\s[^<>]*>/g)) {
    if (/state="(?:veryHidden|hidden)"/.test(tag)) continue
    const target = targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '') ?? ''
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
    const xml = await textOfPart(zip, part)
    if (xml !== null && /<worksheet\b/.test(xml))
      sheets.push(sheetOf(lettersOf(attribute(tag, 'name') ?? ''), part, xml))
  }
  if (sheets.length === 0) refuseForm(ODD)
  return { sheets, shared }
}

const sheetOf = (name: string, part: string, xml: string): Sheet => {
  const data = /<sheetData(?:\s*\/>|>([\s\S]*?)<\/sheetData>)/.exec(xml)
  if (!data) return refuseForm(ODD)
  const rows = new Map<number, SheetRow>()
  for (const [, attributes = '', inner = ''] of (data[1] ?? '').matchAll(
    /<row\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g,
  )) {
    const number = Number(attribute(attributes, 'r') ?? rows.size + 1)
    if (number > MOST_ROWS) continue
    const cells = new Map<number, SheetCell>()
    for (const [, own = '', content = ''] of inner.matchAll(/<c\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(/^[A-Z]+/.exec(attribute(own, 'r') ?? '')?.[0] ?? 'A')
      cells.set(column, { attributes: without(own, 'r'), inner: content })
    }
    rows.set(number, { attributes: without(attributes, 'r', 'spans'), cells })
  }
  const sheet = { name, part, before: xml.slice(0, data.index), after: xml.slice(data.index + data[0].length), rows }
  spreadShared(sheet)
  for (const [number, row] of rows)
    for (const [column, { inner }] of row.cells) {
      const formula = formulaIn(inner)
      if (formula !== null && !isTameFormula(formula))
        refuseForm(`表“${name}”的 ${lettersOfColumn(column)}${number} 有引用别处或会取外面东西的公式。请改成数值再交。`)
    }
  return sheet
}

const without = (attributes: string, ...names: string[]): string =>
  names.reduce((left, name) => left.replace(new RegExp(`\\s${name}="[^"]*"`), ''), attributes)

export const formulaIn = (inner: string): string | null => {
  const found = /<f\b[^<>]*>([^<]*)<\/f>/.exec(inner)
  return found ? lettersOf(found[1] ?? '') : null
}

/** A formula shared by several cells is written into each of them, so that each can move by itself. */
const spreadShared = ({ rows }: Sheet) => {
  const bases = new Map<string, { formula: string; row: number; column: number }>()
  for (const [row, { cells }] of rows)
    for (const [column, cell] of cells) {
      const tag = /<f\b[^<>]*t="shared"[^<>]*?(?:\/>|>([^<]*)<\/f>)/.exec(cell.inner)
      if (!tag) continue
      const key = attribute(tag[0], 'si') ?? ''
      if (tag[1]) bases.set(key, { formula: lettersOf(tag[1]), row, column })
      const base = bases.get(key)
      const text = base ? copiedFormula(base.formula, row - base.row, column - base.column) : ''
      cell.inner = text === '' ? '' : `<f>${escaped(text)}</f>`
    }
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const textOfCell = ({ attributes, inner }: SheetCell, shared: readonly string[]): string => {
  const kind = attribute(attributes, 't')
  if (formulaIn(inner) !== null) return '（公式）'
  if (kind === 'inlineStr') return writtenIn(inner).trim()
  const value = lettersOf(/<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '')
  return (kind === 's' ? (shared[Number(value)] ?? '') : value).trim()
}

/** The cells that a sheet merges, rows and columns from 0. */
export const mergesOf = ({ after }: Sheet): { row: number; column: number; down: number; across: number }[] =>
  [...after.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"\s*\/>/g)].map(
    ([, a = '', from = '', b = '', to = '']) => ({
      row: Number(from) - 1,
      column: columnOf(a),
      down: Number(to) - Number(from) + 1,
      across: columnOf(b) - columnOf(a) + 1,
    }),
  )

/** What the form looks like, for the eye: cells that have a border or a word, merged ones once. */
export const gridsOfBook = ({ sheets, shared }: Book): FormGrid[] =>
  sheets.map((sheet) => {
    const merges = mergesOf(sheet)
    const inside = (row: number, column: number) =>
      merges.find((m) => row >= m.row && row < m.row + m.down && column >= m.column && column < m.column + m.across)
    const cells = [...sheet.rows].flatMap(([number, row]) =>
      [...row.cells].flatMap(([column, cell]) => {
        if (column >= MOST_COLUMNS) return []
        const merge = inside(number - 1, column)
        if (merge && (merge.row !== number - 1 || merge.column !== column)) return []
        const text = textOfCell(cell, shared)
        return [{ row: number - 1, column, down: merge?.down ?? 1, across: merge?.across ?? 1, text }]
      }),
    )
    // A merged cell that nobody gave a look is written down nowhere.
    const bare = merges.filter((m) => !cells.some((c) => c.row === m.row && c.column === m.column))
    return { kind: 'table', name: sheet.name, cells: [...cells, ...bare.map((m) => ({ ...m, text: '' }))] }
  })

/** The blanks of cells that hold several labels, sheet by sheet; `nth`: which of its cell. */
export const blanksOfBook = ({
  sheets,
  shared,
}: Book): { label: string; sheet: Sheet; row: number; column: number; nth: number }[] =>
  sheets.flatMap((sheet) =>
    [...sheet.rows].flatMap(([row, { cells }]) =>
      [...cells].flatMap(([column, cell]) =>
        column >= MOST_COLUMNS
          ? []
          : blanksOfCell(textOfCell(cell, shared)).map(({ label }, nth) => ({ label, sheet, row, column, nth })),
      ),
    ),
  )
