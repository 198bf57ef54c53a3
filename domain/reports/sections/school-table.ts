import { figureNode, type Inline, line, type TableNode, tableNode, textNode } from '../kit/doc.ts'
import { figureText, type PlaceRow, refAt } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'

/** The figures of a school's row, each opened at that school. */
export const SCHOOL_COLUMNS: readonly { id: string; head: string }[] = [
  { id: 'pupils', head: '在校学生' },
  { id: 'left-behind.education', head: '留守学生' },
  { id: 'talks.due', head: '应谈人次' },
  { id: 'talks.met', head: '完成' },
  { id: 'visits.due-households', head: '应访户' },
  { id: 'visits.all-phases', head: '走到' },
  { id: 'files.gaps', head: '档案缺项' },
]

const cell = (row: PlaceRow, id: string): Inline[] => {
  const figure = row.figures.get(id)
  return figure ? [figureNode(refAt(id, row.code), figureText(figure))] : [textNode('—')]
}

/** 各校一览 (summaries S2A, S2B): school by figure; null where the township has no school. */
export const schoolTable = ({ input }: Pen): TableNode | null =>
  input.schools.length === 0
    ? null
    : tableNode([
        [[textNode('学校')], ...SCHOOL_COLUMNS.map(({ head }) => [textNode(head)])],
        ...input.schools.map((row) => [[textNode(row.name)], ...SCHOOL_COLUMNS.map(({ id }) => cell(row, id))]),
      ])

/** Schools that owed talks or visits and have not one record of either: named by number, never estimated (summaries §3.2). */
export const silentSchools = ({ input }: Pen): Inline[] => {
  const n = (row: PlaceRow, id: string) => row.figures.get(id)?.value ?? 0
  const owing = input.schools.filter((row) => n(row, 'talks.due') + n(row, 'visits.due-households') > 0)
  const silent = owing.filter((row) => n(row, 'talks.met') + n(row, 'visits.all-phases') === 0)
  if (silent.length === 0) return []
  return line`${owing.length}所学校中，${owing.length - silent.length}所有完成记录，以下为这些学校的情况；${silent.map((row) => row.name).join('、')}没有完成记录，不作推算。`
}
