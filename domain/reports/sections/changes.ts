import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { Rate, RulePart } from '../kit/rule-part.ts'
import { percentText, SMALL_BASE } from '../prose/numbers.ts'
import { partsFor } from './parts.ts'

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
  const { n, input, voice } = pen
  if (n(voice.base) === 0) return doc([gapNode('case', '这学期记得最清楚的一件事')])
  const found = partsFor(input).flatMap((part) => sentence(pen, part))
  const nothing = input.previous
    ? '系统中没有上学期可比的谈心、家访记录，暂无前后对照。'
    : '本学期首次登记，暂无前后对照。'
  return doc(
    found.length ? found : line`${nothing}`,
    ...theCase(pen, '这学期记得最清楚的一个孩子：去掉姓名和村组，写经过、做法和后来的变化'),
  )
}

/** The case that the author chose, with what it taught left to the author; the author's own to write where none was. */
export const theCase = ({ input }: Pen, asked: string): Inline[][] =>
  input.case ? [line`${input.case}`, [gapNode('lesson', '这件事教会我们什么？')]] : [[gapNode('case', asked)]]

const sentence = (pen: Pen, part: RulePart): Inline[] => {
  const { rate } = part
  if (!rate || !recorded(pen, rate)) return []
  const points = pointsOf(pen, rate)
  const now = pen.account(part.rule).later.length ? '本学期到期部分' : '本学期'
  if (points === null) return part.compared(pen, now)
  const then = percentText(pen.before(rate.rate))
  if (points === 0) return line`${rate.words}${now}为${pen.f(rate.rate)}，与上学期相同，尚看不出变化。`
  return line`${rate.words}上学期为${then}，${now}为${pen.f(rate.rate)}，${points > 0 ? '上升' : '下降'}${Math.abs(points).toFixed(1)}个百分点。`
}
