import { addDays } from '../../domain/kit/dates.ts'
import type { Column } from './column.ts'
import type { RawCell } from './files/grid.ts'

/** A bare number under a date's heading, in a workbook that counts days from 1904, as the date it is (1940 to 2060). */
export const datesFrom1904 = (row: readonly RawCell[], columns: readonly Column[]): RawCell[] => {
  const dated = new Set(columns.filter((c) => c.field === 'birth' || c.field?.endsWith('Since')).map((c) => c.column))
  return row.map((cell, c) =>
    dated.has(c) && typeof cell === 'number' && cell >= 13_000 && cell <= 57_000
      ? { date: addDays('1904-01-01', Math.floor(cell)) }
      : cell,
  )
}
