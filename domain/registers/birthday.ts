import { keptInLunarYear, lunarOf } from '../calendar/lunar.ts'
import { addDays } from '../kit/dates.ts'

/**
 * By which calendar a child's birthday is kept (dossier §5, S3.10): `lunar`, on the lunar day of the birth; `written-lunar`, where the
 * day in the papers itself is the lunar one. Nothing said: by the calendar of the sun.
 */
export const BIRTHDAY_BY = ['solar', 'lunar', 'written-lunar'] as const
export type BirthdayBy = (typeof BIRTHDAY_BY)[number]
export const BIRTHDAY_WORDS: Record<BirthdayBy, string> = {
  solar: '过阳历生日',
  lunar: '过农历生日',
  'written-lunar': '过农历，证上写的就是农历',
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const MONTHS = ['', '正', ...NUMERALS.slice(2), '冬', '腊']
/** The tenth, the twentieth, the thirtieth have words of their own. */
const TENS: Readonly<Record<number, string>> = { 20: '二十', 30: '三十' }
const dayWords = (day: number): string =>
  TENS[day] ?? [day <= 10 ? '初' : day > 20 ? '廿' : '十', NUMERALS[day <= 10 ? day : day % 10]].join('')

type Kept = { month: number; day: number }
/** Month and day of the lunar calendar by which it is kept; null where none is, or the birth has no day. */
const lunarDayOf = (birth: string, by: BirthdayBy): Kept | null =>
  by === 'lunar' ? lunarOf(birth) : { month: Number(birth.slice(5, 7)), day: Number(birth.slice(8)) }

/** 八月十五, for whoever keeps it by the lunar calendar; null for everybody else. */
export const lunarWords = (birth: string | null, by: BirthdayBy | null): string | null => {
  if (birth?.length !== 10 || by === null || by === 'solar') return null
  const kept = lunarDayOf(birth, by)
  return kept && [MONTHS[kept.month], '月', dayWords(kept.day)].join('')
}

/** A 29 February is kept on the 28th where the year has none. */
const solarIn = (year: string, birth: string): string => {
  const on = `${year}-${birth.slice(5)}`
  return birth.endsWith('-02-29') && addDays(`${year}-02-28`, 1).endsWith('-03-01') ? `${year}-02-28` : on
}

/**
 * The birthday that is kept between two days less than a year apart, after the birth itself; null where none is, or where no day is
 * written.
 */
export const birthdayKept = (
  { birth, by }: { birth: string | null; by: BirthdayBy | null },
  from: string,
  to: string,
): string | null => {
  if (birth?.length !== 10) return null
  const lunar = by === null || by === 'solar' ? null : lunarDayOf(birth, by)
  const years = [Number(from.slice(0, 4)) - 1, Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const days = years.map((year) =>
    lunar ? keptInLunarYear(year, lunar.month, lunar.day) : solarIn(String(year), birth),
  )
  return days.find((on) => on !== null && from <= on && on <= to && on > birth) ?? null
}
