import type { Column } from './column.ts'
import { bareHeading } from './headings/simplify.ts'

/**
 * Two or three lists printed side by side to save paper: the headings begin anew to the right. Answers the columns of each
 * list, left to right (one list: all columns). A second 姓名 among other headings (of a parent, say) begins no list.
 */
export const tablesBeside = (columns: readonly Column[]): Column[][] => {
  const first = columns.findIndex((c) => c.heading !== '')
  const names = columns.flatMap((c, i) => (c.field === 'name' ? [i] : []))
  const lead = (names[0] ?? 0) - first
  const starts = names.map((at) => at - lead)
  const tables = starts.map((start, i) => columns.slice(i === 0 ? 0 : start, starts[i + 1]))
  const [left, ...others] = tables
  if (!left || others.length === 0) return [[...columns]]
  const headings = left.slice(first).map(headingOf)
  const alike = others.every((table) => {
    const own = table.map(headingOf)
    return own.filter((h) => h !== '').length >= 2 && own.every((h, i) => h === '' || h === headings[i])
  })
  return alike ? tables : [[...columns]]
}

const headingOf = (column: Column): string => bareHeading(column.heading)
