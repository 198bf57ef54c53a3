import type { ReactNode } from 'react'
import { REGISTER_COLUMNS } from '../../../domain/api/child-shapes.ts'
import { boarderWords, type ChildRow, carerWords, parentsWords, sexWords } from '../../client/child-text.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'

export type ColumnKey = (typeof REGISTER_COLUMNS)[number]

/** What the month asks: its pressing duties, or that all is done. */
export const Month = ({ row }: { row: ChildRow }) =>
  row.duties.length ? (
    <span className="row" style={{ gap: '0 10px', flexWrap: 'nowrap' }}>
      {row.duties.map((d) => (
        <StateMark key={d.rule + d.text} state={d.state} text={d.text} />
      ))}
    </span>
  ) : row.allDone ? (
    <StateMark state="met" text={t('都做了')} />
  ) : null

export const COLUMNS: Record<
  ColumnKey,
  { title: string; cell: (row: ChildRow, school: (id: number | null) => string) => ReactNode }
> = {
  sex: { title: '性别', cell: (r) => sexWords(r.sex) },
  class: { title: '班', cell: (r, school) => `${school(r.schoolId)} ${r.className ?? ''}`.trim() },
  age: { title: '年龄', cell: (r) => (r.age === null ? '' : t('{n} 岁', { n: r.age })) },
  home: { title: '住在', cell: (r) => r.address ?? r.villageName },
  parents: { title: '父母', cell: (r) => parentsWords(r) },
  carer: { title: '谁照看', cell: (r) => carerWords(r) },
  boarder: { title: '住宿', cell: (r) => boarderWords(r.boarder) },
  tags: { title: '困境情况', cell: (r) => r.tags.map((x) => t(x)).join('、') },
  month: { title: '这个月', cell: (r) => <Month row={r} /> },
}
/** In somebody's hands it would be a label: on no paper, and shown only where it was asked for. */
export const UNPRINTED: ReadonlySet<ColumnKey> = new Set(['tags'])
export const COLUMN_KEYS: readonly ColumnKey[] = REGISTER_COLUMNS
