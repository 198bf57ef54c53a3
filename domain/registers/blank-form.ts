/** What a column of a list, a row a child, may hold (decision 064). The four numbers are masked unless they are asked for in full. */
export const CHILD_FILLS = {
  seq: '序号',
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  age: '周岁',
  ethnicity: '民族',
  idNumber: '身份证号',
  studentNo: '学籍号',
  hukou: '户口性质',
  school: '学校',
  grade: '年级',
  class: '班级',
  village: '村',
  address: '住址',
  boarder: '住宿',
  away: '父母谁外出',
  fatherName: '父亲姓名',
  fatherPhone: '父亲电话',
  fatherPlace: '父亲在外地点',
  motherName: '母亲姓名',
  motherPhone: '母亲电话',
  motherPlace: '母亲在外地点',
  careType: '照看类型',
  carerName: '照看人',
  carerRelation: '照看人和孩子的关系',
  carerPhone: '照看人电话',
} as const
export type ChildFill = keyof typeof CHILD_FILLS
export const CHILD_FILL_KEYS = Object.keys(CHILD_FILLS) as [ChildFill, ...ChildFill[]]

/** Columns that hold numbers by which somebody is found. */
export const NUMBER_FILLS: ReadonlySet<string> = new Set<ChildFill>([
  'idNumber',
  'studentNo',
  'fatherPhone',
  'motherPhone',
  'carerPhone',
])

/** What a single spot may hold beside the figures (`figure:left-behind.state`). */
export const PLACE_FILLS = {
  place: '单位名称',
  township: '乡镇（街道）',
  county: '县（市、区）',
  term: '学期',
  today: '填表日期',
  by: '填表人',
  children: '表里的人数',
} as const
export type PlaceFill = keyof typeof PLACE_FILLS
const FIGURE = 'figure:'
export const figureFill = (id: string): string => `${FIGURE}${id}`
export const figureOfFill = (what: string): string | null =>
  what.startsWith(FIGURE) ? what.slice(FIGURE.length) : null

/** `cells`: every cell once, at its upper left corner; rows and columns from 0. */
export type FormCell = { row: number; column: number; down: number; across: number; text: string }
/** One sheet, one table of a document, its blanks after labels, or its {tags}. */
export type FormGrid = { kind: 'table' | 'blanks'; name: string; cells: readonly FormCell[] }

/** One row a child, from row `first`; the form has room up to `last`, more rows are made like it. */
export type FormList = {
  grid: number
  first: number
  last: number
  columns: readonly { column: number; what: ChildFill }[]
}
export type FormSpot = { grid: number; row: number; column: number; what: string }
export type FormMapping = { list: FormList | null; spots: readonly FormSpot[] }

export const MOST_SPOTS = 60
export const MOST_ROWS_OF_FORM = 1000

/** What is wrong with a mapping of such a form, in a sentence; null: nothing. `figures`: ids that there are. */
export const mappingFault = (
  grids: readonly FormGrid[],
  { list, spots }: FormMapping,
  figures: ReadonlySet<string>,
): string | null => {
  if (!list && spots.length === 0) return '还没有选一处要填的。点表上的空格或表头，选填什么。'
  if (list) {
    if (grids[list.grid]?.kind !== 'table') return '名单所在的表没有了，请重新选。'
    if (list.first > list.last) return '名单的最后一行在第一行上面，请重新选。'
    if (list.columns.length === 0) return '名单一栏都没有选，请选每一栏填什么。'
    if (!list.columns.some(({ what }) => what === 'name')) return '名单里没有选哪一栏填姓名，请选一栏。'
    const twice = list.columns.find(({ column }, i) => list.columns.findIndex((c) => c.column === column) < i)
    if (twice) return `名单第${twice.column + 1}栏选了两次，请留一个。`
  }
  for (const { grid, row, column, what } of spots) {
    if (!grids[grid]) return '有一处不在这张表上，请去掉重选。'
    const figure = figureOfFill(what)
    if (figure === null ? !Object.hasOwn(PLACE_FILLS, what) : !figures.has(figure))
      return '有一处选的内容现在没有了，请另选。'
    if (list?.grid === grid && row >= list.first && row <= list.last)
      return `第${row + 1}行第${column + 1}格在名单里面，不能另填。`
  }
  return null
}

/** A sheet takes what begins so for a formula when it is edited again; the wide sign looks alike and is none. */
const WIDE: Readonly<Record<string, string>> = { '=': '＝', '+': '＋', '-': '－', '@': '＠', '\t': ' ', '\r': ' ' }
export const harmless = (text: string): string =>
  WIDE[text[0] ?? ''] ? `${WIDE[text[0] ?? '']}${text.slice(1)}` : text
