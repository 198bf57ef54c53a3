import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { isChildRule } from '../../../domain/duties/types.ts'
import { isCivilDate } from '../../../domain/kit/dates.ts'
import { isAboutChildren, type RecordKind } from '../../../domain/kit/define-record.ts'

/** What stood on paper is written down a child at a time: of kinds that are owed so, month by month. */
export const fitsPaper = (kind: RecordKind): boolean =>
  isAboutChildren(kind) &&
  DUTY_RULES.some(
    (rule) =>
      rule.asked !== 'optional' &&
      // Of a few children of whom somebody decided so there is no sheet of a class.
      !(isChildRule(rule) && rule.byLevel) &&
      rule.evidence.kinds[0] === kind.kind &&
      rule.unit === '人',
  )

/** The months of a term up to today, as 2026-09; none where the term has not begun. */
export const monthsUntil = (startsOn: string, today: string): string[] => {
  const months: string[] = []
  for (
    let [year, month] = startsOn.split('-').map(Number) as [number, number];
    `${year}-${String(month).padStart(2, '0')}` <= today.slice(0, 7);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  )
    months.push(`${year}-${String(month).padStart(2, '0')}`)
  return months
}

/** The day that a cell of a month says: 12, 12日, 9.12, 9月12日; null for one that is none, lies before the term or is to come. */
export const dayOfCell = (month: string, text: string, from: string, today: string): string | null => {
  const numbers = (text.match(/\d+/g) ?? []).map(Number)
  const [first, second] = numbers
  if (first === undefined || numbers.length > 2) return null
  if (second !== undefined && first !== Number(month.slice(5))) return null
  const day = `${month}-${String(second ?? first).padStart(2, '0')}`
  return isCivilDate(day) && day >= from && day <= today ? day : null
}
