import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { longDate, SMALL_BASE } from '../prose/numbers.ts'
import { carers, lodging, unknowns } from './carers.ts'
import { signedRolls } from './census.ts'
import { difference } from './difference.ts'
import { rollOpen } from './roll-open.ts'

const AWAY = [
  ['left-behind.both-away', '双方外出务工'],
  ['left-behind.one-away', '一方外出'],
  ['left-behind.who-unknown', '名单未写明谁外出'],
] as const

/** 一、基本情况 (summaries §3.1): base, readings, change, who looks after them, boarding, what is unknown. */
export const basics = (pen: Pen): Doc => {
  const { input, n, f, known, voice } = pen
  const day = `截至${longDate(input.cutoff)}`
  const all = n('left-behind.education')
  if (known('pupils') && n('pupils') === 0) return doc(line`${day}，花名册中还没有在校学生，总数待定。`)
  const classes = input.classes > 0 ? `${input.classes}个教学班、` : ''
  const base = known('pupils')
    ? line`${day}，我校有${classes}在校学生${f('pupils')}名。`
    : line`${day}，我校有${classes ? `${input.classes}个教学班；` : ''}花名册只列了留守学生，在校学生总数待各班填报，暂不出占比。`
  if (all === 0) {
    const state = n('left-behind.state') > 0 ? line`，按民政部门口径为${f('left-behind.state')}名` : []
    // What every class has gone over and signed is known, and needs nobody's word beside it.
    const signed = n('census.classes') > 0 && n('census.signed.classes') >= n('census.classes')
    if (signed)
      return doc([
        ...base,
        ...line`经逐班核对签核，${voice.we}目前没有符合教育部门口径的留守学生${state}；名册每学期复核一次。`,
        ...((pen.before('left-behind.education') ?? 0) > 0 ? difference(pen) : []),
      ])
    return doc(
      [
        ...base,
        ...line`花名册中没有符合教育部门口径的留守学生${state}。`,
        ...((pen.before('left-behind.education') ?? 0) > 0 ? difference(pen) : []),
        ...signedRolls(pen, ['classes']),
      ],
      [gapNode('zero', '名册是否已逐班核对？核对过请写一句')],
    )
  }
  return doc(
    [...base, ...count(pen), ...difference(pen), ...signedRolls(pen, ['classes'])],
    [...carers(pen), ...lodging(pen), ...unknowns(pen)],
  )
}

/** All of one kind: 均为, the number once. Several: each with its number, then 合计. */
const SOLE = {
  'left-behind.both-away': '父母双方外出务工',
  'left-behind.one-away': '父母一方外出务工',
  'left-behind.who-unknown': '名单所列，未写明父母谁外出',
} as const

const count = (pen: Pen): Inline[] => {
  const { n, f, known, input } = pen
  const kinds = AWAY.filter(([id]) => n(id) > 0)
  const sole = SOLE[kinds[0]?.[0] ?? 'left-behind.both-away']
  const parts =
    kinds.length > 1
      ? line`${kinds.flatMap(([id, words], i) => line`${i === 0 && id !== 'left-behind.who-unknown' ? '父母' : ''}${words}的${f(id)}名，`)}合计${f('left-behind.education')}名`
      : line`留守学生${f('left-behind.education')}名，${n('left-behind.education') > 1 ? '均为' : ''}${sole}`
  const share =
    known('pupils') && n('pupils') >= SMALL_BASE && !rollOpen(pen)
      ? line`，占在校学生的${f('left-behind.share')}（教育部门口径）`
      : '（教育部门口径）'
  const state = n('left-behind.state')
  const same = n('left-behind.education') === state
  const reading =
    state === 0
      ? '按民政部门口径，没有符合条件的学生'
      : line`按民政部门口径${same ? '也' : ''}为${f('left-behind.state')}名`
  const reason = !same && state > 0 && input.gapReason ? `，两者之差主要来自${input.gapReason}` : ''
  return line`${parts}${share}；${reading}${reason}。`
}
