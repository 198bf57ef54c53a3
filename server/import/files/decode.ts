/** Text of unknown encoding: a byte-order mark decides; else strict UTF-8; else GB18030, which holds GBK and every rare letter. */
export const decode = (bytes: Uint8Array): string => {
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
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
