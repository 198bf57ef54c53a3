import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { joined, percentText, SMALL_BASE, sharesTo100 } from '../prose/numbers.ts'
import { rollOpen } from './roll-open.ts'
import { leastAt, safeGroups } from './small-groups.ts'

const CARE = [
  ['grandparents', '祖辈照看'],
  ['relatives', '亲属照看'],
  ['teachers', '教师照看'],
  ['parent', '在家的父亲或母亲照看'],
  ['other', '其他人照看'],
  ['alone', '独自居住'],
] as const

/** Who looks after them, each kind with its number; what is too small for the level together (summaries §3.4). Shares where all are known and there are enough. */
export const carers = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  const all = n(voice.base)
  const of = (kind: string) => `${voice.care}.${kind}`
  const present = CARE.filter(([kind]) => n(of(kind)) > 0)
  const [only] = present
  if (!only) return line`照看人${all > 1 ? '均' : ''}待核实，照看情况暂不分类。`
  const whole = n(of('unknown')) === 0
  const by = only[0] === 'alone' ? '' : '由'
  if (whole && present.length === 1)
    return line`从照看情况看，${all > 1 ? line`${f(of(only[0]))}名均` : voice.one}${by}${only[1]}。`
  const kinds = CARE.map(([kind, words]) => ({ kind, words, n: n(of(kind)) }))
  const groups = safeGroups(kinds, leastAt(pen.input))
  const open = whole ? '' : line`，另有${f(of('unknown'))}名照看人待核实，单列，未归入上述各类`
  // Of one kind alone its number would be what is left of all: then nothing is counted.
  if (!groups && present.length === 1)
    return line`从照看情况看，有个别${voice.person}${by}${only[1]}，其余照看人待核实，不分列人数。`
  if (!groups) return line`从照看情况看，${joined(present.map(([, words]) => words))}的都有，不分列人数${open}。`
  const numbers = groups.flatMap(({ parts, n: sum }, i) => {
    const [first] = parts
    const start = startOf(groups, i)
    return parts.length > 1
      ? line`${start}${together(parts.map((part) => part.words))}共${sum}名`
      : line`${start}${first?.words ?? ''}${f(of(first?.kind ?? ''))}名`
  })
  const shares =
    whole && all >= SMALL_BASE && !rollOpen(pen)
      ? `，分别占${sharesTo100(groups.map((group) => group.n))
          .map((s) => `${s.toFixed(1)}%`)
          .join('、')}`
      : ''
  return line`从照看情况看，${numbers}${shares}${open}${entrusted(pen, groups, shares)}。`
}

/** 由祖辈照看4名、亲属照看3名，独自居住4名; whoever lives alone is looked after by nobody. */
const startOf = (groups: readonly { parts: readonly { kind: string }[] }[], i: number): string => {
  const alone = (at: number) => groups[at]?.parts.some((part) => part.kind === 'alone') ?? false
  if (i === 0) return alone(0) ? '' : '由'
  return alone(i) ? '，' : alone(i - 1) ? '，由' : '、'
}

/** ；托付亲属和教师的合计39名，占20.2%: what a township tells by one number (S2B.3), where each of the two stands alone already. */
const entrusted = (
  { n, f, voice }: Pen,
  groups: readonly { parts: readonly { kind: string }[] }[],
  shares: string,
): Inline[] => {
  const alone = ['relatives', 'teachers'].every((kind) =>
    groups.some(({ parts }) => parts.length === 1 && parts[0]?.kind === kind),
  )
  const sum = n('care.state.entrusted')
  if (voice.care !== 'care.state' || shares === '' || !alone || sum === 0) return []
  return line`；托付亲属和教师的合计${f('care.state.entrusted')}名，占${percentText((sum * 100) / n(voice.base))}`
}

/** 亲属和教师照看: what they share is said once. */
const together = (words: readonly string[]): string => {
  const cared = words.filter((word) => word.endsWith('照看'))
  const rest = words.filter((word) => !word.endsWith('照看'))
  const said = cared.length > 1 ? [`${joined(cared.map((word) => word.slice(0, -2)))}照看`] : cared
  return joined([...said, ...rest])
}

/** Girls and boarders as registered; lodging that nobody wrote down is told, not taken for living at home. */
export const lodging = ({ n, f, input, voice }: Pen): Inline[] => {
  const all = n(voice.base)
  const unknown = input.figures.get('left-behind.boarding')?.unknown ?? 0
  const told = [
    ...(n('left-behind.girls') > 0 && all > 1 ? [line`${voice.girls}${f('left-behind.girls')}名`] : []),
    ...(n('left-behind.boarding') > 0 ? [line`寄宿${f('left-behind.boarding')}名`] : []),
  ]
  const open = unknown === 0 ? '' : unknown === all ? '住宿情况尚未登记' : `住宿情况没有登记的有${unknown}名`
  if (told.length === 0) return open ? line`${open}。` : []
  return line`留守${voice.person}中，${told.flatMap((part, i) => line`${i === 0 ? '' : '、'}${part}`)}${open ? `；${open}` : ''}。`
}

/** How long parents have been away is not known of some: they are counted as away. */
export const unknowns = ({ n, f, voice }: Pen): Inline[] =>
  n('files.gaps.since') > 0 ? line`${f('files.gaps.since')}名${voice.person}的家长外出时间不详，按外出计。` : []
