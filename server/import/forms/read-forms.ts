import { classifyRow, filledTexts, type RowKind } from '../classify-row.ts'
import type { Column } from '../column.ts'
import { cellText, type Grid, type RawCell } from '../files/grid.ts'
import { columnsUnder } from '../find-headers.ts'
import type { Field } from '../headings/fields.ts'
import { resolveHeading } from '../headings/resolve-heading.ts'
import { bareHeading } from '../headings/simplify.ts'
import { subjectOf } from '../headings/who.ts'
import { cellsOf, interpretRow } from '../interpret-row.ts'
import { isChild } from '../is-child.ts'
import { doubt, withoutStruck } from '../marked-cells.ts'
import type { ChildReading, ColumnReading, RosterReading } from '../reading.ts'
import type { Place } from '../surroundings.ts'
import { surroundings } from '../surroundings.ts'
import { readChildName } from '../values/child-name.ts'
import { type Form, findForms, isForm } from './find-forms.ts'
import type { Pair } from './walk-row.ts'

type Meaning = (heading: string, column: number) => Field | null | undefined
/** What a sheet of forms gave: its children with the columns and cells that they were read from, the kind of each row, its titles. */
export type FormsRead = {
  children: { child: ChildReading; columns: Column[]; cells: RawCell[] }[]
  columns: ColumnReading[]
  kinds: (RowKind | undefined)[]
  titles: string[]
}

/**
 * A sheet of one child a page, each form read as a row of a list whose headings are its labels: whose a phone is, what a name is,
 * is decided by the same rules. Null where the sheet is no such thing.
 */
export const readForms = (
  grid: Grid,
  around: Place,
  options: { at: string; meaningOf: Meaning; doubtful: RosterReading['doubtfulRows'] },
): FormsRead | null => {
  const forms = findForms(grid)
  if (forms.length === 0) return null
  const read: FormsRead = { children: [], columns: [], kinds: [], titles: [] }
  let place = around
  let after = 0
  for (const form of forms) {
    for (let r = after; r < form.from; r++) place = titleAt(grid, r, place, options.at, read)
    after = Math.max(after, form.to + 1)
    if (!isForm(form)) {
      noteLoneName(grid, form, options.doubtful)
      continue
    }
    const made = childOf(grid, form, place, options)
    if (!made) continue
    for (const pair of form.pairs) read.kinds[pair.row] = 'child'
    // Two names beside one another are two pages of one row.
    const beside = read.children.filter((c) => c.child.row === made.child.row).length
    if (beside > 0) made.child.beside = beside
    read.children.push(made)
    for (const [i, pair] of form.pairs.entries()) {
      const column = made.columns[i]
      if (!column || read.columns.some((c) => c.heading === column.heading)) continue
      read.columns.push({ ...column, sheet: grid.name, column: pair.column, headerRow: pair.row + 1, form: true })
    }
  }
  for (let r = 0; r < grid.rows.length; r++)
    read.kinds[r] ??= classifyRow(grid.rows[r], { aboveHeader: false }) ?? 'note'
  return read
}

/** A name behind its label and no form around it: nobody is read, and somebody is asked. */
const noteLoneName = (grid: Grid, { pairs }: Form, doubtful: RosterReading['doubtfulRows']) => {
  const pair = pairs.find((p) => resolveHeading(p.stack, null).field === 'name')
  const { name } = readChildName(pair?.value ?? null)
  if (pair && name !== '')
    doubtful.push({ sheet: grid.name, row: pair.row + 1, reason: 'note', name, column: pair.column })
}

const titleAt = (grid: Grid, r: number, place: Place, at: string, read: FormsRead): Place => {
  const kind = classifyRow(grid.rows[r], { aboveHeader: r === 0 || read.children.length === 0 }) ?? 'note'
  read.kinds[r] ??= kind
  if (kind !== 'title') return place
  const text = filledTexts(grid.rows[r]).join(' ')
  read.titles.push(text)
  return surroundings(text, place, at)
}

const childOf = (
  grid: Grid,
  form: Form,
  place: Place,
  { at, meaningOf, doubtful }: { at: string; meaningOf: Meaning; doubtful: RosterReading['doubtfulRows'] },
): FormsRead['children'][number] | null => {
  const pairs = form.pairs
  const columns = columnsOf(pairs, (heading) => meaningOf(heading, -1))
  if (!columns) return null
  const nameAt = columns.findIndex((c) => c.field === 'name')
  const own = pairs[nameAt]
  if (!own) return null
  const crossed = new Map(
    pairs.flatMap((p, i) => {
      const how = grid.struck?.get(p.row)?.get(p.column)
      return how ? [[i, how] as const] : []
    }),
  )
  const all = pairs.map((p) => p.value)
  if (crossed.get(nameAt) === 'whole') {
    const { name } = readChildName(own.value)
    doubtful.push({ sheet: grid.name, row: own.row + 1, reason: 'note', name, column: own.column, because: 'struck' })
    return null
  }
  const cells = withoutStruck(all, crossed)
  // □男 □女 on a page that nobody filled in says nothing.
  const said = cellText(cells[nameAt]) === '' ? cells.map((cell) => (isUnticked(cell) ? null : cell)) : cells
  if (!isChild(said, said, columns)) return null
  const child = interpretRow(cellsOf(cells, columns), { ...place, sheet: grid.name, at }, own.row + 1)
  child.spots = pairs.map((p) => ({ row: p.row + 1, column: p.column }))
  const unworked = new Set(pairs.flatMap((p, i) => (grid.unworked?.get(p.row)?.has(p.column) ? [i] : [])))
  doubt(child, 'formula-unworked', unworked, columns)
  doubt(child, 'struck-out', crossed, columns)
  if (grid.hiddenRows.has(own.row)) child.hidden = true
  return { child, columns, cells }
}

/** The labels as the headings of one row. */
const columnsOf = (
  pairs: readonly Pair[],
  meaningOf: (heading: string) => Field | null | undefined,
): Column[] | null => {
  const columns = columnsUnder(withOwners(pairs), meaningOf)
  return columns.some((c) => c.field === 'name') ? columns : null
}

const isUnticked = (cell: RawCell): boolean =>
  typeof cell === 'string' && /[□☐○]|[（(]\s*[)）]|_{2,}/.test(cell) && !/[☑☒■√✓✔●]/.test(cell)

const OWNERS: Partial<Record<Field, string>> = {
  fatherName: '父亲',
  motherName: '母亲',
  parentsName: '父母',
  carerName: '监护人',
}
/** Of the household or the child, wherever it stands. */
const NOBODYS = /家庭|户籍|户口|学校|年级|班|学籍|儿童|学生|孩子|备注/

/** 父亲姓名 | 石大山 | 务工地点 | 东莞: in a form the rest of the line is that person's, as if under a heading of its own. */
const withOwners = (pairs: readonly Pair[]): string[][] => {
  let row = -1
  let owner = ''
  return pairs.map(({ row: own, stack }) => {
    if (own !== row) owner = ''
    row = own
    const [label = ''] = stack
    if (stack.length > 1) return stack
    const { field, subject } = resolveHeading(stack, null)
    const named = field && OWNERS[field]
    if (named) owner = named
    else if (subject !== null && subject !== 'child' && subjectOf(bareHeading(label)) !== null) owner = ''
    else if (owner !== '' && !NOBODYS.test(label) && subjectOf(bareHeading(label)) === null) return [owner, label]
    return stack
  })
}
