import { isMet, isOwed } from '../../../domain/duties/duty-facts.ts'
import { markOf } from '../../../domain/duties/mark.ts'
import { type DutyRule, type DutyState, type DutyUnit, isChildRule, type Period } from '../../../domain/duties/types.ts'
import { monthOf } from '../../../domain/kit/dates.ts'
import type { KeptDuty } from '../db/duties-kept.ts'
import { unitsOf } from './board-cells.ts'

/** What falls due in a month; `month` null: what is open already and falls due after this one. */
export type PictureColumn = {
  key: string
  month: string | null
  rule: string
  period: string
  title: string
  unit: DutyUnit
}

/** How a cell stands: its mark, and how many are owed, done, and lacking (`owed − met`). */
export type PictureCell = { column: string; state: DutyState; owed: number; met: number }

/** The month in whose columns a period stands at a day; undefined: not at all, it has not begun. */
export const columnMonth = ({ windows }: Pick<Period, 'windows'>, today: string): string | null | undefined => {
  const due = monthOf(windows.due)
  if (due <= monthOf(today)) return due
  return windows.opens <= today ? null : undefined
}

/** Is it asked only of children of whom somebody decided so? */
export const isByLevel = (rule: DutyRule): boolean => isChildRule(rule) && rule.byLevel === true

/** Columns without those of rules by level that nobody here is owed: a school is not told of what it does not have. */
export const askedHere = <C extends { key: string; byLevel: boolean }>(
  columns: readonly C[],
  /** `rule|period` of which somebody is owed something. */
  owed: ReadonlySet<string>,
): Omit<C, 'byLevel'>[] =>
  columns.flatMap(({ byLevel, ...column }) => (byLevel && !owed.has(column.key) ? [] : [column]))

/** A column in a row; one that owes nothing here has no cell. Waived ones are neither owed nor lacking. */
export const pictureCell = (
  column: Pick<PictureColumn, 'key' | 'unit'>,
  duties: readonly KeptDuty[],
): PictureCell[] => {
  const units = unitsOf(column.unit, duties)
  const owed = units.map((states) => states.filter(isOwed)).filter((states) => states.length > 0)
  const state = markOf(owed.length > 0 ? owed.flat() : units.flat())
  return state === null
    ? []
    : [{ column: column.key, state, owed: owed.length, met: owed.filter((s) => s.every(isMet)).length }]
}
