import type { Answer } from '../client/call.ts'

export type Overview = Answer<'getOverview'>
export type Row = Overview['rows'][number]
/** What a row says, and what stands in none, and the whole. */
export type Numbers = Overview['total']
/** Which row: a place, what stands in none of them, the whole. */
export type Of = Row | 'rest' | null
export type Order = 'places' | 'name' | 'missing' | 'changed'

const moved = (row: Row): number => row.came + row.left + row.changed

/** Rows as somebody wants to go through them; by what was achieved there is no order (no rankings). */
export const inOrder = (rows: readonly Row[], order: Order): Row[] => {
  switch (order) {
    case 'places':
      return [...rows]
    case 'name':
      return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
    case 'missing':
      return rows.toSorted((a, b) => Number(b.notReported.length > 0) - Number(a.notReported.length > 0))
    case 'changed':
      return rows.toSorted((a, b) => Number(moved(b) > 0) - Number(moved(a) > 0))
  }
}
