/** Identity of a duty: rule, subject and period, hashed (64-bit FNV-1a twice, hex). The same on every device. */
export const dutyId = (rule: string, subject: string, period: string): string => {
  const text = `${rule}\u0000${subject}\u0000${period}`
  return fnv(text, 0xcbf29ce4, 0x84222325) + fnv(text, 0x84222325, 0xcbf29ce4)
}

/**
 * The hash in two halves of 32 bits (a class has thousands of duties): the prime is 2^40 + 0x1b3. Whole numbers of 32 bits
 * throughout, the lower half in two pieces of 16, which the engine keeps in registers.
 */
const fnv = (text: string, high: number, low: number): string => {
  let hi = high | 0
  let lo = low | 0
  for (let i = 0; i < text.length; i++) {
    lo ^= text.charCodeAt(i)
    const first = (lo & 0xffff) * 0x1b3
    const second = (lo >>> 16) * 0x1b3 + (first >>> 16)
    hi = (Math.imul(hi, 0x1b3) + (second >>> 16) + (lo << 8)) | 0
    lo = (second << 16) | (first & 0xffff)
  }
  return hex(hi) + hex(lo)
}

const BYTES = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

const hex = (n: number) => `${BYTES[n >>> 24]}${BYTES[(n >>> 16) & 255]}${BYTES[(n >>> 8) & 255]}${BYTES[n & 255]}`
