import {
  type ChildFill,
  type FormCell,
  type FormGrid,
  type FormList,
  type FormMapping,
  type FormSpot,
  figureFill,
  MOST_SPOTS,
} from '../../domain/registers/blank-form.ts'
import type { Field } from '../import/headings/fields.ts'
import { resolveHeading } from '../import/headings/resolve-heading.ts'
import { hasBoxes } from './boxes.ts'

/** What the roster reader knows a heading for, and what a form gets under it. */
const FILL_OF: Partial<Record<Field, ChildFill>> = {
  seq: 'seq',
  name: 'name',
  sex: 'sex',
  birth: 'birth',
  age: 'age',
  idNumber: 'idNumber',
  studentNo: 'studentNo',
  ethnicity: 'ethnicity',
  hukou: 'hukou',
  school: 'school',
  grade: 'grade',
  class: 'class',
  gradeClass: 'class',
  boarder: 'boarder',
  address: 'address',
  hukouPlace: 'address',
  fatherName: 'fatherName',
  fatherPhone: 'fatherPhone',
  fatherPlace: 'fatherPlace',
  motherName: 'motherName',
  motherPhone: 'motherPhone',
  motherPlace: 'motherPlace',
  awayKind: 'away',
  leftBehind: 'away',
  careType: 'careType',
  carerName: 'carerName',
  carerRelation: 'carerRelation',
  carerPhone: 'carerPhone',
  phone: 'carerPhone',
}

const LABELS: readonly [RegExp, string][] = [
  [/^(?:填报|填表|上报|报送)?(?:学校|单位|班级|村居?)(?:名称|全称)?(?:[（(]?盖章[）)]?)?$/, 'place'],
  [/^(?:所属|所在)?(?:乡镇|街道|镇|乡)(?:名称)?$|^乡镇[（(]街道[）)]$/, 'township'],
  [/^(?:所属|所在)?(?:县|区|市)(?:名称)?$|^县[（(]市、?区[）)]$/, 'county'],
  [/^(?:填表|填报|制表|上报|报送)(?:日期|时间)$|^日期$/, 'today'],
  [/^(?:填表|填报|制表|经办)人(?:签名|签字)?$/, 'by'],
  [/^学期$/, 'term'],
  [/^(?:合计|总计)?(?:总)?人数(?:合计)?$|^共计$/, 'children'],
]

/** A proposal, corrected by a person: the list with the most headings that are known, labels whose spot beside or behind them is empty. */
export const proposeMapping = (
  grids: readonly FormGrid[],
  figures: readonly { id: string; title: string }[],
): FormMapping => {
  const lists = grids.flatMap((grid, i) => (grid.kind === 'table' ? (listIn(grid, i) ?? []) : []))
  const list = lists.toSorted((a, b) => b.columns.length - a.columns.length)[0] ?? null
  const titles = new Map(figures.map(({ id, title }) => [title, figureFill(id)]))
  const spots = grids.flatMap((grid, i) => spotsIn(grid, i, list, titles)).slice(0, MOST_SPOTS)
  return { list, spots }
}

const at = (cells: readonly FormCell[], row: number, column: number): FormCell | undefined =>
  cells.find((c) => row >= c.row && row < c.row + c.down && column >= c.column && column < c.column + c.across)

const listIn = ({ cells }: FormGrid, grid: number): FormList | null => {
  const rows = [...new Set(cells.map((c) => c.row))].sort((a, b) => a - b)
  let best: FormList | null = null
  for (const row of rows) {
    for (const deep of [1, 2, 3]) {
      const columns = columnsUnder(cells, row, deep)
      if (columns.length < 2 || !columns.some(({ what }) => what === 'name')) continue
      if (best && columns.length <= best.columns.length) continue
      const room = roomUnder(cells, row + deep, columns)
      if (room) best = { grid, ...room, columns }
    }
  }
  return best
}

/** What the columns of a head so many rows deep mean, each child's thing once. */
const columnsUnder = (cells: readonly FormCell[], row: number, deep: number): FormList['columns'] => {
  const bottom = cells
    .filter((c) => c.row + c.down === row + deep && c.row >= row)
    .toSorted((a, b) => a.column - b.column)
  const found: { column: number; what: ChildFill }[] = []
  let near: Parameters<typeof resolveHeading>[1] = null
  for (const cell of bottom) {
    const texts: string[] = []
    for (let r = row; r < row + deep; r++) {
      const text = at(cells, r, cell.column)?.text ?? ''
      if (text !== '' && texts.at(-1) !== text) texts.push(text)
    }
    const { field, subject } = resolveHeading(texts, near)
    near = subject ?? near
    const what = field === null ? undefined : FILL_OF[field]
    if (what && !found.some((one) => one.what === what)) found.push({ column: cell.column, what })
  }
  return found
}

/** The empty rows under a head; a row that only numbers the columns is passed over, a serial number that stands there already is none. */
const roomUnder = (
  cells: readonly FormCell[],
  from: number,
  columns: FormList['columns'],
): { first: number; last: number } | null => {
  const name = columns.find(({ what }) => what === 'name')?.column ?? 0
  const numbered =
    columns.every(({ column }) => /^\d*$/.test(at(cells, from, column)?.text ?? '')) &&
    /^\d+$/.test(at(cells, from, name)?.text ?? '')
  const first = numbered ? from + 1 : from
  let last = first - 1
  const free = (row: number) =>
    cells.some((c) => c.row === row && c.column === name) &&
    columns.every(({ column, what }) => {
      const text = at(cells, row, column)?.text ?? ''
      return text === '' || text === '（公式）' || hasBoxes(text) || (what === 'seq' && /^\d+$/.test(text))
    })
  while (free(last + 1)) last++
  return last >= first ? { first, last } : null
}

const bare = (text: string): string => text.replace(/[\s:：_＿]/g, '')

const spotsIn = (grid: FormGrid, i: number, list: FormList | null, titles: ReadonlyMap<string, string>): FormSpot[] =>
  grid.cells.flatMap((cell) => {
    if (cell.text === '') return []
    // Under the head of a list no label is looked for.
    if (list?.grid === i && cell.row >= list.first - 1 && cell.row <= list.last) return []
    const words = bare(cell.text)
    const what = LABELS.find(([label]) => label.test(words))?.[1] ?? titles.get(words)
    if (!what) return []
    const beside = at(grid.cells, cell.row, cell.column + cell.across)
    if (beside && beside.row === cell.row && beside.text === '')
      return [{ grid: i, row: beside.row, column: beside.column, what }]
    // 学校：______ in one cell: behind the words.
    return /[:：][\s_＿]*$/.test(cell.text) ? [{ grid: i, row: cell.row, column: cell.column, what }] : []
  })
