import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import { ordinal } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'
import type { Problem } from './problems.ts'
import type { SummaryQuestion } from './questions.ts'

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
      : doc([gapNode('no-problem', '数据里没有找到缺口：写一条实际的问题，或请校长确认确实没有')], ...asked, [next])
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

const all = (of: number): string => (of > 1 ? '均' : '')

const settled = ({ n, f }: Pen): Inline[] => {
  const talks = n('talks.due') > 0 && n('talks.missed') === 0
  const visits = n('visits.due') > 0 && n('visits.missed') === 0
  const told = [
    ...(talks ? [line`应谈的${f('talks.due')}人次${all(n('talks.due'))}已完成`] : []),
    ...(visits ? [line`应访的${f('visits.due-households')}户${all(n('visits.due-households'))}已走到`] : []),
    ...(n('left-behind.education') > 0 && n('files.gaps') === 0 ? [line`档案没有缺项`] : []),
  ]
  if (told.length === 0) return line`经校长确认，本期没有需要列出的问题。`
  return line`经校长确认，本期没有需要列出的问题：${told.flatMap((part, i) => line`${i === 0 ? '' : '，'}${part}`)}。`
}
