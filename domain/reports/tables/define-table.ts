import type { PlaceKind } from '../../registers/place.ts'

export const TABLE_KEYS = ['official-statistics', 'school-statistics', 'village-statistics'] as const
export type TableKey = (typeof TABLE_KEYS)[number]

/** One item of a statistics table; `figure`: whose number stands there, null for what the register does not hold. */
export type TableItem = { no: number; group: string; label: string; depth: 0 | 1; figure: string | null }

/** `whole` has to be the sum of `parts` (numbers of items). `lacks`: the figure whose children stand in none of the parts. */
export type Equation = { key: string; whole: number; parts: readonly number[]; lacks: string }

/** An official or usual table (dossier §4.6): items, what has to add up, and of which places the columns are where it is asked for. */
export type StatisticsTable = {
  key: TableKey
  title: string
  /** The reading in words, as it stands over the table. */
  reading: string
  items: readonly TableItem[]
  equations: readonly Equation[]
  /** Places below with a column of their own; null where the place is told alone. */
  units: Partial<Record<PlaceKind, PlaceKind | null>>
  /** What is said of the items that the register does not hold. */
  note: string | null
}

/**
 * Does an equation hold? `yes`; `no` by how much; `untold`: parts that the register does not hold may make the rest, nobody can say.
 * `numberAt`: an item's number, null where it has none.
 */
export const judge = (
  { whole, parts }: Equation,
  numberAt: (no: number) => number | null,
): { holds: 'yes' | 'no' | 'untold'; differs: number } => {
  const total = numberAt(whole)
  if (total === null) return { holds: 'untold', differs: 0 }
  const told = parts.map(numberAt)
  const differs = total - told.reduce<number>((sum, n) => sum + (n ?? 0), 0)
  if (differs === 0) return { holds: 'yes', differs }
  return { holds: told.includes(null) ? 'untold' : 'no', differs }
}

/** 1＝2＋5＋8; parts in a row as 1＝11至18. */
export const equationText = ({ whole, parts }: Equation): string => {
  const first = parts[0] ?? 0
  const inRow = parts.length > 3 && parts.every((no, i) => no === first + i)
  return `${whole}＝${inRow ? `${first}至${parts.at(-1)}` : parts.join('＋')}`
}
