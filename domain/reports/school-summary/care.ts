import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import { ordinal } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'
import { CONTACTS, contact, unrecorded } from './contacts.ts'
import { talks } from './talks.ts'
import { visits } from './visits.ts'

/** 四、日常关爱 (summaries §3.2): what was owed and what was done, in the variant that the numbers ask for. One part alone is not numbered. */
export const care = (pen: Pen): Doc => {
  const told: [string, Inline[]][] = [
    ['每月谈心', talks(pen)],
    ['三次家访', visits(pen)],
    ...CONTACTS.map((of): [string, Inline[]] => [of.title, contact(pen, of)]),
  ]
  const parts = told.filter(([, text]) => text.length > 0)
  const head = (title: string, i: number) => (parts.length > 1 ? `（${ordinal(i + 1)}）${title}。` : '')
  return doc(...parts.map(([title, text], i) => line`${head(title, i)}${text}`), [
    gapNode(
      'contacts',
      `${['结对', ...unrecorded(pen)].join('、')}、监护人会议等系统里没有记录，做了就写一句：几次、多少人`,
    ),
  ])
}
