import type * as z from 'zod'
import type { rosterProblem } from '../../domain/api/roster-shapes.ts'
import { fitting } from '../one-answer.ts'
import { PROBLEMS, skippedText } from './problem-text.ts'
import { issueSpot, type RosterReading } from './reading.ts'

type Problem = z.input<typeof rosterProblem>
export type ProblemsAsked = {
  sheet?: string | undefined
  row?: number | undefined
  cursor?: number | undefined
  limit: number
}

/** Problems before the row that was asked for: whoever mends sees where in the list it stands. */
const BEFORE = 8

/** What wants mending in a list, in the file's order; what the reader mended by itself is none. */
export const problemsOf = (reading: RosterReading): Problem[] => {
  const places = new Map(reading.sheets.map((s, n) => [s.name, { n, rows: new Map(s.rows.map((r, i) => [r.row, i])) }]))
  const at = (sheet: string, row: number) => ({ sheet, row, index: places.get(sheet)?.rows.get(row) ?? 0 })
  const found = reading.children.flatMap((child) =>
    [...child.issues, ...child.more.doubts].flatMap((code) =>
      code === 'id-repaired'
        ? []
        : [
            {
              ...at(child.sheet, issueSpot(child, code).row),
              column: issueSpot(child, code).column,
              name: child.name,
              code: code as string,
              text: PROBLEMS[code],
            },
          ],
    ),
  )
  const doubtful = reading.doubtfulRows.map((d) => ({
    ...at(d.sheet, d.row),
    column: d.column,
    name: d.name,
    code: d.because === 'struck' ? 'row-struck' : 'row-skipped',
    text: skippedText(d),
  }))
  const sheetOf = (p: Problem) => places.get(p.sheet)?.n ?? 0
  return [...found, ...doubtful].sort((a, b) => sheetOf(a) - sheetOf(b) || a.index - b.index)
}

/** Some of them: from a position on, or around a row of a sheet. `from`: the position of the first one sent. */
export const problemPage = (reading: RosterReading, asked: ProblemsAsked) => {
  const all = problemsOf(reading)
  const from = asked.cursor ?? (asked.sheet === undefined ? 0 : around(reading, all, asked.sheet, asked.row ?? 0))
  const items = fitting(all.slice(from, from + asked.limit))
  const end = from + items.length
  return { items, from, total: all.length, next: end < all.length ? String(end) : null }
}

const around = (reading: RosterReading, all: readonly Problem[], sheet: string, row: number): number => {
  const order = reading.sheets.map((s) => s.name)
  const at = order.indexOf(sheet)
  const first = all.findIndex((p) => {
    const place = order.indexOf(p.sheet)
    return place > at || (place === at && p.row >= row)
  })
  return Math.max(0, (first === -1 ? all.length : first) - BEFORE)
}
