import { monthlyBuddyCheck } from '../../duties/monthly-buddy-check.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { registerPart } from '../kit/register-part.ts'
import { nothingOf } from './small-groups.ts'

const DUE = `${monthlyBuddyCheck.key}.due`
const MET = `${monthlyBuddyCheck.key}.met`
const MISSED = `${monthlyBuddyCheck.key}.missed`
const HELD = 'buddy-check.held'

/** Buddies (S2A.8–9; summaries §5 S2A): how many, how often somebody looked, how many were changed; silent where there is none. */
const told = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (nothingOf(pen, ['buddies', 'buddies.changed', DUE, HELD])) return []
  const has =
    n('buddies') > 0
      ? line`经${voice.person}本人愿意结成手拉手伙伴${f('buddies')}对，涉及${voice.person}${f('buddies.children')}名`
      : line`目前没有在结的手拉手伙伴`
  const changed = n('buddies.changed') > 0 ? line`期内调换${f('buddies.changed')}对。` : []
  return line`${has}。${looked(pen)}${changed}`
}

const looked = ({ n, f }: Pen): Inline[] => {
  if (n(DUE) === 0) return n(HELD) > 0 ? line`期内看过${f(HELD)}次。` : []
  if (n(HELD) === 0) return line`每月检查一次，应检查${f(DUE)}次。本学期系统中没有伙伴检查记录，无法说明完成情况。`
  if (n(MISSED) === 0) return line`教师每月检查一次，应检查${f(DUE)}次，全部做到。`
  return line`教师每月检查一次，应检查${f(DUE)}次，做到${f(MET)}次、缺${f(MISSED)}次。`
}

/** What a summary says of buddies and of the monthly look at them (monthly-buddy-check). */
export const buddiesPart = registerPart({
  rule: monthlyBuddyCheck.key,
  heading: '手拉手伙伴',
  told,
  noun: '伙伴的每月检查',
  unit: '次',
  each: '逐对',
  recorded: ({ n }) => n(HELD) > 0,
  theme: '有的学习伙伴没有按月检查',
  facts: ({ f }) => line`手拉手伙伴每月检查一次效果，没有检查的${f(MISSED)}次。`,
  plan: ({ voice }, by) =>
    line`针对没有检查的伙伴，由${voice.teacher}在${by(1)}前逐对检查一次，没有效果的调换，以检查记录为准。`,
})
