import type JSZip from 'jszip'
import { printable } from '../../../domain/kit/text.ts'
import { type FormList, harmless } from '../../../domain/registers/blank-form.ts'
import { attribute, lettersOf } from '../../import/files/xlsx/xml.ts'
import { hasBoxes, ticked } from '../boxes.ts'
import { innerBlanks, withBlank } from '../inner-blanks.ts'
import { textOfPart } from './form-file.ts'
import {
  type Book,
  blanksOfBook,
  escaped,
  formulaIn,
  mergesOf,
  type Sheet,
  type SheetCell,
  textOfCell,
} from './xlsx-book.ts'
import { copiedFormula, type Inserted, lettersOfColumn, movedFormula, movedRef } from './xml-cells.ts'

export type Value = string | number
export type Filled = {
  list: (Omit<FormList, 'columns'> & { columns: readonly number[]; rows: readonly (readonly Value[])[] }) | null
  spots: readonly { grid: number; row: number; column: number; value: Value }[]
}

/**
 * A form filled in, everything else of the file as it was: styles, widths, heights, pictures. More children than rows: rows like the last
 * one are put in, and what stands below (merged cells, totals, print areas, drawings) moves down with them.
 */
export const fillXlsx = async (zip: JSZip, book: Book, { list, spots }: Filled): Promise<Buffer> => {
  fillInner(book, spots)
  for (const spot of spots) {
    const sheet = book.sheets[spot.grid]
    if (sheet) setCell(sheet, spot.row + 1, spot.column, spot.value, book.shared)
  }
  const sheet = list ? book.sheets[list.grid] : undefined
  if (list && sheet) {
    const room = list.last - list.first + 1
    const inserted: Inserted = { after: list.last + 1, rows: Math.max(0, list.rows.length - room) }
    if (inserted.rows > 0) await putRowsIn(zip, book, sheet, inserted)
    list.rows.forEach((values, i) => {
      for (const [k, column] of list.columns.entries())
        setCell(sheet, list.first + 1 + i, column, values[k] ?? '', book.shared, true)
    })
  }
  for (const one of book.sheets) zip.file(one.part, written(one))
  await recount(zip)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** Blanks within cells, the last of a cell first: the others keep their place. */
const fillInner = (book: Book, spots: Filled['spots']): void => {
  const inner = blanksOfBook(book)
  const asked = spots.filter(({ grid }) => grid === book.sheets.length).toSorted((a, b) => b.row - a.row)
  for (const { row: at, value } of asked) {
    const blank = inner[at]
    const cell = blank?.sheet.rows.get(blank.row)?.cells.get(blank.column)
    if (!blank || !cell || value === '') continue
    const text = textOfCell(cell, book.shared)
    // Those behind it are filled by now.
    const own = innerBlanks(text)[blank.nth]
    if (own) writeText(cell, withBlank(text, own, printable(String(value))))
  }
}

/** Words in a cell that keeps its look. */
const writeText = (cell: SheetCell, text: string): void => {
  const style = attribute(cell.attributes, 's')
  cell.attributes = `${style === undefined ? '' : ` s="${style}"`} t="inlineStr"`
  cell.inner = `<is><t xml:space="preserve">${escaped(harmless(text))}</t></is>`
}

/** A value where the form has room; words that stand there already (校名：) stay before it. */
const setCell = (
  sheet: Sheet,
  number: number,
  column: number,
  value: Value,
  shared: readonly string[],
  over = false,
) => {
  const row = sheet.rows.get(number) ?? { attributes: '', cells: new Map<number, SheetCell>() }
  sheet.rows.set(number, row)
  const cell = row.cells.get(column)
  const style = cell ? attribute(cell.attributes, 's') : undefined
  const attributes = style === undefined ? '' : ` s="${style}"`
  const offered = over && cell ? textOfCell(cell, shared) : ''
  if (cell && hasBoxes(offered)) return writeText(cell, ticked(offered, printable(String(value))))
  const before = over || !cell ? '' : textOfCell(cell, shared).replace(/[\s_＿]+$/, '')
  if (value === '' && before === '') row.cells.set(column, { attributes, inner: '' })
  else if (typeof value === 'number' && before === '') row.cells.set(column, { attributes, inner: `<v>${value}</v>` })
  else {
    const text = escaped(harmless(printable(`${before}${value}`)))
    row.cells.set(column, {
      attributes: `${attributes} t="inlineStr"`,
      inner: `<is><t xml:space="preserve">${text}</t></is>`,
    })
  }
}

const putRowsIn = async (zip: JSZip, book: Book, sheet: Sheet, inserted: Inserted): Promise<void> => {
  const { after, rows } = inserted
  const pattern = sheet.rows.get(after) ?? { attributes: '', cells: new Map<number, SheetCell>() }
  const merges = mergesOf(sheet).filter((m) => m.row === after - 1 && m.down === 1)
  sheet.rows = new Map([...sheet.rows].map(([number, row]) => [number > after ? number + rows : number, row]))
  for (let i = 1; i <= rows; i++) {
    const cells = [...pattern.cells].map(([column, cell]): [number, SheetCell] => {
      const formula = formulaIn(cell.inner)
      // Boxes to tick stand in every row.
      if (hasBoxes(textOfCell(cell, book.shared))) return [column, { ...cell }]
      const inner = formula === null ? '' : `<f>${escaped(copiedFormula(formula, i))}</f>`
      const style = attribute(cell.attributes, 's')
      return [column, { attributes: style === undefined ? '' : ` s="${style}"`, inner }]
    })
    sheet.rows.set(after + i, { attributes: pattern.attributes, cells: new Map(cells) })
  }
  for (const one of book.sheets)
    for (const [number, row] of one.rows)
      for (const cell of row.cells.values()) {
        // Rows just copied already say what they mean.
        if (one === sheet && number > after && number <= after + rows) continue
        cell.inner = cell.inner.replace(
          /(<f\b[^<>]*>)([^<]*)(<\/f>)/,
          (_, open: string, text: string, close: string) =>
            `${open}${escaped(movedFormula(lettersOf(text), one.name, sheet.name, inserted))}${close}`,
        )
      }
  sheet.before = movedIn(sheet.before, inserted)
  sheet.after = withMerges(movedIn(sheet.after, inserted), merges, inserted)
  await moveAround(zip, sheet, inserted)
}

/** Every attribute that names cells: merged cells, conditions, lists to choose from, links, filter, breaks between pages. */
const movedIn = (xml: string, inserted: Inserted): string =>
  xml
    .replace(/\b(ref|sqref|activeCell|topLeftCell)="([^"]*)"/g, (_, name: string, refs: string) => {
      const moved = refs.split(' ').map((ref) => movedRef(ref, inserted))
      return `${name}="${moved.join(' ')}"`
    })
    .replace(/(<rowBreaks\b[\s\S]*?<\/rowBreaks>)/, (breaks) =>
      breaks.replace(
        /(<brk\b[^<>]*?\bid=")(\d+)"/g,
        (_, open: string, id: string) => `${open}${Number(id) > inserted.after ? Number(id) + inserted.rows : id}"`,
      ),
    )

const withMerges = (
  xml: string,
  merges: readonly { column: number; across: number }[],
  { after, rows }: Inserted,
): string => {
  if (merges.length === 0) return xml
  const more = Array.from({ length: rows }, (_, i) =>
    merges.map((m) => {
      const row = after + 1 + i
      return `<mergeCell ref="${lettersOfColumn(m.column)}${row}:${lettersOfColumn(m.column + m.across - 1)}${row}"/>`
    }),
  ).flat()
  return xml.replace(/<mergeCells\b[^<>]*>/, '<mergeCells>').replace('</mergeCells>', `${more.join('')}</mergeCells>`)
}

/** Print areas and named ranges of the book, pictures and notes of the sheet. */
const moveAround = async (zip: JSZip, sheet: Sheet, inserted: Inserted): Promise<void> => {
  const workbook = (await textOfPart(zip, 'xl/workbook.xml')) ?? ''
  zip.file(
    'xl/workbook.xml',
    workbook.replace(
      /(<definedName\b[^<>]*>)([^<]*)(<\/definedName>)/g,
      (_, open: string, text: string, close: string) =>
        `${open}${escaped(movedFormula(lettersOf(text), '', sheet.name, inserted))}${close}`,
    ),
  )
  const folder = sheet.part.slice(0, sheet.part.lastIndexOf('/'))
  const links = (await textOfPart(zip, `${folder}/_rels/${sheet.part.slice(folder.length + 1)}.rels`)) ?? ''
  for (const [, target = ''] of links.matchAll(/Target="\.\.\/([^"]+)"/g)) {
    const name = `xl/${target}`
    const xml = /drawing|comments/.test(name) ? await textOfPart(zip, name) : null
    if (xml !== null) zip.file(name, movedDrawing(movedIn(xml, inserted), inserted))
  }
}

const movedDrawing = (xml: string, { after, rows }: Inserted): string =>
  xml.replace(
    /(<(?:xdr:row|x:Row)>)(\d+)(<)/g,
    (_, open: string, row: string, close: string) =>
      `${open}${Number(row) >= after ? Number(row) + rows : row}${close}`,
  )

const written = ({ before, after, rows }: Sheet): string => {
  const lines = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([number, { attributes, cells }]) => {
      const inside = [...cells]
        .sort(([a], [b]) => a - b)
        .map(([column, cell]) => cellXml(`${lettersOfColumn(column)}${number}`, cell))
      return `<row r="${number}"${attributes}>${inside.join('')}</row>`
    })
  return `${before.replace(/<dimension\b[^<>]*\/>/, '')}<sheetData>${lines.join('')}</sheetData>${after}`
}

/** What a formula came to is left out: it is reckoned anew when the file is opened. */
const cellXml = (ref: string, { attributes, inner }: SheetCell): string => {
  if (inner === '') return `<c r="${ref}"${attributes.replace(/\st="[^"]*"/, '')}/>`
  if (!inner.includes('<f')) return `<c r="${ref}"${attributes}>${inner}</c>`
  return `<c r="${ref}"${attributes.replace(/\st="[^"]*"/, '')}>${inner.replace(/<v>[^<]*<\/v>|<v\/>/g, '')}</c>`
}

const recount = async (zip: JSZip): Promise<void> => {
  const workbook = (await textOfPart(zip, 'xl/workbook.xml')) ?? ''
  const calc = '<calcPr fullCalcOnLoad="1"/>'
  zip.file(
    'xl/workbook.xml',
    /<calcPr\b/.test(workbook)
      ? workbook.replace(/<calcPr\b[^<>]*\/>/, calc)
      : workbook.replace(/(<\/definedNames>)|(<\/sheets>)(?![\s\S]*<\/definedNames>)/, (end) => `${end}${calc}`),
  )
  if (!zip.file('xl/calcChain.xml')) return
  zip.remove('xl/calcChain.xml')
  for (const part of ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels']) {
    const xml = (await textOfPart(zip, part)) ?? ''
    zip.file(part, xml.replace(/<(?:Override|Relationship)\b[^<>]*calcChain\.xml"[^<>]*\/>/g, ''))
  }
}
