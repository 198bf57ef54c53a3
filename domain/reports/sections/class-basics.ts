import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { longDate, SMALL_BASE } from '../prose/numbers.ts'
import { carers, lodging, unknowns } from './carers.ts'
import { rollOpen } from './roll-open.ts'

const AWAY = [
  ['left-behind.both-away', '父母都在外的'],
  ['left-behind.one-away', '一方在外的'],
  ['left-behind.who-unknown', '名单没有写明谁在外的'],
] as const

/** How many there are in the class, and whose parents are away (summaries §5 S3, S5): the education reading, as the school counts. */
export const classBase = (pen: Pen): Inline[] => {
  const { input, n, f, known, voice } = pen
  const day = `截至${longDate(input.cutoff)}`
  const all = n('left-behind.education')
  if (known('pupils') && n('pupils') === 0) return line`${day}，${voice.we}的名册里还没有人，总数待定。`
  if (all === 0)
    return known('pupils')
      ? line`${day}，${voice.we}有${f('pupils')}名${voice.person}，名册里没有谁的父母外出。`
      : line`${day}，${voice.we}的名册里没有父母外出的${voice.person}。`
  const who = known('pupils')
    ? line`${voice.we}有${f('pupils')}名${voice.person}，其中父母在外的${f('left-behind.education')}名${n('pupils') >= SMALL_BASE && !rollOpen(pen) ? line`，占${f('left-behind.share')}` : ''}`
    : line`${voice.we}父母在外的${voice.person}有${f('left-behind.education')}名`
  const kinds = AWAY.filter(([id]) => n(id) > 0)
  const split =
    kinds.length > 1 ? kinds.flatMap(([id, words], i) => line`${i === 0 ? '：' : '，'}${words}${f(id)}名`) : []
  return line`${day}，${who}${split}。`
}

/** Who looks after them at home and who boards; nothing of it where nobody's parents are away. */
export const classHomes = (pen: Pen): Inline[] =>
  pen.n('left-behind.education') > 0 ? [...carers(pen), ...lodging(pen), ...unknowns(pen)] : []
