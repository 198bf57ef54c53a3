import { gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { aidParts } from './aid.ts'
import { around } from './around.ts'
import { contactsNotOwed, unrecorded } from './contacts.ts'
import { hasMeetings, meetings } from './meetings.ts'
import { notDone, saidNotDone } from './not-done.ts'
import { partsFor } from './parts.ts'
import { placeWork } from './place-work.ts'
import { rights } from './rights.ts'
import { study } from './study.ts'
import { byMonth } from './talks.ts'
import { touch } from './touch.ts'
import { byRound } from './visits.ts'
import { partByPart } from './year-parts.ts'

/** What is told of one thing that was done; `key`: the duty's rule, or the topic's own name, by which a genre groups it. */
export type CarePart = { key: string; heading: string; text: Inline[] }

/** Everything that was owed or done for children in the term, duty by duty and topic by topic; what is empty is not told. */
export const careParts = (pen: Pen): CarePart[] =>
  [
    ...openTogether(
      partsFor(pen.input).map((part) => ({
        key: part.rule,
        heading: part.heading,
        text: saidNotDone(pen, part) ? notDone(pen, part) : part.told(pen),
      })),
    ),
    ...contactsNotOwed(pen).map((part) => ({ key: 'contacts', ...part })),
    { key: 'meetings', heading: '家长会与培训', text: meetings(pen) },
    ...around(pen),
    { key: 'touch', heading: '见面与联系', text: touch(pen) },
    { key: 'study', heading: '学情', text: study(pen) },
    { key: 'rights', heading: '维权护航', text: rights(pen) },
    ...placeWork(pen),
    ...aidParts(pen),
    {
      key: 'periods',
      heading: '分月分轮',
      text:
        pen.voice.byPeriod === 'row'
          ? line`${pen.n('talks.met') > 0 ? byMonth(pen) : ''}${pen.n('visits.held') > 0 ? byRound(pen) : ''}`
          : [],
    },
    { key: 'parts', heading: '前后比较', text: partByPart(pen) },
  ].filter(({ text }) => text.length > 0)

/** Of duties that have all not fallen due yet, one sentence for all of them; one alone keeps its own. */
const openTogether = (parts: readonly CarePart[]): CarePart[] => {
  const open = parts.filter(isOpen)
  const [first] = open
  if (!first || open.length === 1) return [...parts]
  const text = line`${open.map(({ heading }) => heading).join('、')}均未到期，未作统计。`
  return [...parts.filter((part) => !isOpen(part)), { key: first.key, heading: '尚未到期', text }]
}

const isOpen = ({ heading, text }: CarePart): boolean => {
  const [only, more] = text
  return !more && only?.type === 'text' && only.text === `${heading}均未到期，未作统计。`
}

/** What nobody wrote down is asked of the author; null where all of it is there. */
export const notWritten = (pen: Pen): Inline[] | null => {
  const missing = [
    ...(pen.n('pairs') + pen.n('pairs.waiting') > 0 ? [] : ['结对']),
    ...unrecorded(pen),
    ...(hasMeetings(pen) ? [] : ['监护人会议']),
  ]
  return missing.length
    ? [gapNode('contacts', `${missing.join('、')}在系统里没有记录，做了就写一句：几次、多少人`)]
    : null
}
