import { keyChildPlan } from '../../duties/key-child-plan.ts'
import { KEY_REASONS } from '../../entries/key-child.ts'
import { gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { registerPart } from '../kit/register-part.ts'
import { few, nothingOf, smallest } from './small-groups.ts'

const DUE = `${keyChildPlan.key}.due`
const MET = `${keyChildPlan.key}.met`
const MISSED = `${keyChildPlan.key}.missed`
/** As many reasons are told at most (summaries §5, S2A). */
const MOST_REASONS = 3

/** Key children (S2A.13; summaries §5 S2A): how many, mainly why, who came in and who went out with what effect; silent where there is none. */
const told = (pen: Pen): Inline[] => {
  const { n } = pen
  if (nothingOf(pen, ['key.children', 'key.opened', 'key.closed', DUE])) return []
  return [
    ...now(pen),
    ...(n('key.opened') + n('key.closed') > 0 ? moved(pen) : []),
    ...handedOn(pen),
    ...planned(pen),
    // A blank takes its sentence with it: it stands behind all of them.
    ...(n('key.handover') > 0 ? [gapNode('key-handover', '换帮扶教师时交接了什么，有没有写下来？')] : []),
  ]
}

const now = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n('key.children') === 0) return line`目前没有${voice.person}在重点帮扶中。`
  if (smallest(pen, 'key.children')) return line`目前有个别${voice.person}在重点帮扶中，都定了帮扶教师。`
  return line`目前有${f('key.children')}名${voice.person}在重点帮扶中，${n('key.children') > 1 ? '逐人' : ''}定了帮扶教师${why(pen)}。`
}

/** A reason of fewer would tell whose it is, within the house too (summaries §2.6, §5 S2A: 各不小于3). */
const LEAST_REASON = 3

/** The reasons that weigh most; a group of fewer than three is not told (summaries §3.4). */
const why = (pen: Pen): Inline[] => {
  const reasons = KEY_REASONS.map(({ value, label }) => ({ id: `key.why.${value}`, label }))
    .filter(({ id }) => pen.n(id) >= LEAST_REASON && !smallest(pen, id))
    .sort((a, b) => pen.n(b.id) - pen.n(a.id))
    .slice(0, MOST_REASONS)
  if (reasons.length === 0) return []
  return line`，主要因为${reasons.flatMap(({ id, label }, i) => line`${i === 0 ? '' : '、'}${label}（${pen.f(id)}名）`)}`
}

/** Who came in and went out; where one of both is few, neither is told by its number: the other would give it away (summaries §3.4). */
const moved = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const { person } = pen.voice
  if (few(pen, 'key.opened') || few(pen, 'key.closed')) {
    if (n('key.closed') === 0) return line`期内新列入个别${person}，没有${person}解除。`
    return n('key.opened') === 0 ? line`期内有个别${person}解除。` : line`期内有新列、有解除，不分列人数。`
  }
  const opened = n('key.opened') > 0 ? line`新列${f('key.opened')}名` : []
  if (n('key.closed') === 0) return line`期内${opened}，没有${person}解除。`
  const both = opened.length ? line`${opened}、解除${f('key.closed')}名` : line`解除${f('key.closed')}名`
  return line`期内${both}${effect(pen)}。`
}

const effect = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (few(pen, 'key.better') || few(pen, 'key.same')) return []
  if (n('key.better') === n('key.closed')) return line`，解除时都有好转`
  const better = n('key.better') > 0 ? line`，解除时有好转${f('key.better')}名` : []
  const same = n('key.same') > 0 ? line`，没有变化${f('key.same')}名` : []
  return [...better, ...same]
}

/** Another teacher helps now (summaries §5 S2A). Whether it was handed on in words no record tells: the author is asked. */
const handedOn = (pen: Pen): Inline[] => {
  if (pen.n('key.handover') === 0) return []
  return few(pen, 'key.handover')
    ? line`期内有个别${pen.voice.person}换了帮扶教师。`
    : line`期内换了帮扶教师的${pen.f('key.handover')}名。`
}

const planned = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (n(DUE) === 0) return []
  // As many as were newly listed.
  if (few(pen, DUE))
    return n(MISSED) === 0
      ? line`两周内应订的帮扶计划都订了。`
      : line`两周内应订的帮扶计划，还有个别${pen.voice.person}没有订。`
  const due = line`两周内应订帮扶计划${f(DUE)}份`
  if (n(MISSED) === 0) return line`${due}，都订了。`
  if (n(MET) === 0) return line`${due}，系统中还没有查到计划。`
  return line`${due}，订了${f(MET)}份，还没有订${f(MISSED)}份。`
}

/** What a summary says of key children and of the plan that each is owed (key-child-plan). */
export const keyChildrenPart = registerPart({
  rule: keyChildPlan.key,
  heading: '重点帮扶',
  told,
  noun: '重点帮扶的计划',
  unit: '份',
  each: '逐人',
  recorded: ({ n }) => n(MET) > 0,
  theme: '重点帮扶还缺计划',
  facts: (pen) =>
    few(pen, DUE)
      ? line`重点帮扶确定两周后，还有个别${pen.voice.person}没有订计划。`
      : line`重点帮扶确定两周后还没有订计划${pen.f(MISSED)}份。`,
  plan: ({ voice }, by) =>
    line`针对重点帮扶缺的计划，由${voice.office}在${by(1)}前会同帮扶教师逐人订好，以写明做什么、怎样算做到、到哪天为准。`,
})
