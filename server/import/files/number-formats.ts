/** What a number format shows of a date: all of it, year and month only (2015年3月), or no date at all. */
export type Shown = 'day' | 'month' | null

/** Formats known by number alone, as Excel's Chinese edition means them (ECMA-376 18.8.30). */
const MONTHS = new Set([17, 27, 36, 50, 52, 57])
const DAYS = new Set([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58])

/** By the format's number, or its code where the file has one: yyyy"年"m"月"d"日", [$-804]e-mm-dd, m/d/yy h:mm. */
export const shownBy = (id: number, code: string | undefined): Shown => {
  if (code === undefined) return MONTHS.has(id) ? 'month' : DAYS.has(id) ? 'day' : null
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';', 1)[0]
    ?.toLowerCase()
  if (bare === undefined || /general|[@#0?]/.test(bare)) return null
  if (/d/.test(bare)) return 'day'
  return /[ye]/.test(bare) ? 'month' : null
}
