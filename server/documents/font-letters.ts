import { closeSync, openSync, readSync } from 'node:fs'

/**
 * The letters that a TrueType font draws, by its table `cmap` (OpenType 1.9, formats 4 and 12); nothing else of the file is read.
 * Errors: Error for a font without either.
 */
export const lettersOf = (file: string): ReadonlySet<number> => {
  const font = openSync(file, 'r')
  try {
    const read = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length)
      readSync(font, bytes, 0, length, at)
      return bytes
    }
    const tables = read(12, read(4, 2).readUInt16BE(0) * 16)
    for (let at = 0; at < tables.length; at += 16)
      if (tables.toString('latin1', at, at + 4) === 'cmap')
        return lettersIn(read(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)), file)
    throw new Error(`${file} has no table of letters`)
  } finally {
    closeSync(font)
  }
}

const lettersIn = (cmap: Buffer, file: string): ReadonlySet<number> => {
  const parts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8))
  const full = parts.find((at) => cmap.readUInt16BE(at) === 12)
  if (full !== undefined) return ofGroups(cmap.subarray(full))
  const basic = parts.find((at) => cmap.readUInt16BE(at) === 4)
  if (basic !== undefined) return ofSegments(cmap.subarray(basic))
  throw new Error(`${file} has its letters in a format that is not read`)
}

/** Format 12: groups of [first letter, last letter, first glyph], glyph 0 being none. */
const ofGroups = (table: Buffer): ReadonlySet<number> => {
  const letters = new Set<number>()
  for (let i = 0, at = 16; i < table.readUInt32BE(12); i++, at += 12) {
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)]
    for (let letter = first; letter <= last; letter++) if (glyph + letter - first !== 0) letters.add(letter)
  }
  return letters
}

/** Format 4: segments of the first plane; a glyph by a shift or by a list. */
const ofSegments = (table: Buffer): ReadonlySet<number> => {
  const letters = new Set<number>()
  const doubled = table.readUInt16BE(6)
  for (let i = 0; i < doubled; i += 2) {
    const last = table.readUInt16BE(14 + i)
    const first = table.readUInt16BE(16 + doubled + i)
    const shift = table.readUInt16BE(16 + 2 * doubled + i)
    const listAt = 16 + 3 * doubled + i
    const offset = table.readUInt16BE(listAt)
    for (let letter = first; letter <= last && letter < 0xffff; letter++) {
      const glyph =
        offset === 0 ? (letter + shift) & 0xffff : table.readUInt16BE(listAt + offset + (letter - first) * 2)
      if (glyph !== 0) letters.add(letter)
    }
  }
  return letters
}
