import { gapNode, type Inline, line } from '../doc.ts'
import { monthSpan, SMALL_BASE } from '../prose/numbers.ts'
import type { Pen, PeriodCount } from '../school-summary.ts'
import { reasonList } from './reason-list.ts'

/**
 * Talks owed and held (summaries §2.3, §3.2). “月月谈到” first, the rate in brackets, never two coverages under one word; no
 * record is said as no record, not as not done.
 */
export const talks = (pen: Pen): Inline[] => {
  const { n, f, input } = pen
  const { due, later } = input.talks
  const open =
    due.length && later.length && n('left-behind.education') > 0 ? `${monthSpan(later)}尚未到期，未计入。` : ''
  if (n('talks.due') === 0) return line`${nothingDue(pen)}${waived(pen)}${held(pen)}${open}`
  const owed = line`${later.length ? monthSpan(due.map((p) => p.label)) : ''}谈心应完成${f('talks.due')}人次`
  if (n('talks.met') === 0)
    return [
      ...line`${owed}。${noTalks(pen)}，无法说明完成情况。${waived(pen)}${held(pen)}${open}`,
      gapNode('talks-paper', '是否有纸质记录尚未录入？'),
    ]
  return line`${owed}，${done(pen)}${waived(pen)}${byMonth(pen)}${held(pen)}${open}`
}

/** What there is no record of: of talks at all, or of those that were due. */
export const noTalks = ({ n }: Pen): string =>
  n('talks.held') === 0 ? '本学期系统中没有谈心记录' : '到期的月份系统中没有谈心记录'

const nothingDue = ({ n, input }: Pen): string => {
  if (n('left-behind.education') === 0) return ''
  if (input.talks.due.length > 0) return '到期的月份没有应谈的学生。'
  return input.talks.later.length ? `${monthSpan(input.talks.later)}的谈心均未到期，未作统计。` : ''
}

const done = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const every = line`${f('talks.every-month')}名学生月月谈到`
  if (n('talks.missed') === 0) return line`全部完成；${every}。`
  const children = n('talks.due-children')
  if (children < SMALL_BASE) return few(pen)
  const share = n('talks.due') >= SMALL_BASE ? line`（${f('talks.coverage')}）` : ''
  const monthly = n('talks.every-month') === 0 ? '还没有学生月月谈到' : every
  return line`完成${f('talks.met')}人次${share}，${monthly}；未完成的${f('talks.missed')}人次涉及${f('talks.missed-children')}名学生${reasonList(pen.input.talks.reasons, n('talks.missed-children'), '名')}。`
}

/** Fewer than twenty: no percentages (§2.1); who missed one month and who more. */
const few = ({ n, f, input }: Pen): Inline[] => {
  const twice = n('talks.missed-twice')
  const once = n('talks.missed-children') - twice
  const every = n('talks.every-month')
  const whole = n('talks.due-children')
  // All of them missed as much: they are the subject themselves, not a part of themselves (F12).
  const same = every === 0 && (once === 0 || twice === 0)
  const parts = [
    ...(every > 0 ? [line`${f('talks.every-month')}名月月谈到`] : []),
    ...(once > 0 ? [line`${once}名漏了一个月`] : []),
    ...(twice > 0 ? [line`${f('talks.missed-twice')}名漏了两个月以上`] : []),
  ]
  const told = same
    ? line`${whole > 1 ? '均' : ''}漏了${once > 0 ? '一个月' : '两个月以上'}`
    : line`中${parts.flatMap((part, i) => line`${i === 0 ? '' : '，'}${part}`)}`
  return line`完成${f('talks.met')}人次；${f('talks.due-children')}名学生${told}${reasonList(input.talks.reasons, n('talks.missed-children'), '名')}。`
}

/** Month by month where something is missing: 9月应谈126人次，全部完成；10月应谈126人次，完成125人次. */
const byMonth = ({ n, input }: Pen): string => {
  const months = input.talks.due.filter((p) => p.due > 0)
  if (n('talks.missed') === 0 || months.length < 2) return ''
  return `分月看，${months.map(monthText).join('；')}。`
}

const monthText = ({ label, due, missed }: PeriodCount): string => {
  const done = missed === 0 ? '全部完成' : missed === due ? '没有记录' : `完成${due - missed}人次`
  return `${label}应谈${due}人次，${done}`
}

const waived = ({ n, f, input }: Pen): Inline[] => {
  if (n('talks.waived') === 0) return []
  const because = input.talks.waivedBecause
  const also = n('talks.due') > 0 ? '另有' : '有'
  return because.length
    ? line`${also}${f('talks.waived')}人次因${because.join('、')}不计入应谈。`
    : line`${also}${f('talks.waived')}人次说明原因免办，不计入应谈。`
}

/** Every talk of the term, where that says more than what was owed and done: twice in a month, or outside it. */
const held = ({ n, f }: Pen): Inline[] => {
  if (n('talks.held') === 0) return []
  if (n('talks.held') === n('talks.met') && n('talks.children') === n('talks.due-children')) return []
  const often = n('talks.met') > 0 && n('talks.held') > n('talks.met') ? '（含应谈之外的）' : ''
  return line`期内单独谈心共${f('talks.held')}人次${often}，谈到${f('talks.children')}名学生。`
}
