/**
 * Text of unknown encoding: a byte-order mark decides; else UTF-8 where all of it, or all but a few letters that some system cut
 * in the middle, is that; else GB18030, which holds GBK and every rare letter. What cannot be read is U+FFFD.
 */
export const decode = (bytes: Uint8Array): string => {
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  const text = new TextDecoder('utf-8').decode(bytes)
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return marked || isMostlyRead(text) ? text : new TextDecoder('gb18030').decode(bytes)
}

/** Whole letters for each that is broken. GBK read as UTF-8 is all broken letters. */
const WHOLE_FOR_BROKEN = 8

const isMostlyRead = (text: string): boolean => {
  let broken = 0
  let whole = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code === 0xfffd) broken++
    else if (code > 0x7f) whole++
  }
  return broken === 0 || whole >= broken * WHOLE_FOR_BROKEN
}

/** UTF-16 by its mark, or, without one, by line ends that are two bytes wide. */
export const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 8192)
  const zeros = [0, 0]
  let lines = 0
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) zeros[0] = (zeros[0] ?? 0) + 1
    if (head[i + 1] === 0) zeros[1] = (zeros[1] ?? 0) + 1
    if ((head[i] === 0x0a && head[i + 1] === 0) || (head[i] === 0 && head[i + 1] === 0x0a)) lines++
  }
  const [even = 0, odd = 0] = zeros
  if (lines === 0 || (even > 0 && odd > 0)) return null
  return odd > 0 ? 'utf-16le' : 'utf-16be'
}
