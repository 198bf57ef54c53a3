import type * as z from 'zod'
import type { rosterView } from '../../domain/api/roster-shapes.ts'
import { maskText } from '../../domain/kit/identity/mask.ts'
import type { RosterReading } from './reading.ts'
import { maskOf } from './roster-numbers.ts'

type Mended = z.input<typeof rosterView>['mended']

const SHOWN = 100

/**
 * What somebody typed over the file, in the file's order, each with what the file itself says (F15). Numbers are masked for
 * whoever it is: whole they stand in the rows, where seeing them leaves a trace (M2).
 */
export const mendedOf = (reading: RosterReading): Mended => {
  const all = reading.sheets.flatMap((sheet) => {
    const mask = maskOf(reading, sheet.name)
    return sheet.rows.flatMap((row, index) =>
      Object.entries(row.was ?? {}).map(([at, was]) => {
        const column = Number(at)
        return {
          sheet: sheet.name,
          row: row.row,
          index,
          column,
          heading: maskText(reading.columns.find((c) => c.sheet === sheet.name && c.column === column)?.heading ?? ''),
          name: maskText(reading.children.find((c) => c.sheet === sheet.name && c.row === row.row)?.name ?? ''),
          was: mask(was, column),
          text: mask(row.cells[column] ?? '', column),
        }
      }),
    )
  })
  return { total: all.length, items: all.slice(0, SHOWN) }
}
