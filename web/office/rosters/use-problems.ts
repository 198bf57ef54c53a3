import { useMemo } from 'react'
import { type Answer, call } from '../../client/call.ts'
import { useAsk } from '../../client/queries.ts'
import type { Spot } from './grid.tsx'

export type Problem = Answer<'listRosterProblems'>['items'][number]
export const spotOf = (p: Problem): Spot => ({
  sheet: p.sheet,
  row: p.row,
  index: p.index,
  column: p.column,
  code: p.code,
})

/** The problem that stands at a place or next after it; at the end the first of all. Null: nothing is left to mend. */
export const problemAfter = async (id: string, where: Spot): Promise<Spot | null> => {
  const { items } = await call('listRosterProblems', {
    params: { id },
    query: { sheet: where.sheet, row: where.row },
  })
  const next = items.find((p) => p.sheet !== where.sheet || p.index >= where.index)
  if (next) return spotOf(next)
  const [first] = (await call('listRosterProblems', { params: { id }, query: { limit: 1 } })).items
  return first ? spotOf(first) : null
}

/** The fault that was chosen; a cell that was chosen in the table stands for its first, or for that of its whole row. */
const indexOf = (problems: readonly Problem[], spot: Spot | null): number => {
  if (!spot) return -1
  const fits = (p: Problem, column: number | null) =>
    p.sheet === spot.sheet && p.row === spot.row && p.column === column && (!spot.code || p.code === spot.code)
  const exact = problems.findIndex((p) => fits(p, spot.column))
  return exact >= 0 ? exact : problems.findIndex((p) => fits(p, null))
}

/** The problems around the chosen place: a list with thousands of them is never fetched whole. */
export const useProblems = (id: string, spot: Spot | null) => {
  const query = spot ? { sheet: spot.sheet, row: spot.row } : {}
  const found = useAsk('listRosterProblems', { params: { id }, query }, { keep: true })
  const items = useMemo(() => found.data?.items ?? [], [found.data])
  const from = found.data?.from ?? 0
  const total = found.data?.total ?? 0
  const here = indexOf(items, spot)
  return {
    items,
    from,
    total,
    error: found.error,
    again: () => void found.refetch(),
    problem: items[here],
    /** Position among all; -1 where none is chosen. */
    at: here === -1 ? -1 : from + here,
    /** The problem at a position; after the last one the first. */
    nth: async (n: number): Promise<Spot | null> => {
      const place = total === 0 ? 0 : (n + total) % total
      const near = items[place - from]
      if (near) return spotOf(near)
      const [far] = (await call('listRosterProblems', { params: { id }, query: { cursor: place, limit: 1 } })).items
      return far ? spotOf(far) : null
    },
  }
}
