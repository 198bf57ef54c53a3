export type ReadPhones = { phones: string[]; invalid: boolean }

/** A mobile number of 11 digits. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/**
 * All mobiles in one text, in the order written. Separators inside a number (138-0000-0001, 138 0000 0001), +86 and a
 * trailing `.0` are understood. `invalid`: digits are left over that make no mobile.
 */
export const readPhones = (text: string): ReadPhones => {
  const plain = text.normalize('NFKC').replace(/(\d)\.0+(?!\d)/g, '$1')
  if (/\d(?:\.\d+)?e\+?\d+/i.test(plain)) return { phones: [], invalid: true }
  const phones: string[] = []
  // Chunks between real separators; a space or hyphen may stand inside a number.
  let invalid = false
  for (const chunk of plain.split(/[/\\、,，;；|\n\r或和]+/)) {
    let rest = chunk.replace(/\(|\)/g, ' ')
    const shape = /(?<!\d)(?:\+?86[-\s]?|0)?(1[3-9]\d(?:[-\s.]?\d){8})(?!\d)/g
    rest = rest.replace(shape, (_, number: string) => {
      const bare = number.replace(/\D/g, '')
      if (!phones.includes(bare)) phones.push(bare)
      return ' '
    })
    if (/\d/.test(rest)) invalid = true
  }
  return { phones, invalid }
}
