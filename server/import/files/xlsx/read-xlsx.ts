import { RosterFault } from '../../fault.ts'
import { type Grid, MAX_CELLS, MAX_LETTERS } from '../grid.ts'
import { bookOf, stylesOf } from './book.ts'
import { type Context, readSheet } from './read-sheet.ts'
import { plainXml, writtenIn } from './xml.ts'
import { contentOf, directoryOf } from './zip-directory.ts'

/** All parts that a roster is in, unpacked. */
const MAX_INFLATED = 64 * 1024 * 1024
const MAX_PARTS = 2000

/** Whether a ZIP is a workbook, by its directory alone. Errors: encrypted, not-a-spreadsheet, corrupt, too-large. */
export const checkXlsx = (buffer: Buffer): void => {
  const entries = directoryOf(buffer)
  if (entries.some((e) => (e.flags & 1) === 1)) throw new RosterFault('encrypted')
  if (!entries.some((e) => e.name.toLowerCase() === WORKBOOK)) throw new RosterFault('not-a-spreadsheet')
  if (entries.length > MAX_PARTS) throw new RosterFault('too-large')
}
const WORKBOOK = 'xl/workbook.xml'

/**
 * The sheets of an .xlsx. Only the parts that hold a roster are opened (no pictures, charts, macros, comments), each within a
 * bound, so that a bomb is met before it is unpacked; names are compared without regard to capitals, as the programs that wrote
 * them do. Errors: corrupt, too-large.
 */
export const readXlsx = (buffer: Buffer): Grid[] => {
  const entries = new Map(directoryOf(buffer).map((e) => [e.name.toLowerCase(), e]))
  let left = MAX_INFLATED
  const part = (name: string): Buffer | null => {
    const entry = entries.get(name)
    if (!entry) return null
    const content = contentOf(buffer, entry, left)
    left -= content.length
    if (left <= 0) throw new RosterFault('too-large')
    return plainXml(content)
  }
  const text = (name: string): string => part(name)?.toString() ?? ''
  const book = bookOf(text(WORKBOOK), text('xl/_rels/workbook.xml.rels'))
  const context: Context = {
    texts: sharedTexts(text(book.sharedTexts)),
    styles: stylesOf(text(book.styles)),
    from1904: book.from1904,
    cells: 0,
  }
  // A book that lost its list of sheets still holds them.
  const unlisted = [...entries.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  const sheets =
    book.sheets.length > 0 ? book.sheets : unlisted.map((at, i) => ({ name: `Sheet${i + 1}`, hidden: false, part: at }))
  return sheets.map(({ name, hidden, part: at }) => {
    const xml = part(at)
    if (!xml) throw new RosterFault('corrupt')
    return { name, hidden, ...readSheet(xml, context), ...(book.from1904 ? { from1904: true } : {}) }
  })
}

const sharedTexts = (xml: string): string[] => {
  const texts: string[] = []
  for (const [, , item = ''] of xml.matchAll(/<((?:\w+:)?)si(?:\s[^<>]*?)?(?:\/>|>([\s\S]*?)<\/\1si>)/g)) {
    const text = writtenIn(item)
    if (text.length > MAX_LETTERS || texts.length >= MAX_CELLS) throw new RosterFault('too-large')
    texts.push(text)
  }
  return texts
}
