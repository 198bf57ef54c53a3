/**
 * Civil dates of Asia/Shanghai as plain `YYYY-MM-DD` strings. No clock is read here: today is always passed in.
 * Partial dates (`YYYY`, `YYYY-MM`) are allowed where a fact is known only that precisely; they compare as text.
 */
export type CivilDate = string

const FULL = /^(\d{4})-(\d{2})-(\d{2})$/

/** A year's duties ask of the same few hundred days again and again: each is worked out once, some fifty years of them at most. */
const KEPT = 20_000
const msOf = new Map<CivilDate, number>()
const dateOf = new Map<number, CivilDate>()
const kept = <K, V>(known: Map<K, V>, key: K, value: V): V => {
  if (known.size >= KEPT) known.clear()
  known.set(key, value)
  return value
}

const utc = (date: CivilDate): number => {
  const known = msOf.get(date)
  if (known !== undefined) return known
  const found = FULL.exec(date)
  if (!found) throw new RangeError(`not a civil date: ${date}`)
  return kept(msOf, date, Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])))
}

const DAY = 86_400_000

/** True for a real calendar day written `YYYY-MM-DD` (2025-02-30 is none). */
export const isCivilDate = (text: string): boolean => {
  const found = FULL.exec(text)
  return found !== null && fromMs(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))) === text
}

/** True for a real day, month or year since 1900, written as precisely as it is known (`2016-02-29`, `2016-02`, `2016`). */
export const isPartialDate = (text: string): boolean =>
  /^(?:19|[2-9]\d)\d{2}(?:-\d{2}(?:-\d{2})?)?$/.test(text) && isCivilDate(`${text}-01-01`.slice(0, 10))

const fromMs = (ms: number): CivilDate => dateOf.get(ms) ?? kept(dateOf, ms, new Date(ms).toISOString().slice(0, 10))

export const addDays = (date: CivilDate, days: number): CivilDate => fromMs(utc(date) + days * DAY)

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: CivilDate, b: CivilDate): number => Math.round((utc(b) - utc(a)) / DAY)

/** Same day `months` later, clamped to the month's last day (31 January + 1 = 28 or 29 February). */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1 + months
  const first = Date.UTC(year, month, 1)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return fromMs(first + (Math.min(Number(date.slice(8, 10)), last) - 1) * DAY)
}

/** 1 = Monday … 7 = Sunday (a school week starts on Monday, dossier §5). */
export const weekday = (date: CivilDate): number => ((new Date(utc(date)).getUTCDay() + 6) % 7) + 1

export const mondayOf = (date: CivilDate): CivilDate => addDays(date, 1 - weekday(date))

export const monthOf = (date: CivilDate): string => date.slice(0, 7)

export const lastOfMonth = (month: string): CivilDate => addDays(addMonths(`${month}-01`, 1), -1)

/** Full years (周岁) at `at`; null when the birth year is unknown. A birth known to the month counts from the month's first day. */
export const ageAt = (birth: string | null, at: CivilDate): number | null => {
  if (!birth || birth.length < 4) return null
  const padded = `${birth}-01-01`.slice(0, 10)
  const years = Number(at.slice(0, 4)) - Number(padded.slice(0, 4))
  return at.slice(5) < padded.slice(5) ? years - 1 : years
}

/** The civil date in Shanghai of an instant (milliseconds since 1970). Fixed UTC+8: China keeps no summer time. */
export const shanghaiDate = (instantMs: number): CivilDate =>
  fromMs(Math.floor((instantMs + 8 * 3_600_000) / DAY) * DAY)

export const minDate = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b)
export const maxDate = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)
