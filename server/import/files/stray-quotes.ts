/** No cell of a roster is longer; a quote that is still open so far on was never closed. */
const MOST = 4000

/**
 * Text of a CSV without quotes that open a cell and were never closed, or closed only by another row's: left in, they would
 * swallow the rows between, children and all, into one address. A cell that really holds lines of its own keeps its quotes.
 */
export const withoutStrayQuotes = (text: string, delimiter: string): string => {
  if (!text.includes('"')) return text
  const columns = usual(text, delimiter)
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
    if (close === null || swallows(text.slice(open + 1, close), delimiter, columns)) {
      kept.push(text.slice(from, open))
      from = open + 1
      at = open + 1
    } else at = close + 1
  }
  kept.push(text.slice(from))
  return kept.join('')
}

const opensCell = (text: string, at: number, delimiter: string): boolean => {
  const before = text[at - 1]
  return before === undefined || before === delimiter || before === '\n' || before === '\r' || before === '\ufeff'
}

/** Where a quote stands that ends the cell, as RFC 4180 has it: the next mark or line end follows; two quotes are one letter. */
const closing = (text: string, open: number, delimiter: string): number | null => {
  const last = Math.min(text.length, open + MOST)
  for (let at = text.indexOf('"', open + 1); at >= 0 && at < last; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++
    else if (at + 1 >= text.length || [delimiter, '\n', '\r'].includes(text[at + 1] ?? '')) return at
  }
  return null
}

/** A quoted text that goes over line ends, and holds a single quote (a second one ends it) or a whole row of the table. */
const swallows = (inside: string, delimiter: string, columns: number): boolean => {
  if (!/[\r\n]/.test(inside)) return false
  if (inside.replaceAll('""', '').includes('"')) return true
  return (
    columns > 0 &&
    inside
      .split(/\r\n?|\n/)
      .slice(1)
      .some((line) => marks(line, delimiter) === columns)
  )
}

const marks = (line: string, delimiter: string): number => line.split(delimiter).length - 1

/** How many marks most lines have. */
const usual = (text: string, delimiter: string): number => {
  const counts = new Map<number, number>()
  for (const line of text.slice(0, 200_000).split(/\r\n?|\n/)) {
    const n = marks(line, delimiter)
    if (n > 0) counts.set(n, (counts.get(n) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
