import { AppError } from '../../domain/errors.ts'
import { judge } from '../../domain/reports/tables/define-table.ts'
import type { StatisticsOut } from './queries/statistics.ts'
import type { ReadSheet, SheetCell, SheetRow } from './read-sheet.ts'

/**
 * What was done to a cell: another number than the register's (`changed`), a number where the register holds none (`filled`), nothing where
 * it holds one (`emptied`), words (`unreadable`).
 */
export type Done = 'changed' | 'filled' | 'emptied' | 'unreadable'
export type SheetDifference = {
  /** Of the unit; of the table's own place in the row of the whole. */
  place: { code: string; name: string }
  whole: boolean
  row: number
  no: number
  done: Done
  said: number | null
  words: string
  is: number | null
}
export type Compared = {
  cells: number
  differences: SheetDifference[]
  /** Units of the table that have no row in the sheet; rows that are no unit. */
  missing: string[]
  unknown: { row: number; name: string }[]
  /** Items whose whole on the sheet is not the sum of its rows, though it is in the register. */
  sums: { no: number; whole: number; rows: number }[]
  /** What has to add up and does not on the sheet. */
  uneven: { name: string; text: string; differs: number }[]
}

const WHOLE = '合计'
/** Shares are printed with one decimal. */
const NEAR = 0.051

const refuse = (text: string): never => {
  throw new AppError('invalid', { file: text }, text)
}

/** A sheet that came back, cell by cell against the register's numbers of the same day. Errors: invalid where its columns are not the table's. */
export const compareSheet = ({ heads, rows }: ReadSheet, table: StatisticsOut): Compared => {
  mustHaveColumns(heads, table)
  const { units, place, total } = table
  const own = { code: place.code, name: place.name, values: total }
  const ofRow = ({ name }: SheetRow) =>
    units.length === 0 ? name === place.name && own : name === WHOLE ? own : units.find((unit) => unit.name === name)
  const known = rows.flatMap((row) => {
    const unit = ofRow(row)
    return unit ? [{ row, unit }] : []
  })
  const twice = known.find(({ unit }, i) => known.findIndex((one) => one.unit === unit) < i)
  if (twice) refuse(`“${twice.row.name}”在表里有两行（第 ${twice.row.row} 行又出现）。请留一行再交。`)
  return {
    cells: known.length * heads.length,
    differences: known.flatMap(({ row, unit }) =>
      row.cells.flatMap((cell, i): SheetDifference[] => {
        const is = unit.values[i] ?? null
        const done = doneTo(cell, is, remarked(table, unit.code, table.items[i]?.no ?? 0))
        if (done === null) return []
        const { code, name } = unit
        const whole = unit === own
        const said = typeof cell === 'number' ? cell : null
        const words = cell !== null && typeof cell === 'object' ? cell.words.slice(0, 40) : ''
        return [{ place: { code, name }, whole, row: row.row, no: table.items[i]?.no ?? 0, done, said, words, is }]
      }),
    ),
    missing: [...units, ...(units.length ? [] : [own])]
      .filter((unit) => !known.some((one) => one.unit === unit))
      .map(({ name }) => name),
    unknown: rows.filter((row) => !ofRow(row)).map(({ row, name }) => ({ row, name: name.slice(0, 40) })),
    sums: sumsOff(known, own, table),
    uneven: known.flatMap(({ row, unit }) => {
      const numberAt = (no: number) => {
        const cell = row.cells[table.items.findIndex((item) => item.no === no)]
        return typeof cell === 'number' ? cell : null
      }
      return table.equations.flatMap((equation) => {
        const { holds, differs } = judge(equation, numberAt)
        return holds === 'no' ? [{ name: unit === own ? WHOLE : unit.name, text: equation.text, differs }] : []
      })
    }),
  }
}

/** A sheet of another version of the county's form, or whose columns were moved. */
const mustHaveColumns = (heads: readonly string[], { items }: StatisticsOut): void => {
  const odd = items.find(({ no, label }, i) => !heads[i]?.startsWith(`${no} `) || !heads[i].endsWith(label))
  if (odd) refuse(`第${odd.no}栏不是“${odd.label}”了：表头改过，或栏挪了位置。请另取一张，只改数、不改表头。`)
  if (heads.length > items.length) refuse(`表上多了“${heads[items.length]}”一栏。请去掉多出来的栏再交。`)
}

/** What an office wrote there before and was kept as a remark of this day. */
const remarked = ({ remarks }: StatisticsOut, code: string, no: number): number | null =>
  remarks.find((one) => one.place.code === code && one.no === no)?.said ?? null

const doneTo = (cell: SheetCell, is: number | null, kept: number | null): Done | null => {
  if (cell === null) return is === null || is === 0 ? null : 'emptied'
  if (typeof cell === 'object') return 'unreadable'
  if (cell === kept) return null
  if (is === null) return 'filled'
  return Math.abs(cell - is) < (Number.isInteger(is) && Number.isInteger(cell) ? 0.5 : NEAR) ? null : 'changed'
}

type Known = { row: SheetRow; unit: { code: string; name: string; values: readonly (number | null)[] } }

const sumsOff = (known: readonly Known[], own: Known['unit'], table: StatisticsOut): Compared['sums'] => {
  const whole = known.find(({ unit }) => unit === own)
  if (!whole || table.units.length === 0 || known.length <= table.units.length) return []
  return table.items.flatMap(({ no, figure }, i) => {
    const said = whole.row.cells[i] ?? null
    if (typeof said !== 'number' || !Number.isInteger(said) || figure === 'left-behind.share') return []
    const cells = known.filter(({ unit }) => unit !== own).map(({ row }) => row.cells[i] ?? null)
    // Where one row says nothing the sum says nothing.
    if (!cells.every((cell): cell is number => typeof cell === 'number')) return []
    const rows = cells.reduce((n, one) => n + one, 0)
    const told = table.units.reduce((n, { values }) => n + (values[i] ?? 0), 0)
    // Children of no unit are counted in the whole of the register too.
    const outside = own.values[i] === null ? 0 : (own.values[i] ?? 0) - told
    return said - rows === outside ? [] : [{ no, whole: said, rows }]
  })
}
