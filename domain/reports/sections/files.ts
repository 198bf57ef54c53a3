import { COUNTED_GAPS } from '../../registers/file-gaps.ts'
import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { joined } from '../prose/numbers.ts'
import { hasNeeds, needs } from './needs.ts'

const GAPS = COUNTED_GAPS.map((gap) => [`files.gaps.${gap.key}`, `缺${gap.title}`] as const)

/** 三、建档与需求: files and what they lack, the survey and what was needed; where none is written down, the author is asked. */
export const files = (pen: Pen): Doc => {
  const { n, f, voice } = pen
  if (n('files.open') === 0) return doc()
  return doc(
    line`在册${voice.person}档案${f('files.open')}份，一人一份。${lacking(pen)}`,
    hasNeeds(pen) ? needs(pen) : [gapNode('needs', '调查中记下了哪些具体需求，落实了几项，哪几项学校力所不及？')],
  )
}

const lacking = (pen: Pen): Inline[] => {
  const { n, voice } = pen
  if (n(voice.base) === 0) return []
  if (n('files.gaps') === 0) return line`留守${voice.person}的照看人、父母外出情况和本人出生日期均已登记。`
  return line`留守${voice.person}的档案中还有${gaps(pen)}。`
}

/** 4份缺照看人 · 1份缺照看人和出生日期 · 5份缺项：缺照看人的3份、缺外出时间的2份; that a file lacks two things is said where the parts are more than the whole. */
export const gaps = ({ n, f }: Pen): Inline[] => {
  const kinds = GAPS.filter(([id]) => n(id) > 0)
  const [only] = kinds
  if (only && kinds.length === 1) return line`${f('files.gaps')}份${only[1]}`
  if (n('files.gaps') === 1) return line`${f('files.gaps')}份缺${joined(kinds.map(([, words]) => words.slice(1)))}`
  const overlap = kinds.reduce((sum, [id]) => sum + n(id), 0) > n('files.gaps')
  return line`${f('files.gaps')}份缺项：${kinds.flatMap(([id, words], i) => line`${i === 0 ? '' : '、'}${words}的${f(id)}份`)}${overlap ? '，有的一份缺两项以上' : ''}`
}
