/** What a cell of a table shows at a glance: a number or a date, or one letter out of few; a place or a name shows nothing. */
const NUMBER = /^\d[\d\s.:/年月日岁Xx-]*$/
const MARK = /^[男女是否有无√×✓]$/
const LOOKED_AT = 400

/** Tells whether a line (without its quotes) may be a row of the table; null where the table's columns show nothing to tell it by. */
export type RowShape = (cells: readonly string[]) => boolean | null

/**
 * Learnt from lines that hold no quote and from the cells before the first one: columns of numbers, dates and marks. A heading above
 * them is the one cell that may be another.
 */
export const rowShape = (lines: readonly string[], delimiter: string, columns: number): RowShape => {
  const seen: string[][] = Array.from({ length: columns }, () => [])
  for (const line of lines.slice(0, LOOKED_AT)) {
    const quote = line.indexOf('"')
    const cells = (quote < 0 ? line : line.slice(0, quote)).split(delimiter)
    const whole = quote < 0 ? cells : cells.slice(0, -1)
    if (quote < 0 && whole.length !== columns) continue
    for (const [c, cell] of whole.entries()) if (cell.trim() !== '') seen[c]?.push(cell.trim())
  }
  const telling = seen.map((cells) => [NUMBER, MARK].find((kind) => fits(cells, kind)) ?? null)
  return (cells) => {
    if (columns < 2 || cells.length !== columns) return false
    if (telling.every((kind) => kind === null)) return null
    let right = 0
    for (const [c, kind] of telling.entries()) {
      const cell = cells[c]?.trim() ?? ''
      if (kind === null || cell === '') continue
      if (!kind.test(cell)) return false
      right++
    }
    return right > 0
  }
}

const fits = (cells: readonly string[], kind: RegExp): boolean => {
  const right = cells.filter((cell) => kind.test(cell)).length
  return right > 0 && cells.length - right <= 1
}
