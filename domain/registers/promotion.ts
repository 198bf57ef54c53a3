import type { Place } from './place.ts'

/** What becomes of a class at the start of a school year. `up`: its pupils sit in the class of the next grade. */
export const PROMOTIONS = ['up', 'graduate', 'stay'] as const
export type Promotion = (typeof PROMOTIONS)[number]

/** Where compulsory schooling changes its school, or ends (义务教育法: six and three years). */
const LAST_GRADES: ReadonlySet<number> = new Set([6, 9])
const HIGHEST = 9

type ClassOf = Pick<Place, 'grade'>

/**
 * What a class most likely does: moves up; of the last grade of a school's stage, leaves with its certificate, unless the school goes on. A class of no
 * grade stays.
 */
export const likelyPromotion = (klass: ClassOf, classes: readonly ClassOf[]): Promotion => {
  const { grade } = klass
  if (grade === null) return 'stay'
  const goesOn = classes.some((c) => c.grade === grade + 1)
  return LAST_GRADES.has(grade) && !goesOn ? 'graduate' : 'up'
}

/** Can it move up at all? */
export const canMoveUp = ({ grade }: ClassOf): boolean => grade !== null && grade < HIGHEST

/** The first day of the school year that comes next, or of the one that has just begun. `starts`: first days of terms that the county has said. */
export const yearBegins = (today: string, starts: readonly string[]): string => {
  const [year = '', month = ''] = today.split('-')
  const autumn = `${Number(month) > 10 ? Number(year) + 1 : Number(year)}`
  return starts.find((day) => day.startsWith(`${autumn}-08`) || day.startsWith(`${autumn}-09`)) ?? `${autumn}-09-01`
}
