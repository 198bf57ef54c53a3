import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { isDue, type PlanLookback } from '../plan-items.ts'
import { ordinal } from '../prose/numbers.ts'

/**
 * 六、上期打算落实情况 (summaries §1.5): each line of the last issued plan with what the author says became of it. A line without
 * an answer is a blank and takes no number; without a reason only the first half stands (§3.2). The count is printed only when
 * every due line has an answer.
 */
export const lookback = ({ input, f }: Pen, { items }: PlanLookback): Doc => {
  const due = items.filter((item) => isDue(item, input.cutoff))
  if (items.length === 0) return doc([gapNode('lookback', '上期的总结里没有写明打算；办了哪几件，写在这里')])
  const answered = due.every((item) => item.outcome)
  const done = due.filter((item) => item.outcome?.done).length
  const outcome =
    done === due.length
      ? line`${due.length > 1 ? '均' : ''}已办成`
      : done === 0
        ? line`${due.length > 1 ? '均' : ''}未办成`
        : line`办成${f('plan.done')}条，未办成${f('plan.undone')}条`
  const head = due.length > 0 && answered ? line`上期的打算到期${f('plan.due')}条，${outcome}。` : []
  const told = items.filter((item) => !isDue(item, input.cutoff) || item.outcome)
  return doc(
    head,
    ...items.map((item): Inline[] => {
      const at = told.indexOf(item)
      const name = `${at >= 0 && told.length > 1 ? `${ordinal(at + 1)}是` : ''}“${item.text}”`
      if (!isDue(item, input.cutoff)) return line`${name}，尚未到期。`
      if (!item.outcome) return line`${name}，${gapNode(`outcome-${item.key}`, '办成了吗？没有办成为什么？')}。`
      if (item.outcome.done) return line`${name}，已办成${item.outcome.why ? `：${item.outcome.why}` : ''}。`
      return item.outcome.why
        ? line`${name}，未办成，原因是${item.outcome.why}。`
        : [...line`${name}，未办成。`, gapNode(`why-${item.key}`, '为什么没有办成？')]
    }),
  )
}
