const HEX = Array.from({ length: 256 }, (_, b) => b.toString(16).padStart(2, '0'))
const DASH_BEFORE: ReadonlySet<number> = new Set([4, 6, 8, 10])

/** UUID version 7 (RFC 9562): time first, so that new rows stand together. The clock and the 10 random bytes are passed in. */
export const uuidv7 = (nowMs: number, random: Uint8Array): string => {
  const bytes = new Uint8Array(16)
  for (let i = 5, left = nowMs; i >= 0; i--, left = Math.floor(left / 256)) bytes[i] = left % 256
  for (let i = 0; i < 10; i++) bytes[6 + i] = random[i] ?? 0
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  let text = ''
  for (let i = 0; i < 16; i++) text += (DASH_BEFORE.has(i) ? '-' : '') + (HEX[bytes[i] ?? 0] ?? '')
  return text
}

export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
