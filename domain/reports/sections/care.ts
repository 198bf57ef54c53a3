import { type Doc, doc, gapNode, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { ordinal } from '../prose/numbers.ts'
import { around } from './around.ts'
import { contactsNotOwed, unrecorded } from './contacts.ts'
import { hasMeetings, meetings } from './meetings.ts'
import { partsFor } from './parts.ts'
import { placeWork } from './place-work.ts'
import { study } from './study.ts'

/** 日常关爱 (summaries §3.2): what was owed and what was done, duty by duty. One part alone is not numbered. */
export const care = (pen: Pen): Doc => {
  const parts = [
    ...partsFor(pen.input).map((part) => ({ heading: part.heading, text: part.told(pen) })),
    ...contactsNotOwed(pen),
    { heading: '家长会与培训', text: meetings(pen) },
    ...around(pen),
    { heading: '学情', text: study(pen) },
    ...placeWork(pen),
  ].filter(({ text }) => text.length > 0)
  const head = (title: string, i: number) => (parts.length > 1 ? `（${ordinal(i + 1)}）${title}。` : '')
  const missing = [
    ...(pen.n('pairs') + pen.n('pairs.waiting') > 0 ? [] : ['结对']),
    ...unrecorded(pen),
    ...(hasMeetings(pen) ? [] : ['监护人会议']),
  ]
  return doc(
    ...parts.map(({ heading, text }, i) => line`${head(heading, i)}${text}`),
    missing.length ? [gapNode('contacts', `${missing.join('、')}在系统里没有记录，做了就写一句：几次、多少人`)] : null,
  )
}
