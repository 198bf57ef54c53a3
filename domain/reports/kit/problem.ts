import { addDays } from '../../kit/dates.ts'
import { longDate } from '../prose/numbers.ts'
import type { PeriodCount } from './input.ts'
import type { Pen } from './pen.ts'
import type { SummaryQuestion } from './question.ts'

export type FoundQuestion = Omit<SummaryQuestion, 'accepted'>

/** The date by which something is done in the k-th week. */
export type By = (week: number) => string

/** Dates for a plan: two weeks on while the term lasts, else the k-th week of the next. */
export const deadlines = ({ input }: Pen): By => {
  const soon = addDays(input.cutoff, 14)
  const start = input.nextTermStart ?? addDays(input.term.endsOn, 30)
  return (week) => longDate(soon <= input.term.endsOn ? soon : addDays(start, week * 7 - 1))
}

/**
 * 在10月 · 其中9月2人次、10月5人次 · 其中11月最多，25人次: the term's months stand in 日常关爱 one by one. Households may fall into two
 * rounds, which is said where the parts overlap.
 */
export const whenMissed = (periods: readonly PeriodCount[], unit: string, whole: number): string => {
  const found = periods.filter((p) => p.missed > 0)
  const [only] = found
  if (!only) return ''
  if (found.length === 1) return `，${whole > 1 ? '均' : ''}在${only.label}`
  const most = Math.max(...found.map((p) => p.missed))
  const top = found.filter((p) => p.missed === most)
  if (found.length > 2 && top.length === 1) return `，其中${top[0]?.label}最多，${most}${unit}`
  const overlap = found.reduce((sum, p) => sum + p.missed, 0) > whole ? '，有的不止一轮' : ''
  return `，其中${found.map((p) => `${p.label}${p.missed}${unit}`).join('、')}${overlap}`
}
