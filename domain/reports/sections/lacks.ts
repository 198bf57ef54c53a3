import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { longDate } from '../prose/numbers.ts'
import { few } from './small-groups.ts'
import { unseenMore } from './touch.ts'

/** What the survey found to be lacking (S3.2), in the order of the form. */
const FIVE = [
  ['lacks.life', '生活缺照顾的'],
  ['lacks.conduct', '行为缺管教的'],
  ['lacks.tutoring', '学习缺辅导的'],
  ['lacks.guidance', '思想品德缺约束的'],
  ['lacks.safety', '安全缺保障的'],
] as const

/**
 * 五缺 (summaries §5 S3), from surveys and files alone: what nobody wrote down is not said. A child may lack several things, so what is too small
 * for the level is told as such and cannot be worked out of the rest; since when somebody was not seen stands in the own unit's page alone.
 */
export const lacks = (pen: Pen): Inline[] => [...five(pen), ...atHome(pen)]

/** 5名, or 有个别. */
const howMany = (pen: Pen, id: string): Inline[] => (few(pen, id) ? line`有个别` : line`${pen.f(id)}名`)

const five = (pen: Pen): Inline[] => {
  const found = FIVE.filter(([id]) => pen.n(id) > 0)
  if (found.length === 0) return []
  const told = found.flatMap(([id, label], i) => line`${i === 0 ? '' : '、'}${label}${howMany(pen, id)}`)
  const overlap = found.length > 1 ? `（同一名${pen.voice.person}可以缺几样）` : ''
  return line`五方面调查里，${told}${overlap}。`
}

const atHome = (pen: Pen): Inline[] => {
  const { n, input } = pen
  const longest =
    input.level === 'internal' && input.longestUnseen
      ? line`，最久的从${longDate(input.longestUnseen)}以后没有见过`
      : []
  const told = [
    line`放学回家由70岁以上老人照看的${howMany(pen, 'lacks.old-carer')}`,
    line`半年以上没见过父母的${howMany(pen, 'unseen.six-months')}${longest}${unseenMore(pen)}`,
    line`上下学要过水塘、大路的${howMany(pen, 'lacks.way')}`,
  ].filter((_, i) => n(['lacks.old-carer', 'unseen.six-months', 'lacks.way'][i] ?? '') > 0)
  return told.length ? line`${told.flatMap((part, i) => line`${i === 0 ? '' : '；'}${part}`)}。` : []
}
