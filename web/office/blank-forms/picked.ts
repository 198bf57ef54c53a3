import type { ChildFill, FormMapping } from '../../../domain/registers/blank-form.ts'
import type { Answer } from '../../client/call.ts'

export type BlankForm = Answer<'getBlankForm'>

/** A cell that somebody points at; rows and columns from 0. */
export type Picked = { grid: number; row: number; column: number }

const isAt = (one: Picked, at: Picked) => one.grid === at.grid && one.row === at.row && one.column === at.column

/** Is the cell in the list or its head: what is chosen there is of the whole column. */
export const inList = ({ list }: FormMapping, { grid, row }: Picked): boolean =>
  list?.grid === grid && row >= list.first - 1 && row <= list.last

/** What a cell is filled with; null: nothing. */
export const filledWith = (mapping: FormMapping, at: Picked): string | null => {
  const spot = mapping.spots.find((one) => isAt(one, at))
  if (spot) return spot.what
  const { list } = mapping
  return list && inList(mapping, at) ? (list.columns.find((c) => c.column === at.column)?.what ?? null) : null
}

/** A column of the list at this cell; where there is none yet, it begins in this row. */
export const withListColumn = (mapping: FormMapping, at: Picked, what: ChildFill): FormMapping => {
  const list =
    mapping.list?.grid === at.grid ? mapping.list : { grid: at.grid, first: at.row, last: at.row, columns: [] }
  const columns = [
    ...list.columns.filter((c) => c.column !== at.column && c.what !== what),
    { column: at.column, what },
  ]
  const spots = mapping.spots.filter((one) => one.grid !== at.grid || one.row < list.first || one.row > list.last)
  return { list: { ...list, columns: columns.toSorted((a, b) => a.column - b.column) }, spots }
}

export const withSpot = (mapping: FormMapping, at: Picked, what: string): FormMapping => ({
  ...mapping,
  spots: [...mapping.spots.filter((one) => !isAt(one, at)), { ...at, what }],
})

/** Nothing at this cell any more; a list without columns is none. */
export const without = (mapping: FormMapping, at: Picked): FormMapping => {
  const spots = mapping.spots.filter((one) => !isAt(one, at))
  const { list } = mapping
  if (!list || !inList(mapping, at)) return { ...mapping, spots }
  const columns = list.columns.filter((c) => c.column !== at.column)
  return { list: columns.length ? { ...list, columns } : null, spots }
}
