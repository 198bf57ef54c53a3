import { inflateRawSync } from 'node:zlib'
import { RosterFault } from '../fault.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ENTITIES, MAX_MERGED, MAX_ROWS, MAX_SHEETS } from './grid.ts'

const MAX_INFLATED = 32 * 1024 * 1024
const MAX_PARTS = 2000

/** How often a byte occurs. */
export const count = (buffer: Buffer, byte: number): number => {
  let n = 0
  for (let at = buffer.indexOf(byte); at >= 0; at = buffer.indexOf(byte, at + 1)) n++
  return n
}

type Entry = { name: string; method: number; packed: number; offset: number; flags: number }

/** ZIP: read the directory, then inflate each part within a bound, so that no reader meets a bomb. */
export const checkZip = (buffer: Buffer): void => {
  const entries = directoryOf(buffer)
  if (entries.some((e) => (e.flags & 1) === 1)) throw new RosterFault('encrypted')
  const names = new Set(entries.map((e) => e.name))
  if (!names.has('xl/workbook.xml')) throw new RosterFault('not-a-spreadsheet')
  if (entries.length > MAX_PARTS) throw new RosterFault('too-large')
  let left = MAX_INFLATED
  let cells = 0
  let workbook = ''
  let relations = ''
  // Pictures and macros are never opened by the reader: only what it will parse is looked at.
  for (const entry of entries.filter(
    (e) => /\.(?:xml|rels|bin)$/i.test(e.name) && !/^xl\/(?:media|vbaProject)/i.test(e.name),
  )) {
    const content = contentOf(buffer, entry, left)
    left -= content.length
    if (left <= 0) throw new RosterFault('too-large')
    if (entry.name === 'xl/workbook.xml') workbook = content.toString('latin1')
    if (entry.name === 'xl/_rels/workbook.xml.rels') relations = content.toString('latin1')
    if (/^xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml$/.test(entry.name)) cells += checkSheet(content)
    if (cells > MAX_CELLS) throw new RosterFault('too-large')
    if (count(content, 0x26) > MAX_ENTITIES) throw new RosterFault('too-large')
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw new RosterFault('corrupt')
    if (hasEndlessText(content)) throw new RosterFault('too-large')
  }
  checkBook(workbook, relations)
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

/** One text of several hundred thousand letters, looked for in leaps. */
const hasEndlessText = (xml: Buffer): boolean => {
  for (let at = 0; at < xml.length; at += LEAP) {
    const next = xml.indexOf(0x3c, at)
    if ((next < 0 ? xml.length : next) - at > LEAP * 2) return true
  }
  return false
}
const LEAP = 100_000

/** Each sheet is a part of its own: a book that shows one part five hundred times is no book. */
const checkBook = (workbook: string, relations: string) => {
  const target = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1],
      /\bTarget="([^"]*)"/.exec(tag)?.[1]?.split('/').at(-1),
    ]),
  )
  const shown = [...workbook.matchAll(/<(?:\w+:)?sheet\b[^<>]*?:id="([^"]*)"/g)].map((m) => target.get(m[1]))
  if (shown.length > MAX_SHEETS) throw new RosterFault('too-large')
  if (new Set(shown).size < shown.length) throw new RosterFault('corrupt')
}

/**
 * A value far out (row 1,048,576) makes readers build millions of empty rows, and so does a merge over the whole sheet: such a
 * sheet is too large for a roster. Answers how many cells (or shared strings) there are.
 */
const checkSheet = (xml: Buffer): number => {
  const text = xml.toString('latin1')
  if (!/<(?:\w+:)?(?:worksheet|sst)\b/.test(text.slice(0, 8192))) throw new RosterFault('corrupt')
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
