import { addDays, addMonths } from './dates.ts'
import type { Operand, Predicate } from './predicate.ts'

/** The dates that operands may name: the cut-off, and the first and last day looked at. */
export type Range = { cutoff: string; from: string; to: string }

/** A relative date becomes a civil date; everything else stays. */
export const operandValue = (operand: Operand, range: Range): string | number | boolean => {
  if (typeof operand !== 'object') return operand
  return shifted(range[operand.at], (operand.months ?? 0) + 12 * (operand.years ?? 0), operand.days ?? 0)
}

/** The same few dates are asked for with every row: kept, a year of them at most. */
const KEPT = 400
const known = new Map<string, string>()
const shifted = (date: string, months: number, days: number): string => {
  if (months === 0 && days === 0) return date
  const key = `${date} ${months} ${days}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= KEPT) known.clear()
  const made = addDays(addMonths(date, months), days)
  known.set(key, made)
  return made
}

/**
 * Does the row meet the condition? A comparison with an unknown (null) value is false, and `not` of it true: two-valued on
 * purpose, and the SQL twin is written the same way.
 */
export const evaluatePredicate = (
  predicate: Predicate,
  row: Readonly<Record<string, unknown>>,
  range: Range,
): boolean => {
  if ('all' in predicate) return predicate.all.every((p) => evaluatePredicate(p, row, range))
  if ('any' in predicate) return predicate.any.some((p) => evaluatePredicate(p, row, range))
  if ('not' in predicate) return !evaluatePredicate(predicate.not, row, range)
  const value = row[predicate.column] ?? null
  if ('is' in predicate) return (value === null) === (predicate.is === 'null')
  if (value === null) return false
  if (predicate.op === 'in') return predicate.value.includes(value as string | number)
  const other = operandValue(predicate.value, range)
  switch (predicate.op) {
    case '=':
      return value === other
    case '<>':
      return value !== other
    case '<':
      return value < other
    case '<=':
      return value <= other
    case '>':
      return value > other
    case '>=':
      return value >= other
  }
}
