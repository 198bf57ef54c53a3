export type ReadPhones = { phones: string[]; invalid: boolean }

/** A mobile number of 11 digits. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/** Digits that number the entries of a cell: ①138… ②139…, 1.138… 2.139… */
const NUMBERING = /[①-⑳]|(?<=^|[\s,，;；、])\d[.、．]\s*(?=1[3-9]\d)/g
/** A mobile with spaces, hyphens or dots inside, +86, 0086 or 0 before it; followed by another one or by no digit. */
const MOBILE = /(?<!\d)(?:\+?(?:00)?86[-\s]?|0)?(1[3-9]\d(?:[-\s.]?\d){8})(?=1[3-9]\d{9}(?!\d)|(?!\d))/g

/**
 * All mobiles in one text, in the order written. Separators inside a number (138-0000-0001, 138 0000 0001), +86 and a
 * trailing `.0` are understood. `invalid`: digits are left over that make no mobile.
 */
export const readPhones = (text: string): ReadPhones => {
  const plain = text
    .replace(NUMBERING, ' ')
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/(\d)\.0+(?!\.?\d)/g, '$1')
    // 1.3800001234E+10 still holds every digit.
    .replace(/(?<![\d.])(1)\.(\d{10})e\+?10(?!\d)/gi, '$1$2')
  if (/\d(?:\.\d+)?e\+?\d+/i.test(plain)) return { phones: [], invalid: true }
  const phones: string[] = []
  let invalid = false
  // Chunks between real separators; a space or hyphen may stand inside a number.
  for (const chunk of plain.split(/[/\\、,，;；|\n\r或和]+/)) {
    let rest = chunk.replace(/[()]/g, ' ')
    for (let before = ''; before !== rest; ) {
      before = rest
      rest = rest.replace(MOBILE, (_, number: string) => {
        const bare = number.replace(/\D/g, '')
        if (!phones.includes(bare)) phones.push(bare)
        return ' '
      })
    }
    if (/\d/.test(rest)) invalid = true
  }
  return { phones, invalid }
}
