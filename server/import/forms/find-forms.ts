import { cellText, type Grid } from '../files/grid.ts'
import { resolveHeading } from '../headings/resolve-heading.ts'
import { bareHeading } from '../headings/simplify.ts'
import { remembered } from '../remembered.ts'
import { type FormRow, isLabel, type Pair, spansOf, walkRow } from './walk-row.ts'

/** One child's form: its rows (0-based, inclusive) and what was written behind each label. */
export type Form = { from: number; to: number; pairs: Pair[] }

/** A form prints at least so many labels, in at least two rows. */
const LEAST = 3
/** Sheets of forms are short: a page a child. */
const MOST_ROWS = 5000
const MEMBERS = '家庭成员'

/** A letter of every label for a name (姓名, 学生, 儿童, name): of a list's ten thousand values few have one, and are looked at closely. */
const OF_A_NAME = /[名学儿n]/i
const BETWEEN = '\u0000'
const namesSomebody = remembered((labels) => {
  const stack = labels.split(BETWEEN)
  return stack.some((label) => OF_A_NAME.test(bareHeading(label))) && resolveHeading(stack, null).field === 'name'
})
const isName = ({ stack }: Pair): boolean => namesSomebody(stack.join(BETWEEN))

/**
 * The forms of a sheet that holds one child a page (一页一人): label, value, label, value, one below the other or side by side. Empty
 * where it is a list: there the labels stand in one row and the children below them.
 */
export const findForms = (grid: Grid): Form[] => {
  if (grid.hidden || grid.rows.length > MOST_ROWS) return []
  const spans = spansOf(grid)
  const rows = withTables(
    grid,
    grid.rows.map((_, r) => walkRow(grid, r, spans)),
  )
  const names = rows.flatMap((row, r) => (row.pairs.some((p) => isName(p) && isNameText(p)) ? [r] : []))
  const first = names[0]
  if (first === undefined) return []
  const turned = transposed(grid, rows, first)
  if (turned) return turned
  const lead = leadOf(rows, first)
  const forms: Form[] = []
  for (const [i, at] of names.entries()) {
    const from = i > 0 && !sameLead(rows, first, at, lead) ? at : at - lead
    const next = names[i + 1]
    const to = next === undefined ? rows.length - 1 : next - (sameLead(rows, first, next, lead) ? lead : 0) - 1
    forms.push(...sideBySide(rows.slice(from, to + 1), at, from, to))
  }
  // One whole form makes it a sheet of forms; what else begins with a name there is told.
  return forms.some(isForm) ? forms : []
}

const isNameText = (pair: Pair): boolean => {
  const text = cellText(pair.value)
  return text.length <= 30 && !isLabel(text) && !isKnown(text)
}

/** Whether it has what a form has; else a name and little more. */
export const isForm = ({ pairs }: Form): boolean => {
  const labels = pairs.filter((p) => p.strong)
  return new Set(labels.map((p) => p.stack.join('/'))).size >= LEAST && new Set(labels.map((p) => p.row)).size >= 2
}

/** How many rows with labels stand right above the first name: 学校 | 枫林小学 | 年级 | 三. */
const leadOf = (rows: readonly FormRow[], first: number): number => {
  let lead = 0
  while (first - lead - 1 >= 0 && rows[first - lead - 1]?.pairs.some((p) => p.strong)) lead++
  return lead
}

const labelsOf = (row: FormRow | undefined): string => (row?.pairs ?? []).map((p) => p.stack.join('/')).join('|')
const sameLead = (rows: readonly FormRow[], first: number, at: number, lead: number): boolean =>
  Array.from({ length: lead }, (_, i) => labelsOf(rows[at - i - 1]) === labelsOf(rows[first - i - 1])).every(Boolean)

/** Two forms a page, left and right: each pair belongs to the name at or before it. */
const sideBySide = (rows: readonly FormRow[], at: number, from: number, to: number): Form[] => {
  const all = rows.flatMap((row) => row.pairs)
  const starts = all.filter((p) => p.row === at && isName(p)).map((p) => p.labelColumn)
  const begins = starts.map((start, i) => (i === 0 ? 0 : start))
  return begins.map((begin, i) => ({
    from,
    to,
    pairs: all.filter((p) => p.labelColumn >= begin && p.labelColumn < (begins[i + 1] ?? Number.POSITIVE_INFINITY)),
  }))
}

/**
 * A table within a form: 家庭成员 | 姓名 | 关系 | 电话, and its lines below. Each line's cells stand behind the labels above them; the
 * people in it are members of the family, whatever the table is called.
 */
const withTables = (grid: Grid, rows: FormRow[]): FormRow[] => {
  const done = [...rows]
  for (let r = 0; r < rows.length; r++) {
    const heads = done[r]?.heads ?? []
    if (heads.length < 2) continue
    const columns = new Set(heads.map((h) => h.column))
    const others = (done[r]?.pairs ?? []).filter((p) => !columns.has(p.labelColumn))
    done[r] = { pairs: others, heads: [], filled: done[r]?.filled ?? 0 }
    for (let below = r + 1; below < rows.length; below++) {
      const cells = grid.rows[below] ?? []
      if (cells.some((cell) => isLabel(cellText(cell))) || !heads.some((h) => cellText(cells[h.column]) !== '')) break
      done[below] = {
        heads: [],
        filled: rows[below]?.filled ?? 0,
        pairs: heads.map(({ group, text, column }) => ({
          stack: [/成员|父|母|监护/.test(group) ? group : MEMBERS, text],
          row: below,
          column,
          value: cells[column] ?? null,
          labelColumn: column,
          strong: false,
        })),
      }
    }
  }
  return done
}

/** A list that was turned on its side: labels down the first column, a child in each of the others. */
const transposed = (grid: Grid, rows: readonly FormRow[], first: number): Form[] | null => {
  const at = rows[first]?.pairs.find(isName)?.labelColumn
  if (at === undefined) return null
  const labelled = grid.rows.flatMap((row, r) => (isLabel(cellText(row[at])) ? [r] : []))
  const named = (grid.rows[first] ?? []).flatMap((cell, c) => (c > at && cellText(cell) !== '' ? [c] : []))
  if (named.length < 2 || labelled.length < LEAST) return null
  const others = labelled.flatMap((r) => (grid.rows[r] ?? []).slice(at + 1).map((cell) => cellText(cell)))
  const known = (grid.rows[first] ?? []).slice(at + 1).some((cell) => isKnown(cellText(cell)))
  if (known || others.some(isLabel)) return null
  const last = labelled.at(-1) ?? first
  const labels = grid.rows.flatMap((row, r) => (r <= last && cellText(row[at]) !== '' ? [r] : []))
  return named.map((column) => ({
    from: labelled[0] ?? first,
    to: last,
    pairs: labels.map((r) => ({
      stack: [cellText(grid.rows[r]?.[at])],
      row: r,
      column,
      value: grid.rows[r]?.[column] ?? null,
      labelColumn: at,
      strong: true,
    })),
  }))
}

/** 曾用名, 小名 behind the name: another label, though no strong one. */
const isKnown = (text: string): boolean => {
  if (text === '') return false
  const { field, ignored } = resolveHeading([text], null)
  return field !== null || ignored
}
