import { RosterFault } from '../fault.ts'
import { MAX_SHEETS } from './grid.ts'

const DEEPEST = 20
/** A table of so few rows inside a cell is a piece of layout (a print date beside a page number). */
const LAYOUT_ROWS = 2

type Table = { open: number; from: number; to: number; end: number; inner: Table[] }

/**
 * What stands in each table of a page, without the tables inside it: those of a row or two leave their words in the cell where
 * they stand; a larger one is a table of its own (the list itself may lie in the frame of a page's layout). In the order in which
 * they begin. Errors: too-large.
 */
export const tablesIn = (html: string): string[] => {
  const roots: Table[] = []
  const stack: Table[] = []
  const all: Table[] = []
  for (const tag of html.matchAll(/<(\/?)table\b[^<>]*>/gi)) {
    const after = tag.index + tag[0].length
    if (tag[1]) {
      const table = stack.pop()
      if (table) Object.assign(table, { to: tag.index, end: after })
      continue
    }
    const table: Table = { open: tag.index, from: after, to: html.length, end: html.length, inner: [] }
    ;(stack.at(-1)?.inner ?? roots).push(table)
    stack.push(table)
    all.push(table)
    if (stack.length > DEEPEST || all.length > MAX_SHEETS * 40) throw new RosterFault('too-large')
  }
  const bodies = new Map(all.map((table) => [table, ownOf(html, table)]))
  const isLayout = (table: Table) => (bodies.get(table)?.match(/<tr\b/gi)?.length ?? 0) <= LAYOUT_ROWS
  return all.filter((table) => roots.includes(table) || !isLayout(table)).map((table) => bodies.get(table) ?? '')
}

const ownOf = (html: string, table: Table): string => {
  let at = table.from
  const parts: string[] = []
  for (const inner of table.inner) {
    parts.push(html.slice(at, inner.open))
    const text = html.slice(inner.from, inner.to)
    if ((text.match(/<tr\b/gi)?.length ?? 0) <= LAYOUT_ROWS) parts.push(text.replace(/<[^<>]*>/g, ' '))
    at = inner.end
  }
  parts.push(html.slice(at, table.to))
  return parts.join('')
}
