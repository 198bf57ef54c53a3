import { BLOCKS, need } from '../../entries/need.ts'
import { daysBetween } from '../../kit/dates.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { By } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import type { Sum } from '../kit/rule-part.ts'
import { longDate } from '../prose/numbers.ts'
import { partsTold } from './parts-told.ts'

/** Is anything of it written down? Where nothing is, the author is asked (summaries §3.2). */
export const hasNeeds = ({ n }: Pen): boolean => n('needs.raised') + n('files.resurveyed') > 0

/** The survey and the needs that it found, by what became of them (S1.8, S1.10, S4.1–4.3; summaries §5 S1, §1 “nothing is claimed”). */
export const needs = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  const surveyed =
    n('files.resurveyed') > 0
      ? line`期内从学习、生活、心理、安全、健康五个方面重新调查，${f('files.resurveyed')}名${voice.person}的档案得到更新${unchanged(pen)}。`
      : []
  if (n('needs.raised') === 0) return surveyed.length ? line`${surveyed}调查中没有登记具体需求。` : []
  return line`${surveyed}登记具体需求${f('needs.raised')}项${byBlock(pen)}；${became(pen)}。`
}

/** ，其中95名的父母去向、照看人和住处没有变化: what the register says of those whom the survey went over; a sentence only where there are some. */
const unchanged = ({ n, f }: Pen): Inline[] => {
  const [same, all] = [n('files.unchanged'), n('files.resurveyed')]
  if (same === 0) return []
  return same >= all
    ? line`，父母去向、照看人和住处这几项没有变化`
    : line`，其中${f('files.unchanged')}名的父母去向、照看人和住处这几项没有变化`
}

/** 其中学习3项、生活2项; one block alone is said as that; what is too small for the level stands with the next (summaries §3.4). */
const byBlock = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const found = BLOCKS.filter((b) => n(`needs.${b.value}`) > 0).toSorted(
    (a, b) => n(`needs.${b.value}`) - n(`needs.${a.value}`),
  )
  const [only] = found
  if (only && found.length === 1) return line`，都在${only.label}方面`
  if (found.length === 0) return []
  const parts = found.map((b) => ({ id: `needs.${b.value}`, label: b.label, n: n(`needs.${b.value}`) }))
  return partsTold(pen, parts, (part) => line`${part.label}${f(part.id)}项`, '项')
}

const became = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (n('needs.met') === n('needs.raised')) return line`全部落实`
  const parts = [
    n('needs.met') > 0 ? line`已落实${f('needs.met')}项` : line`还没有落实的`,
    n('needs.doing') > 0 ? line`正在办${f('needs.doing')}项` : [],
    n('needs.waiting') > 0 ? line`还没有办${f('needs.waiting')}项` : [],
    n('needs.dropped') > 0 ? line`情况变了、不再需要${f('needs.dropped')}项` : [],
    stuck(pen),
  ].filter((part) => part.length > 0)
  return parts.flatMap((part, i) => line`${i === 0 ? '' : '，'}${part}`)
}

const stuck = ({ n, f, voice }: Pen): Inline[] => {
  const [all, told] = [n('needs.stuck'), n('needs.escalated')]
  if (all === 0) return []
  const reported =
    told === all
      ? line`，已上报`
      : told > 0
        ? line`，其中${f('needs.escalated')}项写明已上报`
        : line`，没有写明报给了谁`
  return line`${f('needs.stuck')}项${voice.we}力所不及${reported}`
}

/** What still stands, also of earlier terms, and since when the oldest of it (summaries §5 S4). */
export const oldestNeed = ({ n, f, input }: Pen): Inline[] => {
  const { oldestNeed: on, cutoff } = input
  if (!on || n(`${need.kind}.open`) === 0) return []
  const days = daysBetween(on, cutoff)
  const since = days > 0 ? `，到现在${days}天` : ''
  return n(`${need.kind}.open`) === 1
    ? line`还没有了结的需求${f(`${need.kind}.open`)}项，${longDate(on)}记下${since}。`
    : line`还没有了结的需求共${f(`${need.kind}.open`)}项，最早一项${longDate(on)}记下${since}。`
}

/** Needs that nobody has taken up yet. */
export const needProblems = ({ n, f }: Pen, by: By): Problem[] =>
  n('needs.waiting') === 0
    ? []
    : [
        {
          key: 'needs',
          figure: 'needs.waiting',
          theme: '需求还没有办',
          facts: line`登记的需求中，还没有办的${f('needs.waiting')}项。`,
          plan: line`针对没有办的需求，由登记人在${by(2)}前逐项定下谁来办、哪天前办好，以登记里写明为准。`,
        },
      ]

export const NEED_SUMS: readonly Sum[] = [
  {
    key: 'needs',
    whole: 'needs.raised',
    parts: ['needs.met', 'needs.doing', 'needs.waiting', 'needs.dropped', 'needs.stuck'],
    words: '需求落实、在办、没办、不再需要、办不了的加起来等于登记的',
  },
  {
    key: 'needs.blocks',
    whole: 'needs.raised',
    parts: BLOCKS.map((b) => `needs.${b.value}`),
    words: '五方面的需求加起来等于登记的',
  },
]
