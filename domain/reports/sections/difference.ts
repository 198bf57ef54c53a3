import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { SMALL_BASE } from '../prose/numbers.ts'
import { rollOpen } from './roll-open.ts'

const CAME = [
  ['in.enrolled', '新入学'],
  ['in.transferred', '转入'],
  ['in.parent-left', '父母新外出'],
  ['in.other', '其他新增'],
] as const
const WENT = [
  ['out.graduated', '毕业'],
  ['out.transferred', '转出'],
  ['out.parent-returned', '父母返回'],
  ['out.aged', '年满16周岁'],
  ['out.other', '其他减少'],
] as const

/**
 * Against the last term, by the same definition (summaries §3.1): up, down, count and share apart, the same with comings and
 * goings, a first count, another reading.
 */
export const difference = (pen: Pen): Inline[] => {
  const { n, before, input, f, voice } = pen
  const then = before(voice.base)
  if (then === null || !input.previousTermName) return line`本学期首次按此口径统计，不作比较。`
  const definition = input.figures.get(voice.base)?.definition ?? ''
  if (input.issuedBefore && input.issuedBefore.definition !== definition)
    return line`上学期签发的总结按另一口径统计，两期不可比；按本期口径回算，上学期${then === 0 ? `没有留守${voice.person}` : `为${then}名`}。`
  const d = n(voice.base) - then
  const came = list(pen, CAME)
  const went = list(pen, WENT)
  const [first, second] = d < 0 ? [went, came] : [came, went]
  const moved = line`${first}${first.length && second.length ? '，' : ''}${second}`
  if (d === 0)
    return moved.length
      ? line`总数与上学期相同，其间新增${f('in.all')}名、减少${f('out.all')}名（${moved}）。`
      : line`名单与上学期一致。`
  const size = trend(pen, d, then)
  return line`${size}${sole(pen, d, size) ?? line`${moved.length ? '；其中' : ''}${moved}`}。`
}

/** ；增加的3名均系新入学 · ，均系新入学 where only the number stands before: one reason, and nobody moved the other way. */
const sole = ({ n, f }: Pen, d: number, size: string): Inline[] | null => {
  const moves = [...CAME, ...WENT].filter(([id]) => n(id) > 0)
  const [only] = moves
  if (!only || moves.length > 1) return null
  const [id, words] = only
  const are = n(id) > 1 ? '均系' : '系'
  return size.includes('，') ? line`；${d > 0 ? '增加' : '减少'}的${f(id)}名${are}${words}` : line`，${are}${words}`
}

/** 比上学期增加3名，增长2.4%，占比上升1.3个百分点. Growth in percent only upwards and on a base of 20 or more (§2.1). */
const trend = (pen: Pen, d: number, then: number): string => {
  const { n, before, known, voice } = pen
  const word = d > 0 ? '增加' : '减少'
  const size = Math.abs(d)
  const pupils = before('pupils')
  const share = before('left-behind.share')
  // Only the education reading is a part of the pupils.
  const bases =
    !rollOpen(pen) &&
    voice.base === 'left-behind.education' &&
    known('pupils') &&
    n('pupils') >= SMALL_BASE &&
    pupils !== null &&
    pupils >= SMALL_BASE
  const points = bases && share !== null ? Math.round((n('left-behind.share') - share) * 10) / 10 : null
  const growth = d > 0 && then >= SMALL_BASE ? `，增长${((size * 100) / then).toFixed(1)}%` : ''
  if (points === null) return `比上学期${word}${size}名${growth}`
  if (points === 0) return `比上学期${word}${size}名${growth}，占比与上学期持平`
  const direction = points > 0 ? '上升' : '下降'
  const by = `${direction}${Math.abs(points).toFixed(1)}个百分点`
  if (d > 0 === points > 0) return `比上学期${word}${size}名${growth}，占比${by}`
  const roll = n('pupils') - (pupils ?? 0)
  const because = roll !== 0 && roll > 0 === d > 0 ? `，因在校学生同期${word}${Math.abs(roll)}名` : ''
  return `人数比上学期${word}${size}名${because}，占比反而${by}`
}

const list = ({ n, f }: Pen, items: readonly (readonly [string, string])[]): Inline[] =>
  items.filter(([id]) => n(id) > 0).flatMap(([id, word], i) => line`${i === 0 ? '' : '、'}${word}${f(id)}名`)
