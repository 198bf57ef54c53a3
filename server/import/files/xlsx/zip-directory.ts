import { inflateRawSync } from 'node:zlib'
import { RosterFault } from '../../fault.ts'

export type Entry = { name: string; method: number; packed: number; offset: number; flags: number }

/** Values that do not fit stand elsewhere (ZIP64). */
const BIG = 0xffffffff

/** The parts of a ZIP by its directory, names with plain strokes. Errors: corrupt. */
export const directoryOf = (buffer: Buffer): Entry[] => {
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > buffer.length) throw new RosterFault('corrupt')
  const big = zip64End(buffer, end)
  const count = big?.count ?? buffer.readUInt16LE(end + 10)
  let at = big?.at ?? buffer.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) throw new RosterFault('corrupt')
    const nameLength = buffer.readUInt16LE(at + 28)
    const extra = buffer.subarray(at + 46 + nameLength, at + 46 + nameLength + buffer.readUInt16LE(at + 30))
    entries.push({
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      ...placeOf(buffer, at, extra),
      name: buffer
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^(?:\.?\/)+/, ''),
    })
    at += 46 + nameLength + extra.length + buffer.readUInt16LE(at + 32)
  }
  if (entries.length === 0) throw new RosterFault('corrupt')
  return entries
}

/** The end of a ZIP64's directory, before the end that every ZIP has (APPNOTE 4.3.14); null where there is none. */
const zip64End = (buffer: Buffer, end: number): { count: number; at: number } | null => {
  const locator = end - 20
  if (locator < 0 || buffer.readUInt32LE(locator) !== 0x07064b50) return null
  const place = Number(buffer.readBigUInt64LE(locator + 8))
  if (place + 56 > buffer.length || buffer.readUInt32LE(place) !== 0x06064b50) throw new RosterFault('corrupt')
  const count = Number(buffer.readBigUInt64LE(place + 32))
  // No more parts than there is room for.
  if (count > buffer.length / 46) throw new RosterFault('corrupt')
  return { count, at: Number(buffer.readBigUInt64LE(place + 48)) }
}

/** Where a part lies and how long it is packed; in a ZIP64 the extra field tells what does not fit (APPNOTE 4.5.3). */
const placeOf = (buffer: Buffer, at: number, extra: Buffer): { packed: number; offset: number } => {
  const packed = buffer.readUInt32LE(at + 20)
  const offset = buffer.readUInt32LE(at + 42)
  if (packed !== BIG && offset !== BIG) return { packed, offset }
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue
    const field = extra.subarray(i + 4, i + 4 + extra.readUInt16LE(i + 2))
    let from = buffer.readUInt32LE(at + 24) === BIG ? 8 : 0
    const next = () => {
      if (from + 8 > field.length) throw new RosterFault('corrupt')
      from += 8
      return Number(field.readBigUInt64LE(from - 8))
    }
    return { packed: packed === BIG ? next() : packed, offset: offset === BIG ? next() : offset }
  }
  throw new RosterFault('corrupt')
}

/** A part's bytes as they lie in the file, stored (method 0) or deflated (8). Errors: corrupt. */
export const packedOf = (buffer: Buffer, entry: Entry): Buffer => {
  if (entry.offset + 30 > buffer.length) throw new RosterFault('corrupt')
  if (entry.method !== 0 && entry.method !== 8) throw new RosterFault('corrupt')
  const start = entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28)
  return buffer.subarray(start, start + entry.packed)
}

/** A part's bytes, at most `bound` of them whatever the directory claims. Errors: corrupt, too-large. */
export const contentOf = (buffer: Buffer, entry: Entry, bound: number): Buffer => {
  const packed = packedOf(buffer, entry)
  if (entry.method === 0) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bound) })
  } catch (error) {
    throw new RosterFault((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'corrupt')
  }
}

/** How many bytes all parts are when unpacked, pictures and all; null when they are more than `most`, or one is broken. */
export const unpackedSize = (buffer: Buffer, most: number): number | null => {
  try {
    return directoryOf(buffer).reduce((left, entry) => {
      const after = left + contentOf(buffer, entry, most - left + 1).length
      if (after > most) throw new RosterFault('too-large')
      return after
    }, 0)
  } catch {
    return null
  }
}
