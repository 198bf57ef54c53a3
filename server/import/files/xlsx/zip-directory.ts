import { inflateRawSync } from 'node:zlib'
import { RosterFault } from '../../fault.ts'

export type Entry = { name: string; method: number; packed: number; offset: number; flags: number }

/** The parts of a ZIP by its directory, names with plain strokes. Errors: corrupt. */
export const directoryOf = (buffer: Buffer): Entry[] => {
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
