import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import { percentText, SMALL_BASE } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'

/** A rate and what it is taken of: compared only where both terms have records and bases of twenty or more. */
export const RATES = [
  { key: 'talks', rate: 'talks.coverage', of: 'talks.due-children', words: '谈心完成率' },
  { key: 'visits', rate: 'visits.coverage', of: 'visits.due-households', words: '家访完成率' },
] as const
export type Rate = (typeof RATES)[number]

/** Now − then in percentage points; null where the two cannot be compared (nothing recorded is not a rate of nought). */
export const pointsOf = ({ before, input, n }: Pen, rate: Rate): number | null => {
  const then = before(rate.rate)
  const now = input.figures.get(rate.rate)?.value ?? null
  if (!then || !now) return null
  if (n(rate.of) < SMALL_BASE || (before(rate.of) ?? 0) < SMALL_BASE) return null
  return Math.round((now - then) * 10) / 10
}

/** 五、变化 (summaries §3.5): before and after by the same definition, whichever way it went; one case by the author. */
export const changes = (pen: Pen): Doc => {
  const { n, input } = pen
  if (n('left-behind.education') === 0) return doc([gapNode('case', '这学期记得最清楚的一件事')])
  const found = RATES.flatMap((rate) => sentence(pen, rate))
  const nothing = input.previous
    ? '系统中没有上学期可比的谈心、家访记录，暂无前后对照。'
    : '本学期首次登记，暂无前后对照。'
  return doc(found.length ? found : line`${nothing}`, [
    gapNode('case', '这学期记得最清楚的一个孩子：去掉姓名和村组，写经过、做法和后来的变化'),
  ])
}

const sentence = (pen: Pen, rate: Rate): Inline[] => {
  const points = pointsOf(pen, rate)
  if (points === null) return []
  const then = percentText(pen.before(rate.rate))
  const now = pen.input[rate.key].later.length ? '本学期到期部分' : '本学期'
  if (points === 0) return line`${rate.words}${now}为${pen.f(rate.rate)}，与上学期相同，尚看不出变化。`
  return line`${rate.words}上学期为${then}，${now}为${pen.f(rate.rate)}，${points > 0 ? '上升' : '下降'}${Math.abs(points).toFixed(1)}个百分点。`
}
