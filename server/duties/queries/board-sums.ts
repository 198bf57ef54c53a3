import { unitKey } from '../../../domain/duties/duty-facts.ts'
import type { DutyUnit } from '../../../domain/duties/types.ts'
import type { KeptDuty } from '../db/duties-kept.ts'
import { type Cell, cellOf } from './board-cells.ts'

/** What the children's duties of a part of a place come to on its board: nothing of it names a child but by its id. */
export type BoardSums = {
  /** `rule|period` of which somebody here is owed something. */
  owed: ReadonlySet<string>
  /** Those who are owed anything. */
  children: readonly string[]
  /** By the row that they stand in (a class as it stands now), how many, and each column that anybody there owes. */
  rows: ReadonlyMap<number, RowSums>
  /** By `rule|period` the units (a child, a household) of which one duty at least is not done, and those past their day. */
  undone: ReadonlyMap<string, readonly string[]>
  overdue: ReadonlyMap<string, readonly string[]>
  /** Of each of these children its records of the month, and how many of them came late. */
  records: ReadonlyMap<string, { all: number; late: number }>
}

export type RowSums = { children: number; cells: ReadonlyMap<string, Cell> }

const UNDONE: readonly string[] = ['open', 'due-soon', 'overdue', 'missed']
export const isUndone = (state: string): boolean => UNDONE.includes(state)

type Summed = Omit<KeptDuty, 'dutyId'>

const columnKey = ({ rule, period }: Pick<KeptDuty, 'rule' | 'period'>) => `${rule}|${period}`

/**
 * `rowOf`: in which row what hangs on a class stands; null: in none. `beside`: columns of earlier months that can still be made up for, of which
 * only what is overdue is told.
 */
export const sumsOf = (
  all: readonly Summed[],
  columns: readonly { key: string; unit: DutyUnit }[],
  beside: readonly { key: string; unit: DutyUnit }[],
  rowOf: (classId: number | null) => number | null,
  records: BoardSums['records'],
): BoardSums => {
  const unitOf = new Map([...columns, ...beside].map(({ key, unit }) => [key, unit]))
  const shown = new Set(columns.map(({ key }) => key))
  const duties = all.filter((d) => shown.has(columnKey(d)))
  const units = (of: readonly Summed[], test: (state: KeptDuty['state']) => boolean): Map<string, string[]> => {
    const found = new Map<string, Set<string>>()
    for (const d of of) {
      if (!test(d.state)) continue
      const key = columnKey(d)
      const mine = found.get(key) ?? new Set()
      mine.add(unitKey(unitOf.get(key) ?? '人', d))
      found.set(key, mine)
    }
    return new Map([...found].map(([key, mine]) => [key, [...mine]]))
  }
  const childrenOf = (of: readonly Summed[]) => [...new Set(of.map((d) => d.subject.id))]
  return {
    owed: new Set(duties.map(columnKey)),
    children: childrenOf(duties),
    rows: new Map(
      [...Map.groupBy(duties, (d) => rowOf(d.classId))].flatMap(([row, mine]) => {
        if (row === null) return []
        const byColumn = Map.groupBy(mine, columnKey)
        const cells = columns.flatMap((column) => {
          const its = byColumn.get(column.key)
          return its ? [[column.key, cellOf(column, its)] as const] : []
        })
        return [[row, { children: childrenOf(mine).length, cells: new Map(cells) }] as const]
      }),
    ),
    undone: units(duties, isUndone),
    overdue: units(all, (state) => state === 'overdue'),
    records: new Map(
      childrenOf(duties).flatMap((id) => {
        const counted = records.get(id)
        return counted ? [[id, counted] as const] : []
      }),
    ),
  }
}

/** Of several parts one: who is in two of them is counted once. Each row lies in one part. */
export const sumsTogether = (parts: readonly BoardSums[]): BoardSums => {
  const [only] = parts
  if (only && parts.length === 1) return only
  const together = (pick: (of: BoardSums) => ReadonlyMap<string, readonly string[]>) => {
    const found = new Map<string, Set<string>>()
    for (const part of parts)
      for (const [key, units] of pick(part)) {
        const of = found.get(key) ?? new Set()
        for (const unit of units) of.add(unit)
        found.set(key, of)
      }
    return new Map([...found].map(([key, of]) => [key, [...of]]))
  }
  const rows = new Map<number, RowSums>()
  for (const part of parts) for (const [row, of] of part.rows) rows.set(row, of)
  return {
    owed: new Set(parts.flatMap((part) => [...part.owed])),
    children: [...new Set(parts.flatMap((part) => part.children))],
    rows,
    undone: together((part) => part.undone),
    overdue: together((part) => part.overdue),
    records: new Map(parts.flatMap((part) => [...part.records])),
  }
}
