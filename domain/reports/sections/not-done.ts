import { gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { By, FoundQuestion } from '../kit/problem.ts'
import type { RulePart } from '../kit/rule-part.ts'

const keyOf = (rule: string): string => `not-done-${rule}`

/** Did the author say that nothing of it was done? Only while no record says otherwise (summaries §3.2). */
export const saidNotDone = (pen: Pen, part: Pick<RulePart, 'rule' | 'unrecorded'>): boolean =>
  pen.input.accepted.includes(keyOf(part.rule)) && part.unrecorded(pen) !== null

/** 本学期未开展家访。【为什么？】: the first half stands alone where the author gives no reason. */
export const notDone = (pen: Pen, part: Pick<RulePart, 'rule' | 'unrecorded'>): Inline[] => {
  const none = part.unrecorded(pen)
  return none
    ? [
        ...line`本学期未开展${none.noun}，${none.owed}都没有做。`,
        gapNode(`why-not-${part.rule}`, '原因是什么？写成“原因是……”一句'),
      ]
    : []
}

/** Nothing is written down of it: was nothing done, or nothing entered? Only the author can say, and what is said goes into the text. */
export const notDoneQuestion = (pen: Pen, part: Pick<RulePart, 'rule' | 'unrecorded'>, by: By): FoundQuestion[] => {
  const none = part.unrecorded(pen)
  if (!none) return []
  const key = keyOf(part.rule)
  return [
    {
      key,
      figure: none.figure,
      text: `系统里没有${none.noun}记录。确实没有做的，点“写进”，正文就写没有开展；做了没有录的，先补录。`,
      problem: {
        key,
        figure: none.figure,
        theme: `${none.noun}没有开展`,
        facts: line`到期${none.owed}，本学期没有开展。`,
        plan: line`针对没有开展，由${pen.voice.office}在${by(1)}前排出时间和人，${none.each}做起来，以有记录为准。`,
      },
    },
  ]
}
