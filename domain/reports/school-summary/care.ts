import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import type { Pen } from '../school-summary.ts'
import { talks } from './talks.ts'
import { visits } from './visits.ts'

/** 四、日常关爱 (summaries §3.2): what was owed and what was done, in the variant that the numbers ask for. */
export const care = (pen: Pen): Doc => {
  const told: [string, Inline[]][] = [
    ['每月谈心', talks(pen)],
    ['三次家访', visits(pen)],
  ]
  const parts = told.filter(([, text]) => text.length > 0)
  return doc(...parts.map(([title, text], i) => line`（${i === 0 ? '一' : '二'}）${title}。${text}`), [
    gapNode('contacts', '结对、联系父母和照看人、监护人会议等系统里没有记录，做了就写一句：几次、多少人'),
  ])
}
