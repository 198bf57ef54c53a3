/** Where a cell stands in a reference such as $B$12: letters to a column from 0. */
export const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1
export const lettersOfColumn = (column: number): string => {
  let [left, letters] = [column + 1, '']
  while (left > 0) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
    left = Math.floor((left - 1) / 26)
  }
  return letters
}

/** Rows put in behind row `after` (from 1, as sheets count). A range that ends there or further on grows with them. */
export type Inserted = { after: number; rows: number }

const ONE = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})$/

const movedRow = (row: number, { after, rows }: Inserted, end: boolean): number =>
  row > after || (end && row === after) ? row + rows : row

/** A reference, B5 or B5:C9, after rows were put in. */
export const movedRef = (ref: string, inserted: Inserted): string => {
  const [from = '', to] = ref.split(':')
  const move = (one: string, end: boolean) =>
    one.replace(
      ONE,
      (_, a: string, letters: string, b: string, row: string) =>
        `${a}${letters}${b}${movedRow(Number(row), inserted, end)}`,
    )
  return to === undefined ? move(from, false) : `${move(from, false)}:${move(to, true)}`
}

/** Strings, sheets' names and references of a formula, each apart; the rest as it is. */
const TOKENS =
  /"(?:[^"]|"")*"|('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)|(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\p{L}\p{N}_.(!])/gu

const eachRef = (formula: string, change: (ref: string, sheet: string | null) => string): string =>
  formula.replace(TOKENS, (whole, sheet: string | undefined, there: string | undefined, here: string | undefined) => {
    if (there !== undefined && sheet !== undefined)
      return `${sheet}!${change(there, sheet.replace(/^'|'$/g, '').replaceAll("''", "'"))}`
    return here === undefined ? whole : change(here, null)
  })

/** A formula standing on sheet `at` after rows were put into the sheet `changed`. */
export const movedFormula = (formula: string, at: string, changed: string, inserted: Inserted): string =>
  eachRef(formula, (ref, sheet) => ((sheet ?? at) === changed ? movedRef(ref, inserted) : ref))

/** A formula as it reads so many rows further down and columns to the right: what is not pinned by $ moves along. */
export const copiedFormula = (formula: string, down: number, across = 0): string =>
  eachRef(formula, (ref) =>
    ref
      .split(':')
      .map((one) =>
        one.replace(ONE, (_, a: string, letters: string, b: string, row: string) => {
          const column = a === '$' ? letters : lettersOfColumn(Math.max(0, columnOf(letters) + across))
          return `${a}${column}${b}${b === '$' ? row : Math.max(1, Number(row) + down)}`
        }),
      )
      .join(':'),
  )

/** Functions that count, add and choose within the book; none fetches, runs or names a file. */
const KNOWN = new Set(
  'SUM SUMIF SUMIFS COUNT COUNTA COUNTIF COUNTIFS COUNTBLANK AVERAGE MAX MIN IF IFERROR AND OR NOT ROUND ROUNDUP ROUNDDOWN INT ABS MOD ROW ROWS COLUMN SUBTOTAL SUMPRODUCT TEXT LEFT RIGHT MID LEN TRIM TODAY YEAR MONTH DAY DATE DATEDIF CONCATENATE PERCENTAGE'.split(
    ' ',
  ),
)

/** Does a formula stay within the book and do nothing but reckon? */
export const isTameFormula = (formula: string): boolean => {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""')
  if (/[[\]|{}]|#REF!/.test(bare)) return false
  return [...bare.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\s*\(/gu)].every(([, name = '']) => KNOWN.has(name.toUpperCase()))
}
