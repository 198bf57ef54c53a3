import { dateCell } from './date-cell.ts'
import type { RawCell } from './grid.ts'
import type { Digits, Shown } from './number-formats.ts'
import { textWithWords, withWords } from './number-words.ts'

/** A number as its format shows it: a date, a text with the digits that only the format holds, or the number itself. */
export const numberCell = (value: number, shown: Shown, from1904: boolean): RawCell => {
  if (shown === null) return value
  if (typeof shown === 'object' && 'numbers' in shown) return withWords(value, shown) ?? value
  return typeof shown === 'string' ? dateCell(value, shown, from1904) : (withDigits(value, shown) ?? value)
}

/** A text as its format shows it. */
export const textCell = (text: string | null, shown: Shown | undefined): string | null =>
  text !== null && shown && typeof shown === 'object' && 'numbers' in shown ? textWithWords(text, shown) : text

/**
 * Class ten of grade three typed as 3.10 is the number 3.1 that shows two decimals; 00107 is 107 that shows five digits. A whole
 * number under decimals (an age, a phone as 13800001001.00) says no more than it is.
 */
const withDigits = (value: number, { whole, decimals }: Digits): string | null => {
  if (value < 0) return null
  if (Number.isInteger(value))
    return decimals === 0 && String(value).length < whole ? String(value).padStart(whole, '0') : null
  const text = value.toFixed(decimals)
  // More than the format shows is not hidden.
  return decimals > 0 && Number(text) === value ? text : null
}
