import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { Problem, SummaryQuestion } from '../kit/question.ts'
import { ordinal } from '../prose/numbers.ts'
import { partsFor } from './parts.ts'

/** 一是……二是…… holds seven at most (summaries §2.5). */
const MOST = 7

/**
 * 七、问题与打算: each problem with the line that answers it. None found: nothing is claimed until the principal says so (S1), and
 * then only what the numbers bear.
 */
export const plan = (pen: Pen, problems: readonly Problem[], questions: readonly SummaryQuestion[]): Doc => {
  const asked = questions.filter((q) => !q.accepted).map((q): Inline[] => [gapNode(`question-${q.key}`, q.text)])
  const next = gapNode('next', '下学期打算：由谁、在哪天前、做什么、怎样算做到')
  if (problems.length === 0)
    return pen.input.confirmed.includes('no-problem')
      ? doc(settled(pen), ...asked, [next])
      : doc(
          [gapNode('no-problem', `数据里没有找到缺口：写一条实际的问题，或请${pen.voice.head}确认确实没有`)],
          ...asked,
          [next],
        )
  // What only the author knows stands first: the chapter, and the whole, ends on what will be done (§4).
  return doc(
    [gapNode('reasons', '先说为什么：只有你们知道的原因和难处')],
    ...problems
      .slice(0, MOST)
      .map(
        (problem, i) =>
          line`${problems.length > 1 ? `${ordinal(i + 1)}是` : ''}${problem.theme}。${problem.facts}${problem.plan}`,
      ),
    ...asked,
  )
}

const settled = (pen: Pen): Inline[] => {
  const { n, voice } = pen
  const told = [
    ...partsFor(pen.input)
      .map((part) => part.settled(pen))
      .filter((part) => part.length > 0),
    ...(n(voice.base) > 0 && n('files.gaps') === 0 ? [line`档案没有缺项`] : []),
  ]
  if (told.length === 0) return line`经${voice.head}确认，本期没有需要列出的问题。`
  return line`经${voice.head}确认，本期没有需要列出的问题：${told.flatMap((part, i) => line`${i === 0 ? '' : '，'}${part}`)}。`
}
