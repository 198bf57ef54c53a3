import type * as z from 'zod'
import type { difference } from './roster-shapes.ts'

export type Difference = z.output<typeof difference>

/** The lists of a difference in the order in which their rows are sent: first what somebody has to decide. */
export const LISTS = [
  'targets',
  'classes',
  'newClasses',
  'enrolment',
  'leaving',
  'conflicts',
  'transfers',
  'duplicates',
  'classless',
  'missing',
  'added',
  'changed',
  'unmatchedVillages',
] as const satisfies readonly (keyof Difference)[]

const withoutRows = (whole: Difference): Difference => ({
  ...whole,
  foreign: [],
  targets: [],
  classes: [],
  newClasses: [],
  enrolment: [],
  leaving: [],
  conflicts: [],
  transfers: [],
  duplicates: [],
  classless: [],
  missing: [],
  added: [],
  changed: [],
  unmatchedVillages: [],
})

/** A row of a difference, put into the page that it goes with. */
type Piece = { size: unknown; into: (page: Difference) => void }

/** A group of rows of another school is sent again with each page that holds some of its rows. */
const intoForeign =
  (group: Difference['foreign'][number], rows: Difference['foreign'][number]['rows']) => (page: Difference) => {
    const known = page.foreign.find((g) => g.key === group.key)
    if (known) known.rows.push(...rows)
    else page.foreign.push({ ...group, rows: [...rows] })
  }

const piecesOf = (whole: Difference): Piece[] => [
  ...whole.foreign.flatMap((group): Piece[] =>
    group.rows.length === 0
      ? [{ size: group, into: intoForeign(group, []) }]
      : group.rows.map((row, i) => ({ size: i ? row : { ...group, rows: [row] }, into: intoForeign(group, [row]) })),
  ),
  ...LISTS.flatMap((name) =>
    whole[name].map((row): Piece => ({ size: row, into: (page) => (page[name] as unknown[]).push(row) })),
  ),
]

/**
 * Some rows of a difference, from the `from`th on: as many as `room` says, one in any case. `joinDifference` of all pages is the
 * whole again.
 */
export const cutDifference = (
  whole: Difference,
  from: number,
  room: (rows: readonly unknown[]) => number,
): { page: Difference; sent: number; total: number } => {
  const pieces = piecesOf(whole)
  const rest = pieces.slice(from)
  const page = withoutRows(whole)
  const taken = rest.slice(0, room(rest.map((p) => p.size)))
  for (const piece of taken) piece.into(page)
  return { page, sent: from + taken.length, total: pieces.length }
}

/** The whole difference from its pages, in their order. */
export const joinDifference = (pages: readonly [Difference, ...Difference[]]): Difference => {
  const whole = withoutRows(pages[0])
  for (const page of pages) {
    for (const group of page.foreign) intoForeign(group, group.rows)(whole)
    for (const name of LISTS) for (const row of page[name]) (whole[name] as unknown[]).push(row)
  }
  return whole
}
