import type { PlaceKind } from '../../registers/place.ts'

export const TABLE_KEYS = ['official-statistics', 'school-statistics', 'village-statistics'] as const
export type TableKey = (typeof TABLE_KEYS)[number]

/**
 * One item of a statistics table; `figure`: whose number stands there, null for what the register does not hold. `ours`: what it holds is
 * our reading of the form, which no source that could be opened confirms.
 */
export type TableItem = {
  no: number
  group: string
  label: string
  depth: 0 | 1
  figure: string | null
  ours?: true
}

/**
 * The sum of `whole` has to be that of `parts` (numbers of items). `lacks`: the figure whose children stand in none of the parts; null
 * where no figure tells them.
 */
export type Equation = { key: string; whole: readonly number[]; parts: readonly number[]; lacks: string | null }

/** An official or usual table (dossier §4.6): items, what has to add up, and of which places the columns are where it is asked for. */
export type StatisticsTable = {
  key: TableKey
  title: string
  /** The reading in words, as it stands over the table. */
  reading: string
  items: readonly TableItem[]
  equations: readonly Equation[]
  /** Asked of nobody until a county switches it on: it rests on items whose meaning is only our reading. */
  resting?: readonly Equation[]
  /** Places below with a column of their own; null where the place is told alone. */
  units: Partial<Record<PlaceKind, PlaceKind | null>>
  /** What is said of the items that the register does not hold. */
  note: string | null
}

/**
 * Does an equation hold? `yes`; `no` by how much; `untold`: numbers that the register does not hold may make the rest, nobody can say.
 * `numberAt`: an item's number, null where it has none.
 */
export const judge = (
  { whole, parts }: Pick<Equation, 'whole' | 'parts'>,
  numberAt: (no: number) => number | null,
): { holds: 'yes' | 'no' | 'untold'; differs: number } => {
  const total = whole.map(numberAt)
  if (whole.length === 1 && total[0] === null) return { holds: 'untold', differs: 0 }
  const told = parts.map(numberAt)
  const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((n, one) => n + (one ?? 0), 0)
  const differs = sum(total) - sum(told)
  const lacking = told.includes(null) || total.includes(null)
  // One that comes out although a number is lacking on both sides says nothing.
  if (differs === 0) return { holds: total.includes(null) ? 'untold' : 'yes', differs }
  return { holds: lacking ? 'untold' : 'no', differs }
}

/** 1＝2＋5＋8; parts in a row as 1＝11至18; 13＋14＝24＋25. */
export const equationText = ({ whole, parts }: Pick<Equation, 'whole' | 'parts'>): string =>
  `${sideText(whole)}＝${sideText(parts)}`

const sideText = (side: readonly number[]): string => {
  const first = side[0] ?? 0
  const inRow = side.length > 3 && side.every((no, i) => no === first + i)
  return inRow ? `${first}至${side.at(-1)}` : side.join('＋')
}
