import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import { percentText, SMALL_BASE } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'

/** A rate and what it is taken of. */
export const RATES = [
  { key: 'talks', rate: 'talks.coverage', of: 'talks.due-children', words: '谈心完成率' },
  { key: 'visits', rate: 'visits.coverage', of: 'visits.due-households', words: '家访完成率' },
] as const
export type Rate = (typeof RATES)[number]

/** Both terms have records of it: nothing recorded is not a rate of nought. */
const recorded = ({ n, before }: Pen, rate: Rate): boolean => n(rate.rate) > 0 && (before(rate.rate) ?? 0) > 0

const large = ({ n, before }: Pen, rate: Rate): boolean =>
  n(rate.of) >= SMALL_BASE && (before(rate.of) ?? 0) >= SMALL_BASE

/** Now − then in percentage points; null where the two cannot be compared. */
export const pointsOf = (pen: Pen, rate: Rate): number | null =>
  recorded(pen, rate) && large(pen, rate)
    ? Math.round((pen.n(rate.rate) - (pen.before(rate.rate) ?? 0)) * 10) / 10
    : null

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
  if (!recorded(pen, rate)) return []
  const points = pointsOf(pen, rate)
  const now = pen.input[rate.key].later.length ? '本学期到期部分' : '本学期'
  if (points === null) return counted(pen, rate, now)
  const then = percentText(pen.before(rate.rate))
  if (points === 0) return line`${rate.words}${now}为${pen.f(rate.rate)}，与上学期相同，尚看不出变化。`
  return line`${rate.words}上学期为${then}，${now}为${pen.f(rate.rate)}，${points > 0 ? '上升' : '下降'}${Math.abs(points).toFixed(1)}个百分点。`
}

/** Fewer than twenty (§2.1): no percentage, the counts of both terms side by side. */
const counted = (pen: Pen, rate: Rate, now: string): Inline[] => {
  const { before, n, f } = pen
  if (rate.key === 'talks')
    return line`谈心上学期应完成${before('talks.due')}人次，完成${before('talks.met')}人次；${now}应完成${f('talks.due')}人次，完成${f('talks.met')}人次。`
  const all = (value: number, shown: Inline | number, due: number) =>
    value === 0
      ? `${due > 1 ? '均' : ''}有轮次没有走到`
      : value >= due
        ? '各轮都已走到'
        : line`其中${shown}户各轮都走到`
  const then = before('visits.all-phases') ?? 0
  const owed = before('visits.due-households') ?? 0
  return line`家访上学期应访${owed}户，${all(then, then, owed)}；${now}应访${f('visits.due-households')}户，${all(n('visits.all-phases'), f('visits.all-phases'), n('visits.due-households'))}。`
}
