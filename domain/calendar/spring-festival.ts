/** The first day of the lunar year (春节), as the almanac of 紫金山天文台 gives it; a test holds them to the platform’s Chinese calendar. */
const FIRST_DAYS: readonly string[] = [
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
  '2038-02-04',
  '2039-01-24',
  '2040-02-12',
  '2041-02-01',
  '2042-01-22',
  '2043-02-10',
  '2044-01-30',
  '2045-02-17',
  '2046-02-06',
  '2047-01-26',
  '2048-02-14',
  '2049-02-02',
  '2050-01-23',
]

/** The Spring Festival of a calendar year; null where the almanac here does not reach. */
export const springFestivalOf = (year: number): string | null =>
  FIRST_DAYS.find((day) => day.startsWith(`${year}-`)) ?? null

/** All that are known, in their order. */
export const SPRING_FESTIVALS = FIRST_DAYS
