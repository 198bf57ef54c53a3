import type { StruckRun } from '../struck.ts'

/** How texts stand in a workbook: Unicode since Excel 97 (BIFF8), bytes of a code page before (BIFF5). */
export type Letters = { wide: true } | { wide: false; page: number }

/** Code pages by number ([MS-XLS] 2.4.52), those of Windows and of the Macintosh. */
const PAGES: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10001: 'shift_jis',
  10002: 'big5',
  10003: 'euc-kr',
  10007: 'x-mac-cyrillic',
  10008: 'gb18030',
  65001: 'utf-8',
}
const MAC_ROMAN = 10000

/** Bytes of a code page. Programs that leave the Western one (of Windows, of the Macintosh) in the file write Chinese all the same. */
const inPage = (bytes: Buffer, page: number): string => {
  const named = PAGES[page]
  if (named) return new TextDecoder(named).decode(bytes)
  if (hasHanzi(bytes))
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      // Western letters after all.
    }
  return new TextDecoder(page === MAC_ROMAN ? 'macintosh' : 'windows-1252').decode(bytes)
}

/** A pair of bytes from the rows of the common characters (GB 2312): Müller has none, 朱镕基 has two. */
const hasHanzi = (bytes: Buffer): boolean => {
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[i + 1] ?? 0
    if (lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe) return true
    i++
  }
  return false
}

/** A text within one record, its length before it in one byte or two. Cut off where the record ends. */
export const textAt = (data: Buffer, at: number, lengthBytes: 1 | 2, letters: Letters): string => {
  if (at + lengthBytes > data.length) return ''
  const length = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
  const from = at + lengthBytes
  if (!letters.wide) return inPage(data.subarray(from, from + length), letters.page)
  return (data[from] ?? 0) & 1
    ? data.toString('utf16le', from + 1, from + 1 + length * 2)
    : data.toString('latin1', from + 1, from + 1 + length)
}

/**
 * The shared texts ([MS-XLS] 2.4.265 SST): they run on over CONTINUE records, and a text broken there says anew how wide it is.
 * `crossed`: where its letters are struck out, by the text's number.
 */
export const sharedTexts = (
  blocks: readonly Buffer[],
  most: number,
  strikes: (font: number) => boolean,
): { texts: string[]; crossed: Map<number, StruckRun[]> } => {
  const texts: string[] = []
  const crossed = new Map<number, StruckRun[]>()
  let block = 0
  let at = 8
  const here = () => blocks[block] ?? Buffer.alloc(0)
  const onwards = () => {
    while (at >= here().length && block < blocks.length) {
      at -= here().length
      block++
    }
  }
  const read = (bytes: number): number => {
    onwards()
    const value = at + bytes <= here().length ? here().readUIntLE(at, bytes) : 0
    at += bytes
    return value
  }
  const total = Math.min(blocks[0] && blocks[0].length >= 8 ? blocks[0].readUInt32LE(4) : 0, most)
  while (texts.length < total) {
    onwards()
    if (block >= blocks.length) break
    let left = read(2)
    let flags = read(1)
    const runs = flags & 8 ? read(2) : 0
    const aid = flags & 4 ? read(4) : 0
    let text = ''
    while (left > 0) {
      if (at >= here().length) {
        onwards()
        if (block >= blocks.length) break
        flags = read(1)
      }
      const width = flags & 1 ? 2 : 1
      const count = Math.min(left, Math.floor((here().length - at) / width))
      if (count <= 0) break
      text += here().toString(width === 2 ? 'utf16le' : 'latin1', at, at + count * width)
      at += count * width
      left -= count
    }
    const own: StruckRun[] = []
    for (let i = 0; i < runs && block < blocks.length; i++) own.push({ at: read(2), struck: strikes(read(2)) })
    if (own.some((run) => run.struck)) crossed.set(texts.length, own)
    at += aid
    texts.push(text)
  }
  return { texts, crossed }
}
