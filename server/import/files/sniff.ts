import { RosterFault } from '../fault.ts'
import { utf16Of } from './decode.ts'
import { MAX_ENTITIES } from './grid.ts'
import { otherFile } from './other-file.ts'
import { oleKind } from './xls/ole.ts'
import { checkXlsx } from './xlsx/read-xlsx.ts'

export type FileKind = 'xlsx' | 'xls' | 'html' | 'mhtml' | 'xml' | 'text'

const MAX_FILE = 40 * 1024 * 1024
/** A roster of twenty thousand children stays below each of these; a reader's memory is some ten times as much. */
const MAX_OLE = 20 * 1024 * 1024
const MAX_TEXT = 8 * 1024 * 1024
const MAX_HTML = 14 * 1024 * 1024

const SPREADSHEET_XML = /<(?:\w+:)?Workbook\b[^<>]*urn:schemas-microsoft-com:office:spreadsheet/

/** What the bytes are, whatever the name says; refuses what cannot be a roster before any reader sees it. */
export const sniff = (bytes: Uint8Array): FileKind => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length > MAX_FILE) throw new RosterFault('too-large')
  if (buffer.length === 0) throw new RosterFault('not-a-spreadsheet')
  if (buffer.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return checkOle(buffer)
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') {
    checkXlsx(buffer)
    return 'xlsx'
  }
  const start = textStart(buffer)
  const other = otherFile(buffer, start)
  if (other) throw new RosterFault('not-a-spreadsheet', other)
  if (looksBinary(buffer)) throw new RosterFault('not-a-spreadsheet')
  const marked = SPREADSHEET_XML.test(start)
    ? 'xml'
    : /^\s*(?:mime-version:|content-type:\s*multipart\/related)/i.test(start)
      ? 'mhtml'
      : null
  if (marked) {
    if (buffer.length > MAX_HTML || count(buffer, 0x26) > MAX_ENTITIES) throw new RosterFault('too-large')
    return marked
  }
  if (/<(?:!doctype html|html|head|body|table|\?xml|meta|style|div)\b/i.test(start)) {
    if (buffer.length > MAX_HTML || count(buffer, 0x26) > MAX_ENTITIES) throw new RosterFault('too-large')
    if (!/<table\b/i.test(buffer.toString('latin1').replaceAll('\0', ''))) throw new RosterFault('not-a-spreadsheet')
    return 'html'
  }
  if (buffer.length > MAX_TEXT) throw new RosterFault('too-large')
  return 'text'
}

/** The first 4 KB as Latin letters; UTF-16 loses its zero bytes. */
const textStart = (buffer: Buffer) => buffer.subarray(0, 4096).toString('latin1').replaceAll('\0', '')

/** How often a byte occurs. */
const count = (buffer: Buffer, byte: number): number => {
  let n = 0
  for (let at = buffer.indexOf(byte); at >= 0; at = buffer.indexOf(byte, at + 1)) n++
  return n
}

const looksBinary = (buffer: Buffer): boolean => {
  const head = buffer.subarray(0, 8192)
  if (utf16Of(head)) return false
  const magic = ['1f8b', '7f454c46', '4d5a']
  if (magic.some((m) => head.toString('hex', 0, m.length / 2) === m)) return true
  return head.includes(0)
}

/** OLE2: a workbook's stream, or a locked one. */
const checkOle = (buffer: Buffer): FileKind => {
  const found = oleKind(buffer)
  // A directory out of reach may still name what it held.
  const kind = found === 'broken' && buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : found
  if (kind === 'xls') {
    if (buffer.length > MAX_OLE) throw new RosterFault('too-large')
    return 'xls'
  }
  throw new RosterFault(kind === 'encrypted' ? 'encrypted' : kind === 'broken' ? 'corrupt' : 'not-a-spreadsheet')
}
