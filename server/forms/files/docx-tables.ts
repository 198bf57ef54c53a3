import type { FormGrid } from '../../../domain/registers/blank-form.ts'
import { attribute, lettersOf } from '../../import/files/xlsx/xml.ts'
import { escaped } from './xlsx-book.ts'

/** A cell, row or table as it stands in document.xml: from where to where. */
type Piece = { from: number; to: number }
/** `continued`: it is a part of the cell above, merged downward; what stands in it is not shown. */
export type WordCell = Piece & { column: number; across: number; continued: boolean; text: string }
export type WordRow = Piece & { cells: WordCell[] }
export type WordTable = Piece & { rows: WordRow[] }

const TAGS = /<(\/?)w:(tbl|tr|tc)(?=[\s>/])[^<>]*?(\/?)>/g

/** The tables of a document, those within tables told as the words of their cell. */
export const tablesOf = (xml: string): WordTable[] => {
  const tables: WordTable[] = []
  let depth = 0
  let [tableFrom, rowFrom, cellFrom] = [0, 0, 0]
  let rows: WordRow[] = []
  let cells: WordCell[] = []
  for (const { index, 0: tag, 1: closing, 2: name } of xml.matchAll(TAGS)) {
    const end = index + tag.length
    if (name === 'tbl') {
      if (closing) {
        if (depth === 1) tables.push({ from: tableFrom, to: end, rows })
        depth--
      } else if (++depth === 1) [tableFrom, rows] = [index, []]
    } else if (depth !== 1) continue
    else if (name === 'tr') {
      if (closing) rows.push({ from: rowFrom, to: end, cells })
      else [rowFrom, cells] = [index, []]
    } else if (closing) {
      const inner = xml.slice(cellFrom, end)
      const before = cells.at(-1)
      const column = before ? before.column + before.across : skippedIn(xml.slice(rowFrom, cellFrom))
      const across = Number(attribute(/<w:gridSpan\b[^<>]*>/.exec(inner)?.[0] ?? '', 'val') ?? 1)
      const merge = /<w:vMerge\b[^<>]*>/.exec(inner)?.[0]
      const continued = merge !== undefined && attribute(merge, 'val') !== 'restart'
      cells.push({ from: cellFrom, to: end, column, across, continued, text: wordsIn(inner) })
    } else cellFrom = index
  }
  return tables
}

const skippedIn = (rowHead: string): number =>
  Number(attribute(/<w:gridBefore\b[^<>]*>/.exec(rowHead)?.[0] ?? '', 'val') ?? 0)

export const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => lettersOf(text))
    .join('')
    .trim()

/** Blanks after labels outside of tables: 学校：______ ; each run of underscores is one. */
export type Blank = Piece & { label: string }
const BLANK = /[_＿]{2,}/g
export const blanksOf = (xml: string): Blank[] => {
  const tables = tablesOf(xml)
  return [...xml.matchAll(/<w:p[\s>](?:(?!<w:p[\s>])[\s\S])*?<\/w:p>/g)].flatMap((paragraph) => {
    if (tables.some((t) => paragraph.index > t.from && paragraph.index < t.to)) return []
    let said = ''
    return [...paragraph[0].matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g)].flatMap((run) => {
      const start = paragraph.index + run.index + run[0].indexOf('>') + 1
      const text = run[1] ?? ''
      let told = 0
      const found = [...text.matchAll(BLANK)].map((blank) => {
        said += lettersOf(text.slice(told, blank.index))
        told = blank.index + blank[0].length
        const label =
          said
            .split(/[_＿　 ]{2,}|[；;，,。]/)
            .at(-1)
            ?.trim() ?? ''
        said = ''
        return { from: start + blank.index, to: start + told, label }
      })
      said += lettersOf(text.slice(told))
      return found
    })
  })
}

/** How many rows below go on with the cell of a column. */
const continuedBelow = ({ rows }: WordTable, row: number, column: number): number => {
  const below = rows.slice(row + 1)
  const ends = below.findIndex(({ cells }) => !cells.some((cell) => cell.column === column && cell.continued))
  return ends < 0 ? below.length : ends
}

/** Every table is a grid; the blanks of all paragraphs are one, a row each, their label standing before. */
export const gridsOfDocument = (xml: string): FormGrid[] => {
  const tables = tablesOf(xml).map(
    (table, i): FormGrid => ({
      kind: 'table',
      name: `表${i + 1}`,
      cells: table.rows.flatMap((row, r) =>
        row.cells.flatMap(({ column, across, continued, text }) =>
          continued ? [] : [{ row: r, column, down: 1 + continuedBelow(table, r, column), across, text }],
        ),
      ),
    }),
  )
  const blanks = blanksOf(xml)
  return blanks.length === 0
    ? tables
    : [
        ...tables,
        {
          kind: 'blanks',
          name: '空白处',
          cells: blanks.flatMap(({ label }, i) => [
            { row: i, column: 0, down: 1, across: 1, text: label },
            { row: i, column: 1, down: 1, across: 1, text: '' },
          ]),
        },
      ]
}

/** A cell with a value behind what stands in it, in the letters of the cell. */
export const withWords = (cell: string, value: string, like = ''): string => {
  const look =
    /<w:r\b[^<>]*>\s*(<w:rPr>[\s\S]*?<\/w:rPr>)/.exec(cell)?.[1] ??
    /<w:pPr>(?:(?!<\/w:pPr>)[\s\S])*?(<w:rPr>[\s\S]*?<\/w:rPr>)/.exec(cell)?.[1] ??
    like
  const run = `<w:r>${look}<w:t xml:space="preserve">${escaped(value)}</w:t></w:r>`
  const empty = /<w:p\b([^<>]*)\/>/.exec(cell)
  if (empty && !/<\/w:p>/.test(cell)) return cell.replace(empty[0], `<w:p${empty[1] ?? ''}>${run}</w:p>`)
  const at = cell.indexOf('</w:p>')
  return at < 0 ? cell.replace('</w:tc>', `<w:p>${run}</w:p></w:tc>`) : `${cell.slice(0, at)}${run}${cell.slice(at)}`
}

/** Without words: only the look stays. */
export const withoutWords = (cell: string): string => cell.replace(/<w:r\b[^<>]*>(?:(?!<\/w:r>)[\s\S])*<\/w:r>/g, '')
