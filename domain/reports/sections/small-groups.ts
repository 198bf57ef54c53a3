import type { SummaryInput } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { LEAST_TOLD } from '../level.ts'

/** A group that is bound up with hardship and smaller than its page's level allows is not told by its number (summaries §3.4). */
export const smallest = ({ n, input }: Pick<Pen, 'n' | 'input'>, id: string): boolean => n(id) < LEAST_TOLD[input.level]

/** There is one, and too small to be told: 个别. Nothing at all is no small group. */
export const few = (pen: Pick<Pen, 'n' | 'input'>, id: string): boolean => pen.n(id) > 0 && smallest(pen, id)

/** Nothing of all this: then not a word of it. */
export const nothingOf = ({ n }: Pick<Pen, 'n'>, ids: readonly string[]): boolean => ids.every((id) => n(id) === 0)

export const leastAt = ({ level }: Pick<SummaryInput, 'level'>): number => LEAST_TOLD[level]

/** Parts of a whole that are told by one number together. */
export type Group<T> = { parts: T[]; n: number }

/**
 * The parts of a whole as they may be told, so that none smaller than `least` can be worked out from the others (summaries §3.4: 隐一格必再
 * 并一格). What is too small joins the smallest of the rest until their sum may be told, and never alone. Empty parts are left out. Null: only
 * the whole may be told.
 */
export const safeGroups = <T extends { n: number }>(parts: readonly T[], least: number): Group<T>[] | null => {
  const some = parts.filter((part) => part.n > 0).toSorted((a, b) => a.n - b.n)
  const hidden: T[] = []
  const sum = () => hidden.reduce((all, part) => all + part.n, 0)
  // As many as there are names would say that there is one of each.
  const open = () => hidden.length > 1 && sum() >= least && sum() > hidden.length
  for (const part of some) if (part.n < least || (hidden.length > 0 && !open())) hidden.push(part)
  if (hidden.length === 0) return parts.filter((part) => part.n > 0).map((part) => ({ parts: [part], n: part.n }))
  if (hidden.length === some.length) return null
  const own = parts.filter((part) => part.n > 0 && !hidden.includes(part))
  const together = parts.filter((part) => hidden.includes(part))
  return [...own.map((part) => ({ parts: [part], n: part.n })), { parts: together, n: sum() }]
}
