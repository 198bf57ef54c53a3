import { inflateRawSync } from 'node:zlib'
import { RosterFault } from '../fault.ts'
import { utf16Of } from './decode.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS } from './grid.ts'
import { oleKind } from './ole.ts'

export type FileKind = 'xlsx' | 'xls' | 'html' | 'mhtml' | 'xml' | 'text'

const MAX_FILE = 40 * 1024 * 1024
/** A roster of twenty thousand children stays below each of these; a reader's memory is some ten times as much. */
const MAX_OLE = 20 * 1024 * 1024
const MAX_TEXT = 8 * 1024 * 1024
const MAX_HTML = 14 * 1024 * 1024
const MAX_INFLATED = 32 * 1024 * 1024
const MAX_PARTS = 2000
const MAX_ENTITIES = 400_000

const SPREADSHEET_XML = /<(?:\w+:)?Workbook\b[^<>]*urn:schemas-microsoft-com:office:spreadsheet/

/** What the bytes are, whatever the name says; refuses what cannot be a roster before any reader sees it. */
export const sniff = (bytes: Uint8Array): FileKind => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length > MAX_FILE) throw new RosterFault('too-large')
  if (buffer.length === 0) throw new RosterFault('not-a-spreadsheet')
  if (buffer.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return checkOle(buffer)
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') return checkZip(buffer)
  if (looksBinary(buffer)) throw new RosterFault('not-a-spreadsheet')
  const start = textStart(buffer)
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

/** How often a byte occurs. */
const count = (buffer: Buffer, byte: number): number => {
  let n = 0
  for (let at = buffer.indexOf(byte); at >= 0; at = buffer.indexOf(byte, at + 1)) n++
  return n
}

/** The first 4 KB as Latin letters; UTF-16 loses its zero bytes. */
const textStart = (buffer: Buffer) => buffer.subarray(0, 4096).toString('latin1').replaceAll('\0', '')

const looksBinary = (buffer: Buffer): boolean => {
  const head = buffer.subarray(0, 8192)
  if (utf16Of(head)) return false
  const magic = ['89504e47', 'ffd8ff', '25504446', '47494638', '52617221', '377abcaf', '1f8b', '7f454c46', '4d5a']
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

type Entry = { name: string; method: number; packed: number; offset: number; flags: number }

/** ZIP: read the directory, then inflate each part within a bound, so that no reader meets a bomb. */
const checkZip = (buffer: Buffer): FileKind => {
  const entries = directoryOf(buffer)
  if (entries.some((e) => (e.flags & 1) === 1)) throw new RosterFault('encrypted')
  const names = new Set(entries.map((e) => e.name))
  if (!names.has('xl/workbook.xml')) throw new RosterFault('not-a-spreadsheet')
  if (entries.length > MAX_PARTS) throw new RosterFault('too-large')
  let left = MAX_INFLATED
  let cells = 0
  // Pictures and macros are never opened by the reader: only what it will parse is looked at.
  for (const entry of entries.filter(
    (e) => /\.(?:xml|rels|bin)$/i.test(e.name) && !/^xl\/(?:media|vbaProject)/i.test(e.name),
  )) {
    const content = contentOf(buffer, entry, left)
    left -= content.length
    if (left <= 0) throw new RosterFault('too-large')
    if (/^xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml$/.test(entry.name)) cells += checkSheet(content)
    if (cells > MAX_CELLS) throw new RosterFault('too-large')
    if (count(content, 0x26) > MAX_ENTITIES) throw new RosterFault('too-large')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(content.toString('latin1', 0, 2048))) throw new RosterFault('corrupt')
  }
  return 'xlsx'
}

const directoryOf = (buffer: Buffer): Entry[] => {
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > buffer.length) throw new RosterFault('corrupt')
  const count = buffer.readUInt16LE(end + 10)
  let at = buffer.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) throw new RosterFault('corrupt')
    const nameLength = buffer.readUInt16LE(at + 28)
    entries.push({
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      offset: buffer.readUInt32LE(at + 42),
      name: buffer
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
    })
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  if (entries.length === 0) throw new RosterFault('corrupt')
  return entries
}

const contentOf = (buffer: Buffer, entry: Entry, bound: number): Buffer => {
  if (entry.offset + 30 > buffer.length) throw new RosterFault('corrupt')
  const start = entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28)
  const packed = buffer.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new RosterFault('corrupt')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bound) })
  } catch (error) {
    throw new RosterFault((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'corrupt')
  }
}

/**
 * A value far out (row 1,048,576) makes readers build millions of empty rows, and so does a merge over the whole sheet: such a
 * sheet is too large for a roster. Answers how many cells (or shared strings) there are.
 */
const checkSheet = (xml: Buffer): number => {
  const text = xml.toString('latin1')
  for (const found of text.matchAll(/<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^<>]*?(\/)?>/g)) {
    if (found[3] === undefined && (Number(found[2]) > MAX_ROWS || columnOf(found[1] ?? '') > MAX_COLUMNS * 4))
      throw new RosterFault('too-large')
  }
  let merged = 0
  for (const found of text.matchAll(/<(?:\w+:)?mergeCell ref="[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)) {
    merged += Math.min(Number(found[2]), MAX_ROWS) - Number(found[1]) + 1
    if (merged > MAX_MERGED) throw new RosterFault('too-large')
  }
  let cells = 0
  for (const _ of text.matchAll(/<(?:\w+:)?(?:c|si)[ >]/g)) cells++
  return cells
}

const columnOf = (letters: string) => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)
