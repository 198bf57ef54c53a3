import { tablesBeside } from './beside.ts'
import { isNoteText } from './classify-row.ts'
import type { Column } from './column.ts'
import { cellText, type Grid, type RawCell } from './files/grid.ts'
import type { Field } from './headings/fields.ts'
import { resolveHeading } from './headings/resolve-heading.ts'
import { bareHeading } from './headings/simplify.ts'
import { isNow, subjectOf } from './headings/who.ts'
import { gradeClassIn } from './values/title.ts'

/** A header: its rows (0-based, inclusive) and what each column below it means; `tables`: the same by lists side by side. */
export type Header = { from: number; to: number; columns: Column[]; tables: Column[][] }

/** All headers of a sheet, top to bottom (one per stacked class). */
export const findHeaders = (
  grid: Grid,
  meaningOf: (heading: string, column: number) => Field | null | undefined,
): Header[] => {
  const headers: Header[] = []
  for (let r = 0; r < grid.rows.length; r++) {
    const header = headerAt(grid, r, headers.at(-1)?.to ?? -1, meaningOf)
    if (!header) continue
    headers.push(header)
    r = header.to
  }
  return headers
}

const texts = (row: readonly RawCell[] | undefined): string[] =>
  (row ?? []).map((cell) => (typeof cell === 'string' ? cellText(cell) : ''))

/** How many different meanings a row's texts name by themselves; `name`: one of them is the child's name. */
const recognised = (row: readonly string[]) => {
  const fields = new Set<string>()
  let known = 0
  let filled = 0
  for (const text of row) {
    if (text === '') continue
    filled++
    if (text.length > 24) continue
    const { field, ignored, subject } = resolveHeading([text], null)
    if (field || ignored || (subject && subject !== 'other')) known++
    if (field) fields.add(`${field}`)
    else if (subject) fields.add(subject)
  }
  return { fields, known, filled, name: fields.has('name') }
}

/** 2025年秋班级, 2024-2025学年监护人: a heading of one year. */
const OF_A_YEAR =
  /20\d\d(?:[-—~至]20\d\d)?(?=(?:年|学年|年度|学年度)?(?:秋|春|上|下|第.学期)?.{0,4}(?:班级|年级|班|学校|监护人|住址|地址|电话|村))/g

/** Numbers, dates or long digits outside brackets (出生年月（如201503） is a heading): no line of headings. */
const hasNumbers = (row: readonly RawCell[] | undefined) =>
  (row ?? []).some(
    (c) =>
      typeof c === 'number' ||
      (typeof c === 'object' && c !== null) ||
      (typeof c === 'string' && /\d{4,}/.test(c.replace(/[(（【[][^)）】\]]*[)）】\]]/g, '').replace(OF_A_YEAR, ''))),
  )

const headerAt = (
  grid: Grid,
  r: number,
  after: number,
  meaningOf: (heading: string, column: number) => Field | null | undefined,
): Header | null => {
  const row = grid.rows[r]
  if (!row || hasNumbers(row)) return null
  const own = texts(row)
  const seen = recognised(own)
  // *姓名 begins with a star as notes do; among other headings it is one.
  const first = own.find((t) => t !== '') ?? ''
  if (isNoteText(first) && !(/^[*＊★※]/.test(first) && seen.known >= 3)) return null
  if (isOverHeadings(grid, r, own, seen.known)) return null
  // A list of names and nothing else.
  const alone = seen.filled === 1 && grid.rows.every((cells) => cells.length <= 1) && !/[:：]/.test(own[0] ?? '')
  if (!seen.name || (seen.fields.size < 2 && !alone)) return null
  // Systems export many columns that a roster has no use for.
  if (seen.known < seen.filled / 2 && seen.fields.size < 4 && !(seen.fields.has('sex') && seen.filled >= 10))
    return null
  let from = r
  let to = r
  // A line of groups above (学生信息 | 父亲情况 | …), and up to two lines of finer headings below.
  if (r - 1 > after && isGroupRow(grid, r - 1, own)) from = r - 1
  while (to - r < 2 && isSubRow(grid, to + 1, own)) to++
  const tables = tablesBeside(columnsOf(grid, from, to, meaningOf)).map(settle)
  const columns = tables.flat()
  return columns.some((c) => c.field === 'name') ? { from, to, columns, tables } : null
}

const isGroupRow = (grid: Grid, r: number, below: readonly string[]): boolean => {
  const row = texts(grid.rows[r])
  const filled = row.filter((t) => t !== '')
  if (filled.length < 2 || hasNumbers(grid.rows[r]) || filled.some((t) => t.length > 16 || /[:：]/.test(t)))
    return false
  // 班主任何静 | 3.2班学生名单 is a title in two cells.
  if (filled.some((t) => /名单$|名册$|登记表$|信息表$|统计表$/.test(t) || gradeClassIn(t).label !== null)) return false
  const groups = filled.filter(
    (t) => subjectOf(bareHeading(t)) !== null || /信息|情况|基本|家庭|住址|学生|就读/.test(bareHeading(t)),
  )
  return groups.length >= 2 && groups.length >= filled.length / 2 && row.some((t, c) => t !== '' && t !== below[c])
}

/** 学生 | 紧急联系人 over 姓名 … | 姓名 …: groups whose own words would make a header, over the headings themselves. */
const isOverHeadings = (grid: Grid, r: number, own: readonly string[], known: number): boolean => {
  const below = texts(grid.rows[r + 1])
  if (hasNumbers(grid.rows[r + 1]) || !isGroupRow(grid, r, below)) return false
  const seen = recognised(below)
  return seen.name && seen.known > known && seen.filled > own.filter((t) => t !== '').length
}

const isSubRow = (grid: Grid, r: number, above: readonly string[]): boolean => {
  const raw = grid.rows[r]
  // A formula stands in no heading.
  if (!raw || hasNumbers(raw) || grid.unworked?.get(r)?.size) return false
  const row = texts(raw)
  const filled = row.filter((t) => t !== '')
  if (filled.length === 0) return false
  const nameAt = above.findIndex((t) => resolveHeading([t], null).field === 'name')
  const vertical = new Set(grid.merges.filter((m) => m.startRow < r && m.endRow >= r).map((m) => m.startCol))
  // Under the name there is nothing (or the merged heading goes on): a child would stand there.
  if ((row[nameAt] ?? '') !== '' && !vertical.has(nameAt) && row[nameAt] !== above[nameAt]) return false
  if (filled.some((t) => t.length > 16 || gradeClassIn(t).grade !== null)) return false
  // A finer heading may make sense under its group only (是 | 否 under 是否住校).
  let group = ''
  const known = row.filter((text, c) => {
    if ((above[c] ?? '') !== '') group = above[c] ?? ''
    if (text === '') return false
    return [[text], [group, text]].some((stack) => {
      const { field, ignored } = resolveHeading(stack, null)
      return field !== null || ignored
    })
  })
  return known.length >= Math.max(1, Math.ceil(filled.length * 0.6))
}

/** Texts of the header above one column, top to bottom; groups reach over the columns that they are merged over or stand before. */
const columnsOf = (
  grid: Grid,
  from: number,
  to: number,
  meaningOf: (heading: string, column: number) => Field | null | undefined,
): Column[] => {
  const width = Math.max(...grid.rows.slice(from, to + 1).map((row) => row.length), 0)
  const lines: string[][] = []
  for (let r = from; r <= to; r++) lines.push(spread(grid, r, width, r < to ? texts(grid.rows[r + 1]) : null))
  const stacks = Array.from({ length: width }, (_, c) =>
    lines.map((line) => line[c] ?? '').filter((t, i, all) => t !== '' && t !== all[i - 1]),
  )
  return resolved(stacks, meaningOf, grid.hiddenColumns)
}

/** What headings mean that stand side by side, each with the group above it first, second thoughts included. */
export const columnsUnder = (
  stacks: readonly (readonly string[])[],
  meaningOf: (heading: string, column: number) => Field | null | undefined,
): Column[] => settle(resolved(stacks, meaningOf))

const resolved = (
  stacks: readonly (readonly string[])[],
  meaningOf: (heading: string, column: number) => Field | null | undefined,
  hidden?: ReadonlySet<number>,
): Column[] => {
  const columns: Column[] = []
  let near: ReturnType<typeof subjectOf> = null
  let lastGroup = ''
  for (const [c, stack] of stacks.entries()) {
    const group = stack.length > 1 ? (stack[0] ?? '') : ''
    if (group !== lastGroup) {
      lastGroup = group
      if (group !== '') near = null
    }
    const heading = stack.join('/')
    const { field: told, subject, ignored } = resolveHeading(stack, near)
    // 父亲电话 | 联系电话: who has a number under its own heading is not given the next one that names nobody.
    const another =
      told !== null &&
      /Phone$/.test(told) &&
      group === '' &&
      subjectOf(bareHeading(heading)) === null &&
      columns.some((o) => o.field === told && subjectOf(bareHeading(o.heading)) !== null)
    const field = another ? 'phone' : told
    const known = heading === '' ? undefined : meaningOf(heading, c)
    columns.push({
      column: c,
      heading,
      field: known === undefined ? field : known,
      ignored: known === null || (known === undefined && ignored),
      ...(hidden?.has(c) ? { hidden: true as const } : {}),
    })
    if (subject !== null && subject !== 'child') near = subject
    // Behind somebody whom we do not know, an address is perhaps that person's: only the child itself begins anew.
    else if (
      field !== null &&
      (near === 'other' || near === 'staff' || near === 'helper' ? ['name', 'idNumber'] : RESETS).includes(field)
    )
      near = null
  }
  return columns
}

const RESETS: readonly string[] = ['address', 'name', 'idNumber', 'school', 'class', 'grade', 'boarder', 'birth']

const spread = (grid: Grid, r: number, width: number, below: string[] | null): string[] => {
  const line = Array.from({ length: width }, (_, c) => texts(grid.rows[r])[c] ?? '')
  const covered = new Set<number>()
  for (const m of grid.merges) {
    if (r < m.startRow || r > m.endRow || m.endCol >= width + 1) continue
    const text = cellText(grid.rows[m.startRow]?.[m.startCol])
    for (let c = m.startCol; c <= Math.min(m.endCol, width - 1); c++) {
      line[c] = text
      covered.add(c)
    }
  }
  // Without merges (text files): a group stands over the blank columns to its right that have a finer heading below.
  if (below)
    for (let c = 1; c < width; c++)
      if (
        line[c] === '' &&
        !covered.has(c) &&
        (below[c] ?? '') !== '' &&
        (line[c - 1] ?? '') !== '' &&
        (below[c - 1] ?? '') !== ''
      )
        line[c] = line[c - 1] ?? ''
  return line
}

const ADULTS: readonly [Field, Field][] = [
  ['fatherName', 'fatherPhone'],
  ['motherName', 'motherPhone'],
  ['parentsName', 'parentsPhone'],
  ['carerName', 'carerPhone'],
]

/** Whose a 联系电话 behind the address is: that of the only grown-up the table names, if that one has no number yet. */
const ownerOfPhone = (columns: Column[], phone: Column): Field | null => {
  if (subjectOf(bareHeading(phone.heading)) !== null || /家/.test(phone.heading)) return null
  const named = ADULTS.filter(([name]) => columns.some((c) => c.field === name))
  const [only] = named
  if (!only || named.length > 1) return null
  const before = columns.some((c) => c.field === only[0] && c.column < phone.column)
  return before && !columns.some((c) => c.field === only[1]) ? only[1] : null
}

/**
 * 父亲 | 母亲 | 联系电话: a number that names nobody behind both parents, of whom the other has none, is as likely the one's as the
 * other's: the family's.
 */
const isOfBothParents = (columns: readonly Column[], phone: Column): boolean => {
  if (phone.field !== 'motherPhone' && phone.field !== 'fatherPhone') return false
  if (subjectOf(bareHeading(phone.heading)) !== null) return false
  const other = phone.field === 'motherPhone' ? 'father' : 'mother'
  return (
    columns.some((c) => c.field === `${other}Name` && c.column < phone.column) &&
    !columns.some((c) => c.field === `${other}Phone` || c.field === 'parentsPhone')
  )
}

/** The year and term that a heading names, as a number that grows with time; null where it names none. */
const yearOf = (heading: string): number | null => {
  const [, year, later, term] =
    /(20\d\d|(?<!\d)2\d(?=年))(?:[-—~至](20\d\d))?(?:学年度?|年度?)?(秋|上|春|下|第[一二]学期)?/.exec(heading) ?? []
  if (year === undefined) return null
  const half =
    later === undefined ? term === '秋' || term === '上' : term === '春' || term === '下' || term === '第二学期'
  return (Number(year) % 2000) * 2 + (half ? 1 : 0)
}

/** Where two columns tell one of these, 新班级 goes before 班级. */
const OF_TODAY = new Set<Field | null>(['school', 'grade', 'class', 'gradeClass', 'address'])

/** Name beside 姓名, or 中文姓名: the one with the letters of the household book. */
const nameColumn = (columns: readonly Column[]): Column | undefined => {
  const shown = columns.filter((c) => c.field === 'name' && !c.hidden)
  const names = shown.length ? shown : columns.filter((c) => c.field === 'name')
  return (
    names.find((c) => /中文/.test(bareHeading(c.heading))) ??
    names.find((c) => /\p{Script=Han}/u.test(c.heading)) ??
    names[0]
  )
}

/**
 * 联系电话 | 父亲姓名 | 联系电话 | 母亲姓名: a number before each grown-up and none behind the last is as likely of whom it stands before as of
 * whom it stands behind: nobody's until a person says so.
 */
const phonesInFront = (columns: readonly Column[]): Column[] => {
  const adults = columns.filter((c) => ADULTS.some(([name]) => name === c.field))
  const lone = columns.filter(
    (c) => (c.field === 'phone' || /Phone$/.test(c.field ?? '')) && subjectOf(bareHeading(c.heading)) === null,
  )
  const before = adults.map((a) => lone.find((p) => p.column === a.column - 1))
  return adults.length >= 2 && lone.length === adults.length && before.every((p) => p !== undefined) ? lone : []
}

/** Second thoughts that need all columns: only one 务工地点 is shared by both; 学号 yields to 学籍号; 户籍 stands in for a missing address. */
const settle = (columns: Column[]): Column[] => {
  const has = (field: Field) => columns.some((c) => c.field === field)
  const places = columns.filter((c) => c.field === 'fatherPlace' || c.field === 'motherPlace')
  const inFront = phonesInFront(columns)
  return columns.map((c) => {
    if (inFront.includes(c)) return { ...c, field: null }
    if (isOfBothParents(columns, c)) return { ...c, field: 'phone' }
    if (c.field === 'phone') return { ...c, field: ownerOfPhone(columns, c) ?? c.field }
    if (c.field === 'hukouPlace' && !has('address')) return { ...c, field: 'address' }
    if (
      (c.field === 'fatherPlace' || c.field === 'motherPlace') &&
      places.length === 1 &&
      subjectOf(bareHeading(c.heading)) === null
    )
      return { ...c, field: 'parentsPlace' }
    if (
      (c.field === 'fatherSince' || c.field === 'motherSince') &&
      columns.filter((o) => o.field === 'fatherSince' || o.field === 'motherSince').length === 1 &&
      subjectOf(bareHeading(c.heading)) === null
    )
      return { ...c, field: 'parentsSince' }
    if (
      c.field === 'studentNo' &&
      /学号/.test(c.heading) &&
      columns.some((o) => o !== c && o.field === 'studentNo' && /学籍/.test(o.heading))
    )
      return { ...c, field: null, ignored: true }
    if (c.field === 'name' && nameColumn(columns) !== c) return { ...c, field: null, ignored: true }
    // The teacher sees the other one (04b).
    if (c.hidden && c.field !== null && c.field !== 'address' && columns.some((o) => o.field === c.field && !o.hidden))
      return { ...c, field: null, ignored: true }
    if (OF_TODAY.has(c.field) && !isNow(c.heading) && columns.some((o) => o.field === c.field && isNow(o.heading)))
      // 家庭住址 beside 现住址 is where a child lives whose 现住址 is empty.
      return { ...c, field: null, ignored: true, ...(c.field === 'address' ? { spare: true as const } : {}) }
    const year = yearOf(c.heading)
    if (
      c.field !== null &&
      year !== null &&
      columns.some((o) => o.field === c.field && (yearOf(o.heading) ?? 0) > year)
    )
      return { ...c, field: null, ignored: true }
    return c
  })
}
