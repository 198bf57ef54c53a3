/**
 * What no document can hold (XML 1.0 §2.2) and nobody can see: control letters other than tab and line ends, and noncharacters
 * of every plane (U+FFFE, U+FFFF, U+FDD0–U+FDEF). One of them in a name made a whole spreadsheet unreadable (L1).
 */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}]/gu

/** The text as every document can hold it: halves of letters become U+FFFD, what cannot be printed is left out. */
export const printable = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, '')

export const isPrintable = (text: string): boolean => text.isWellFormed() && text.search(UNPRINTABLE) < 0

/** Every text in a value, printed-safe; anything else as it is. */
export const printableAll = <T>(value: T): T => {
  if (typeof value === 'string') return printable(value) as T
  if (Array.isArray(value)) return value.map(printableAll) as T
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [printable(k), printableAll(v)])) as T
  return value
}

/** Does any text in a value hold half a letter (a lone surrogate)? No database keeps it. */
export const hasHalfLetter = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.isWellFormed()
  if (Array.isArray(value)) return value.some(hasHalfLetter)
  if (value !== null && typeof value === 'object')
    return Object.entries(value).some(([k, v]) => !k.isWellFormed() || hasHalfLetter(v))
  return false
}

/**
 * A name has at least one letter or digit that somebody can see: two zero-width spaces are none, nor are the letters that exist to
 * fill a place (U+3164, U+115F) (L14). Radicals that only look like letters (⽯⽟⻰, from a page that was printed) are seen.
 */
export const hasLetter = (text: string): boolean =>
  /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\u2e80-\u2fdf]/u.test(text)
export const NO_LETTER = '名字里要有看得见的字。'
export const NO_REASON = '原因里要有看得见的字。'
