import type JSZip from 'jszip'
import { printable } from '../../../domain/kit/text.ts'
import { boxFor, hasBoxes, TICK } from '../boxes.ts'
import { blanksOf, tablesOf, type WordCell, type WordRow, withoutWords, withWords } from './docx-tables.ts'
import { tagsOf, withTags } from './docx-tags.ts'
import type { Filled, Value } from './fill-xlsx.ts'
import { textOfPart } from './form-file.ts'
import { wordBlanks } from './word-blanks.ts'
import { edited, lettersIn, replaced } from './word-letters.ts'
import { escaped } from './xlsx-book.ts'

const PART = 'word/document.xml'

/** A document filled in, everything else of it as it was; more children than rows: rows like the last one are put in. */
export const fillDocx = async (zip: JSZip, { list, spots }: Filled): Promise<Buffer> => {
  const xml = (await textOfPart(zip, PART)) ?? ''
  const tables = tablesOf(xml)
  const blanks = blanksOf(xml)
  const tags = await tagsOf(zip)
  const tagsAt = tables.length + (blanks.length ? 1 : 0)
  const more = wordBlanks(xml)
  const innerAt = tagsAt + (tags.length ? 1 : 0)
  const tagged: Record<string, string> = {}
  const changes: { from: number; to: number; text: string }[] = []
  for (const { grid, row, column, value } of spots) {
    const table = tables[grid]
    const tag = grid === tagsAt ? tags[row] : undefined
    if (tag) tagged[tag] = said(value)
    const blank = table || tag ? undefined : blanks[row]
    if (blank && grid === tables.length) changes.push({ ...blank, text: escaped(said(value)) })
    const inner = grid === innerAt ? more[row] : undefined
    if (inner) changes.push(...inner.filled(escaped(said(value))))
    const cell = table?.rows[row]?.cells.find((c) => c.column === column)
    if (cell) changes.push({ ...cell, text: withWords(xml.slice(cell.from, cell.to), said(value)) })
  }
  const table = list ? tables[list.grid] : undefined
  if (list && table) {
    const columns = new Map(list.columns.map((column, i) => [column, i]))
    const filled = (row: WordRow, values: readonly Value[] | undefined) =>
      rowWith(xml, row, (cell) => {
        const at = columns.get(cell.column)
        return at === undefined || values === undefined ? null : said(values[at] ?? '')
      })
    for (let at = list.first; at <= list.last; at++) {
      const row = table.rows[at]
      if (!row) continue
      const own = filled(row, list.rows[at - list.first])
      // Behind the last row of the form those for which it has no room, made like it.
      const more =
        at === list.last ? list.rows.slice(list.last - list.first + 1).map((values) => filled(row, values)) : []
      changes.push({ from: row.from, to: row.to, text: [own, ...more].join('') })
    }
  }
  zip.file(PART, edited(xml, changes))
  const filled = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  return Object.keys(tagged).length ? withTags(filled, tagged) : filled
}

const said = (value: Value): string => printable(String(value)).replace(/[\r\n\t]+/g, ' ')

/** The row with the values that are given for its cells; marks of the program that must be there once (paragraph ids) are left out. */
const rowWith = (xml: string, row: WordRow, wordsFor: (cell: WordCell) => string | null): string => {
  let out = ''
  let at = row.from
  for (const cell of row.cells) {
    out += xml.slice(at, cell.from)
    const own = xml.slice(cell.from, cell.to)
    const value = wordsFor(cell)
    out += value === null || cell.continued ? own : cellWith(own, value)
    at = cell.to
  }
  return (out + xml.slice(at, row.to)).replace(/\sw14:(?:paraId|textId)="[^"]*"/g, '')
}

/** An answer offered with a box is ticked; else the value stands in the cell. */
const cellWith = (own: string, value: string): string => {
  const letters = lettersIn(own, 0, own.length)
  if (!hasBoxes(letters.text)) return withWords(withoutWords(own), value, lookOf(own))
  const at = boxFor(letters.text, value)
  return at === null ? own : edited(own, replaced(letters, at, at + 1, TICK))
}

const lookOf = (cell: string): string => /<w:r\b[^<>]*>\s*(<w:rPr>[\s\S]*?<\/w:rPr>)/.exec(cell)?.[1] ?? ''
