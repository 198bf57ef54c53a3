import { RosterFault } from '../../fault.ts'
import { type Grid, MAX_CELLS, MAX_LETTERS } from '../grid.ts'
import type { StruckRun } from '../struck.ts'
import { bookOf, documentOf, stylesOf, withParts } from './book.ts'
import { type Budget, piecesOf } from './pieces.ts'
import { type Context, readSheet, SHEET_ROOT } from './read-sheet.ts'
import { struckRuns, textOf, writtenIn } from './xml.ts'
import { contentOf, directoryOf, type Entry } from './zip-directory.ts'

/** All parts that a roster is in, unpacked. */
const MAX_INFLATED = 64 * 1024 * 1024
/** The book's list of sheets, its relations, its styles: the last grow large in files that were copied from for years. */
const MAX_PART = 24 * 1024 * 1024
const MAX_PARTS = 2000

/** Whether a ZIP is a workbook, by its directory alone. Errors: encrypted, not-a-spreadsheet, corrupt, too-large. */
export const checkXlsx = (buffer: Buffer): void => {
  const entries = directoryOf(buffer)
  if (entries.some((e) => (e.flags & 1) === 1)) throw new RosterFault('encrypted')
  if (workbookOf(buffer, entries) === null) {
    const known = OTHERS.find(([name]) => entries.some((e) => name.test(e.name)))
    throw new RosterFault('not-a-spreadsheet', known?.[1])
  }
  if (entries.length > MAX_PARTS) throw new RosterFault('too-large')
}
const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = '_rels/.rels'
const MAX_RELATIONS = 64 * 1024

/** The part that lists the sheets: where every program but a few puts it, else where the package says; null where it is no book. */
const workbookOf = (buffer: Buffer, entries: readonly Entry[]): string | null => {
  const named = (name: string) => entries.find((e) => e.name.toLowerCase() === name)
  if (named(WORKBOOK)) return WORKBOOK
  const relations = named(RELATIONS)
  const document = relations ? documentOf(textOf(contentOf(buffer, relations, MAX_RELATIONS))) : null
  return document !== null && named(document) && !/^(?:word|ppt)\/|\.bin$/.test(document) ? document : null
}

/** What else is a ZIP and may hold somebody's list: by the name of a part, with what to do. */
const OTHERS: [RegExp, string][] = [
  [/^content\.xml$/, '这是 .ods 表格，这里读不了。请用 WPS 或 Excel 打开，另存为 .xlsx 再试。'],
  [/^xl\/workbook\.bin$/i, '这是 .xlsb 表格，这里读不了。请用 WPS 或 Excel 打开，另存为 .xlsx 再试。'],
  [/^word\//i, '这是 Word 文档。请把里面的表格复制到新的表格文件，另存为 .xlsx 再试。'],
  [/^(?:Index\/.*\.iwa|Index\.zip)$/i, '这是 Numbers 表格，这里读不了。请在 Numbers 里导出为 Excel（.xlsx）再试。'],
  [/^OFD\.xml$/i, '这是 OFD 文档。请找原来的表格文件，或把名单复制到新的表格里，另存为 .xlsx 再试。'],
  [/\.(?:xlsx?|et|csv)$/i, '这是压缩包。请先解压，再选里面的表格文件。'],
]

/**
 * The sheets of an .xlsx. Only the parts that hold a roster are opened (no pictures, charts, macros, comments), each within a
 * bound, so that a bomb is met before it is unpacked; names are compared without regard to capitals, as the programs that wrote
 * them do. Errors: corrupt, too-large.
 */
export const readXlsx = async (buffer: Buffer): Promise<Grid[]> => {
  const listed = directoryOf(buffer)
  const entries = new Map(listed.map((e) => [e.name.toLowerCase(), e]))
  const budget: Budget = { left: MAX_INFLATED }
  const text = (name: string): string => {
    const entry = entries.get(name)
    if (!entry) return ''
    const content = contentOf(buffer, entry, Math.min(MAX_PART, budget.left))
    budget.left -= content.length
    if (budget.left <= 0) throw new RosterFault('too-large')
    return textOf(content)
  }
  const workbook = workbookOf(buffer, listed) ?? WORKBOOK
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${workbook.slice(folder.length)}.rels`
  const book = bookOf(text(workbook), text(relations), folder)
  const shared = entries.get(book.sharedTexts)
  const context: Context = {
    ...(shared
      ? await sharedTexts(piecesOf(buffer, shared, SHARED_ROOT, 'si', budget))
      : { texts: [], crossed: new Map<number, StruckRun[]>() }),
    styles: stylesOf(text(book.styles)),
    from1904: book.from1904,
    neverCalculated: book.neverCalculated,
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
