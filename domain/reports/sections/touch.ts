import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { By } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import { few } from './small-groups.ts'

const LONG = 'unseen.six-months'
const LONGER = 'unseen.year'
const UNKNOWN = 'unseen.unknown'
const UNREACHED = 'unreached.30d'

/**
 * Children who have long not seen their parents, and whose parents nobody reaches (S3.3, S3.20; summaries §5 S3, §8). Silent where there
 * are none: that nobody is missing is told by no record.
 */
export const touch = (pen: Pen): Inline[] => [...unseen(pen), ...unreached(pen)]

const unseen = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n(LONG) === 0) return []
  const unknown = notKnown(pen, '；')
  if (few(pen, LONG)) return line`个别${voice.person}半年以上没有见过父母${unknown}。`
  const longer = n(LONGER) === 0 ? '' : few(pen, LONGER) ? '，其中有的已一年以上' : line`，其中一年以上的${f(LONGER)}名`
  return line`半年以上没有见过父母任何一方的${voice.person}${f(LONG)}名${longer}${unknown}。`
}

const notKnown = ({ n, f }: Pen, before: string): Inline[] =>
  n(UNKNOWN) > 0 ? line`${before}没有登记最近见面日子的${f(UNKNOWN)}名不在其内` : []

/** What 五缺 says of them behind their number: how many of them longer than a year, and of how many nobody knows (class-summary.ts). */
export const unseenMore = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const longer = n(LONGER) === 0 ? '' : few(pen, LONGER) ? '，其中有的已一年以上' : line`，其中一年以上的${f(LONGER)}名`
  const unknown = notKnown(pen, '')
  return line`${few(pen, LONG) ? '' : longer}${unknown.length > 0 ? line`（${unknown}）` : ''}`
}

/** A paper that tells 五缺 has told there who was not seen; what is left is who cannot be reached. */
export const unreached = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n(UNREACHED) === 0) return []
  if (few(pen, UNREACHED)) return line`个别${voice.person}的家长三十天以上联系不上。`
  return line`三十天以上联系不上家长的${voice.person}${f(UNREACHED)}名。`
}

/** Whoever cannot be reached is looked for with the village's help (summaries §10). */
export const touchProblems = (pen: Pen, by: By): Problem[] =>
  pen.n(UNREACHED) === 0
    ? []
    : [
        {
          key: 'unreached',
          figure: UNREACHED,
          theme: '有家长联系不上',
          facts: unreached(pen),
          plan: line`针对联系不上的家长，由${pen.voice.head}在${by(1)}前请村（居）委会协助，以接通或者查明原因为准。`,
        },
      ]
