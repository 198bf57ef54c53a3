import { type Words, wordsOf } from './number-words.ts'

/** A number shown with so many digits before and behind the point: 000000 (00107 of a code), 0.00 (3.10 of a class). */
export type Digits = { whole: number; decimals: number }

/**
 * What a number format shows: a date, all of it or year and month only (2015年3月); digits, more than the number has; words of its
 * own; or none of these.
 */
export type Shown = 'day' | 'month' | Digits | Words | null

/** Formats known by number alone, as Excel's Chinese edition means them (ECMA-376 18.8.30). */
const MONTHS = new Set([17, 27, 36, 50, 52, 57])
const DAYS = new Set([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58])

const TWO_DECIMALS = 2

/** By the format's number, or its code where the file has one: yyyy"年"m"月"d"日", [$-804]e-mm-dd, m/d/yy h:mm. */
export const shownBy = (id: number, code: string | undefined): Shown => {
  if (code === undefined)
    return MONTHS.has(id) ? 'month' : DAYS.has(id) ? 'day' : id === TWO_DECIMALS ? { whole: 1, decimals: 2 } : null
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';', 1)[0]
    ?.toLowerCase()
  const digits = /^(0+)(?:\.(0+))?\s*$/.exec(bare ?? '')
  const words = /[\p{L}\p{N}√✓×○]/u.test(code) ? wordsOf(code) : null
  if (words) return words
  if (digits) return { whole: digits[1]?.length ?? 1, decimals: digits[2]?.length ?? 0 }
  if (bare === undefined || /general|[@#0?]/.test(bare)) return null
  if (/d/.test(bare)) return 'day'
  return /[ye]/.test(bare) ? 'month' : null
}
