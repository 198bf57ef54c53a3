import { markOf } from '../../../domain/duties/mark.ts'
import type { Answer } from '../../client/call.ts'

export type Picture = Answer<'getTermPicture'>
export type PictureRow = Picture['rows'][number]

/** More classes than this stand by grade, each to be opened (looks: desk-home-school, many). */
export const MANY_CLASSES = 16

/** Rows of a grade and what they come to together; what is no class stands by itself. */
export type Grade = { grade: number | null; rows: PictureRow[]; cells: PictureRow['cells']; children: number }

export const byGrade = (rows: readonly PictureRow[]): Grade[] =>
  [...Map.groupBy(rows, (r) => r.grade)].map(([grade, of]) => ({
    grade,
    rows: of,
    children: of.reduce((n, r) => n + r.children, 0),
    cells: [
      ...Map.groupBy(
        of.flatMap((r) => r.cells),
        (c) => c.column,
      ),
    ].map(([column, cells]) => ({
      column,
      state: markOf(cells.map((c) => c.state)) ?? 'waived',
      owed: cells.reduce((n, c) => n + c.owed, 0),
      met: cells.reduce((n, c) => n + c.met, 0),
    })),
  }))
