import type { RecordBody } from '../kit/define-record.ts'

/** One opening of a Children's Home in the week: 1 is Monday; times empty where only the day is known. */
export type Opening = { day: number; from: string; to: string }

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'].map((day, i) => ({
  value: String(i + 1),
  label: `周${day}`,
}))

/** When a home is open, day by day through the week. */
export const openingsOf = (home: RecordBody): Opening[] =>
  (Array.isArray(home.hours) ? (home.hours as readonly Readonly<Record<string, unknown>>[]) : [])
    .flatMap(({ day, from, to }) => {
      const at = Number(day)
      const time = (value: unknown) => (typeof value === 'string' ? value : '')
      return at >= 1 && at <= 7 ? [{ day: at, from: time(from), to: time(to) }] : []
    })
    .sort((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))

/** 周三 16:00–18:00 */
export const openingWords = ({ day, from, to }: Opening): string =>
  `${WEEKDAYS[day - 1]?.label ?? ''}${from && to ? ` ${from}–${to}` : ''}`
