/** Identity of a duty: rule, subject and period, hashed (64-bit FNV-1a twice, hex). The same on every device. */
export const dutyId = (rule: string, subject: string, period: string): string => {
  const text = `${rule}\u0000${subject}\u0000${period}`
  return fnv(text, 0xcbf29ce4, 0x84222325) + fnv(text, 0x84222325, 0xcbf29ce4)
}

const TWO32 = 0x1_0000_0000

/** The hash in two halves of 32 bits (a class has thousands of duties): the prime is 2^40 + 0x1b3. */
const fnv = (text: string, high: number, low: number): string => {
  let hi = high
  let lo = low
  for (let i = 0; i < text.length; i++) {
    lo = (lo ^ text.charCodeAt(i)) >>> 0
    const product = lo * 0x1b3
    hi = (hi * 0x1b3 + Math.floor(product / TWO32) + lo * 0x100) % TWO32
    lo = product % TWO32
  }
  return hex(hi) + hex(lo)
}

const hex = (n: number) => n.toString(16).padStart(8, '0')
