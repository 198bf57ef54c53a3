import type { CivilDate } from '../kit/dates.ts'
import { keptInLunarYear } from './lunar.ts'
import { springFestivalOf } from './spring-festival.ts'

/** A day on which children are thought of together (S3.12, S4.6). `lunar`: as the almanac says it. */
export type Festival = { key: string; name: string; on: CivilDate; lunar: string | null }

const FESTIVALS: readonly {
  key: string
  name: string
  lunar: string | null
  on: (year: number) => CivilDate | null
}[] = [
  { key: 'first-month', name: '春节', lunar: '正月初一', on: springFestivalOf },
  { key: 'children-day', name: '六一', lunar: null, on: (year) => `${year}-06-01` },
  { key: 'dragon-boat', name: '端午', lunar: '五月初五', on: (year) => keptInLunarYear(year, 5, 5) },
  { key: 'mid-autumn', name: '中秋', lunar: '八月十五', on: (year) => keptInLunarYear(year, 8, 15) },
]

/** Festivals between two days, in their order; of years that the almanac here does not reach only those of the sun. */
export const festivalsIn = (from: CivilDate, to: CivilDate): Festival[] => {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, i) => Number(from.slice(0, 4)) + i,
  )
  return years
    .flatMap((year) =>
      FESTIVALS.flatMap(({ key, name, lunar, on }): Festival[] => {
        const day = on(year)
        return day === null || day < from || day > to ? [] : [{ key: `${year}-${key}`, name, on: day, lunar }]
      }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}
