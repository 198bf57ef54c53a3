import { type RowShape, rowShape } from './row-shape.ts'

/** No cell of a roster is longer; a quote that is still open so far on was never closed. */
const MOST = 4000
const LINE_END = /\r\n?|\n/

/**
 * Text of a CSV without quotes that open a cell and were never closed, or closed only by another row's: left in, they would
 * swallow the rows between, children and all, into one address. A cell that really holds lines of its own keeps its quotes, and a
 * file whose quotes are right as they stand is not touched, however many marks its cells hold: what goes over lines is taken for
 * swallowed rows only where a line shows what the table's rows show (a sex, a date, a number at their places).
 */
export const withoutStrayQuotes = (text: string, delimiter: string): string => {
  if (!text.includes('"')) return text
  const columns = usual(text, delimiter)
  const shape = rowShape(text.slice(0, 200_000).split(LINE_END), delimiter, columns + 1)
  if (isRight(text, delimiter, shape)) return text
  const kept: string[] = []
  let from = 0
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('"', at)
    if (open < 0) break
    if (!opensCell(text, open, delimiter)) {
      at = open + 1
      continue
    }
    const close = closing(text, open, delimiter)
    if (close === null || swallows(text, open, close, delimiter, shape, true)) {
      kept.push(text.slice(from, open))
      from = open + 1
      at = open + 1
    } else at = close + 1
  }
  kept.push(text.slice(from))
  return kept.join('')
}

/** Every quote that opens a cell ends it, and no cell holds a row. */
const isRight = (text: string, delimiter: string, shape: RowShape): boolean => {
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', open + 1)) {
    if (!opensCell(text, open, delimiter)) continue
    const close = strictClosing(text, open, delimiter)
    if (close === null || swallows(text, open, close, delimiter, shape, false)) return false
    open = close
  }
  return true
}

const opensCell = (text: string, at: number, delimiter: string): boolean => {
  const before = text[at - 1]
  return before === undefined || before === delimiter || before === '\n' || before === '\r' || before === '\ufeff'
}

const endsCell = (text: string, at: number, delimiter: string): boolean =>
  at + 1 >= text.length || [delimiter, '\n', '\r'].includes(text[at + 1] ?? '')

/** Where a quote stands that ends the cell, as RFC 4180 has it: the next mark or line end follows; two quotes are one letter. */
const closing = (text: string, open: number, delimiter: string): number | null => {
  const last = Math.min(text.length, open + MOST)
  for (let at = text.indexOf('"', open + 1); at >= 0 && at < last; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++
    else if (endsCell(text, at, delimiter)) return at
  }
  return null
}

/** The same where the first single quote must be the one that ends the cell. */
const strictClosing = (text: string, open: number, delimiter: string): number | null => {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++
    else return endsCell(text, at, delimiter) ? at : null
  }
  return null
}

/**
 * A quoted text that goes over line ends, and holds a single quote (a second one ends it) or a whole row of the table. `doubtful`:
 * where the table shows nothing to tell a row by, as many marks as a row has are one.
 */
const swallows = (
  text: string,
  open: number,
  close: number,
  delimiter: string,
  shape: RowShape,
  doubtful: boolean,
): boolean => {
  const inside = text.slice(open + 1, close)
  if (!/[\r\n]/.test(inside)) return false
  if (inside.replaceAll('""', '').includes('"')) return true
  // The row whose quote is stray is a whole row too; a cell that begins with its quote and goes on below leaves its first line short.
  const begin = Math.max(text.lastIndexOf('\n', open), text.lastIndexOf('\r', open)) + 1
  const first = text.slice(begin, open + 1 + inside.search(LINE_END))
  if (shape(first.replaceAll('"', '').split(delimiter)) === false) return false
  const rest = text.slice(close + 1, close + 1 + MOST).split(LINE_END, 1)[0] ?? ''
  const lines = (inside + rest.replaceAll('"', '')).split(LINE_END).slice(1)
  return lines.some((line) => shape(line.split(delimiter)) ?? doubtful)
}

const marks = (line: string, delimiter: string): number => line.split(delimiter).length - 1

/** How many marks most lines have. */
const usual = (text: string, delimiter: string): number => {
  const counts = new Map<number, number>()
  for (const line of text.slice(0, 200_000).split(LINE_END)) {
    const n = marks(line, delimiter)
    if (n > 0) counts.set(n, (counts.get(n) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
