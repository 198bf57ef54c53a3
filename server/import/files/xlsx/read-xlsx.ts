import { RosterFault } from '../../fault.ts'
import { type Grid, MAX_CELLS, MAX_LETTERS } from '../grid.ts'
import type { StruckRun } from '../struck.ts'
import { bookOf, stylesOf, withParts } from './book.ts'
import { type Budget, piecesOf } from './pieces.ts'
import { type Context, readSheet, SHEET_ROOT } from './read-sheet.ts'
import { struckRuns, textOf, writtenIn } from './xml.ts'
import { contentOf, directoryOf } from './zip-directory.ts'

/** All parts that a roster is in, unpacked. */
const MAX_INFLATED = 64 * 1024 * 1024
/** The book's list of sheets, its relations, its styles: the last grow large in files that were copied from for years. */
const MAX_PART = 24 * 1024 * 1024
const MAX_PARTS = 2000

/** Whether a ZIP is a workbook, by its directory alone. Errors: encrypted, not-a-spreadsheet, corrupt, too-large. */
export const checkXlsx = (buffer: Buffer): void => {
  const entries = directoryOf(buffer)
  if (entries.some((e) => (e.flags & 1) === 1)) throw new RosterFault('encrypted')
  if (!entries.some((e) => e.name.toLowerCase() === WORKBOOK)) {
    const known = OTHERS.find(([name]) => entries.some((e) => name.test(e.name)))
    throw new RosterFault('not-a-spreadsheet', known?.[1])
  }
  if (entries.length > MAX_PARTS) throw new RosterFault('too-large')
}
const WORKBOOK = 'xl/workbook.xml'

/** What else is a ZIP and may hold somebody's list: by the name of a part, with what to do. */
const OTHERS: [RegExp, string][] = [
  [/^content\.xml$/, '这是 .ods 表格，这里读不了。请用 WPS 或 Excel 打开，另存为 .xlsx 再试。'],
  [/^xl\/workbook\.bin$/i, '这是 .xlsb 表格，这里读不了。请用 WPS 或 Excel 打开，另存为 .xlsx 再试。'],
  [/^word\//i, '这是 Word 文档。请把里面的表格复制到新的表格文件，另存为 .xlsx 再试。'],
  [/\.(?:xlsx?|et|csv)$/i, '这是压缩包。请先解压，再选里面的表格文件。'],
]

/**
 * The sheets of an .xlsx. Only the parts that hold a roster are opened (no pictures, charts, macros, comments), each within a
 * bound, so that a bomb is met before it is unpacked; names are compared without regard to capitals, as the programs that wrote
 * them do. Errors: corrupt, too-large.
 */
export const readXlsx = async (buffer: Buffer): Promise<Grid[]> => {
  const entries = new Map(directoryOf(buffer).map((e) => [e.name.toLowerCase(), e]))
  const budget: Budget = { left: MAX_INFLATED }
  const text = (name: string): string => {
    const entry = entries.get(name)
    if (!entry) return ''
    const content = contentOf(buffer, entry, Math.min(MAX_PART, budget.left))
    budget.left -= content.length
    if (budget.left <= 0) throw new RosterFault('too-large')
    return textOf(content)
  }
  const book = bookOf(text(WORKBOOK), text('xl/_rels/workbook.xml.rels'))
  const shared = entries.get(book.sharedTexts)
  const context: Context = {
    ...(shared
      ? await sharedTexts(piecesOf(buffer, shared, SHARED_ROOT, 'si', budget))
      : { texts: [], crossed: new Map<number, StruckRun[]>() }),
    styles: stylesOf(text(book.styles)),
    from1904: book.from1904,
    cells: 0,
  }
  // A book that lost its list of sheets still holds them.
  const unlisted = [...entries.keys()]
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const sheets =
    book.sheets.length > 0
      ? withParts(book.sheets, unlisted)
      : unlisted.map((part, i) => ({ name: `Sheet${i + 1}`, hidden: false, part }))
  const grids: Grid[] = []
  for (const { name, hidden, part } of sheets) {
    const entry = entries.get(part)
    if (!entry) throw new RosterFault('corrupt')
    const cells = await readSheet(piecesOf(buffer, entry, SHEET_ROOT, 'row', budget), context)
    grids.push({ name, hidden, ...cells, ...(book.from1904 ? { from1904: true } : {}) })
  }
  return grids
}

const SHARED_ROOT = /<((?:\w+:)?)(sst)\b[^<>]*>/

const sharedTexts = async (pieces: AsyncIterable<string>) => {
  const texts: string[] = []
  const crossed = new Map<number, StruckRun[]>()
  for await (const piece of pieces)
    for (const [, , item = ''] of piece.matchAll(/<((?:\w+:)?)si(?:\s[^<>]*?)?(?:\/>|>([\s\S]*?)<\/\1si>)/g)) {
      const text = writtenIn(item)
      if (text.length > MAX_LETTERS || texts.length >= MAX_CELLS) throw new RosterFault('too-large')
      const runs = struckRuns(item)
      if (runs.length) crossed.set(texts.length, runs)
      texts.push(text)
    }
  return { texts, crossed }
}
