import type { PlaceTable } from '../kit/define-report.ts'
import { figureNode, type Inline, line, type TableNode, tableNode, textNode } from '../kit/doc.ts'
import { figureText, type PlaceRow, refAt } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { leastAt, safeGroups } from './small-groups.ts'

/** 各校一览 (summaries S2A, S2B): school by figure, each opened at that school. */
export const SCHOOL_TABLE: PlaceTable = {
  kind: 'school',
  head: '学校',
  columns: [
    { id: 'pupils', head: '在校学生' },
    { id: 'left-behind.education', head: '留守学生' },
    { id: 'talks.due', head: '应谈人次' },
    { id: 'talks.met', head: '完成' },
    { id: 'visits.due-households', head: '应访户' },
    { id: 'visits.all-phases', head: '走到' },
    { id: 'files.gaps', head: '档案缺项' },
  ],
  // 各校不平衡在哪里 (uneven.ts).
  beside: ['left-behind.share', 'talks.coverage', 'visits.coverage'],
}

/** 各村（居）一览 (summaries S4): counts by the state's reading, and what was done for them there. */
export const VILLAGE_TABLE: PlaceTable = {
  kind: 'village',
  head: '村（居）',
  columns: [
    { id: 'left-behind.state', head: '留守儿童' },
    { id: 'needs.raised', head: '登记需求' },
    { id: 'needs.met', head: '已落实' },
    { id: 'visits.held', head: '上门户次' },
    { id: 'contacts.carers.held', head: '与照看人谈' },
  ],
}

const valueAt = (row: PlaceRow, id: string): number => row.figures.get(id)?.value ?? 0

const cell = (row: PlaceRow, id: string): Inline[] => {
  const figure = row.figures.get(id)
  return figure ? [figureNode(refAt(id, row.code), figureText(figure))] : [textNode('—')]
}

/**
 * Rows told one by one, and those told together (summaries §3.4, §5 S4: 小数目并村). Where one alone would be smaller than `least` the next
 * smallest joins it, until their sum may be told: what is hidden can then not be worked out from the sum.
 */
export const smallTogether = (
  rows: readonly PlaceRow[],
  id: string,
  least: number,
): { alone: PlaceRow[]; together: PlaceRow[] } => {
  const parts = rows.map((row) => ({ row, n: valueAt(row, id) }))
  const some = parts.filter(({ n }) => n > 0)
  const groups = safeGroups(parts, least)
  if (groups) {
    const together = new Set(groups.flatMap(({ parts: of }) => (of.length > 1 ? of.map(({ row }) => row) : [])))
    return { alone: rows.filter((row) => !together.has(row)), together: rows.filter((row) => together.has(row)) }
  }
  // All of them together are the whole; one alone is the whole already.
  const together = some.length < 2 ? [] : some.map(({ row }) => row)
  return { alone: rows.filter((row) => !together.includes(row)), together }
}

/** The places below by figure, in their own order; null where there are none. `small`: those with few of them stand in one row together. */
export const placeTable = ({ input }: Pen, of: PlaceTable, small = false): TableNode | null => {
  const [first] = of.columns
  if (input.below.length === 0 || !first) return null
  const { alone, together } = small
    ? smallTogether(input.below, first.id, leastAt(input))
    : { alone: [...input.below], together: [] as PlaceRow[] }
  const sum = (id: string): Inline[] => [textNode(String(together.reduce((n, row) => n + valueAt(row, id), 0)))]
  return tableNode([
    [[textNode(of.head)], ...of.columns.map(({ head }) => [textNode(head)])],
    ...alone.map((row) => [[textNode(row.name)], ...of.columns.map(({ id }) => cell(row, id))]),
    ...(together.length
      ? [[[textNode(`其他${together.length}个${of.head}`)], ...of.columns.map(({ id }) => sum(id))]]
      : []),
  ])
}

/** Schools that owed talks or visits and have not one record of either: named by number, never estimated (summaries §3.2). */
export const silentSchools = ({ input }: Pen): Inline[] => {
  const owing = input.below.filter((row) => valueAt(row, 'talks.due') + valueAt(row, 'visits.due-households') > 0)
  const silent = owing.filter((row) => valueAt(row, 'talks.met') + valueAt(row, 'visits.all-phases') === 0)
  if (silent.length === 0) return []
  if (silent.length === owing.length)
    return line`${owing.length > 1 ? `${owing.length}所学校` : (silent[0]?.name ?? '')}的谈心和三轮家访都没有完成的记录，不作推算。`
  return line`${owing.length}所学校中，${owing.length - silent.length}所有完成记录，以下为这些学校的情况；${silent.map((row) => row.name).join('、')}没有完成记录，不作推算。`
}
