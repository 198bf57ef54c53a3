import { AppError } from '../../domain/errors.ts'
import { maxDate } from '../../domain/kit/dates.ts'
import { type Span, stayFrom } from '../../domain/registers/spans.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'

/**
 * The day from which somebody says that a fact holds, within the child's stay here. A stay that a list lets begin in the
 * future is changed as a whole. Error: invalid on `field`, with the first day that may be changed.
 */
export const dayWithin = (spans: readonly Span[], on: string, today: string, field: 'since' | 'on'): string => {
  const from = stayFrom(spans, today)
  if (on >= from || from > today) return maxDate(on, from)
  const sentence = `这名孩子从${longDate(from)}起在这里，更早的日子不能改；请选这一天或以后的日期。`
  throw new AppError('invalid', { [field]: sentence }, sentence)
}
