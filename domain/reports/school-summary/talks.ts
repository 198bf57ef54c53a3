import { gapNode, type Inline, line } from '../doc.ts'
import { joined, monthSpan, SMALL_BASE } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'
import { reasonList } from './reason-list.ts'

/**
 * Talks owed and held (summaries §2.3, §3.2). “月月谈到” first, the rate in brackets, never two coverages under one word; no
 * record is said as no record, not as not done.
 */
export const talks = (pen: Pen): Inline[] => {
  const { n, f, input } = pen
  const later = input.talks.later.length ? line`${joined(input.talks.later)}尚未到期，未计入。` : []
  if (n('talks.due') === 0) {
    if (n('talks.held') === 0) return n('left-behind.education') === 0 ? [] : later
    return line`${held(pen)}${later}`
  }
  const span = input.talks.later.length ? monthSpan(input.talks.due) : ''
  const owed = line`${span}谈心应完成${f('talks.due')}人次`
  if (n('talks.held') === 0 && n('talks.met') === 0)
    return [
      ...line`${owed}。本学期系统中没有谈心记录，无法说明完成情况。${later}`,
      gapNode('talks-paper', '是否有纸质记录尚未录入？'),
    ]
  return line`${owed}，${done(pen)}${waived(pen)}${held(pen)}${later}`
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
  const every = n('talks.every-month') === 0 ? '还没有月月谈到的' : line`${f('talks.every-month')}名月月谈到`
  return line`完成${f('talks.met')}人次；${f('talks.due-children')}名学生中${every}${once > 0 ? `，${once}名漏了一个月` : ''}${twice > 0 ? line`，${f('talks.missed-twice')}名漏了两个月以上` : ''}${reasonList(input.talks.reasons, n('talks.missed-children'), '名')}。`
}

const waived = ({ n, f, input }: Pen): Inline[] => {
  if (n('talks.waived') === 0) return []
  return input.waivedBecause.length
    ? line`另有${f('talks.waived')}人次因${input.waivedBecause.join('、')}不计入应谈。`
    : line`另有${f('talks.waived')}人次说明原因免办，不计入应谈。`
}

const held = ({ n, f }: Pen): Inline[] =>
  n('talks.held') === 0 ? [] : line`期内单独谈心共${f('talks.held')}人次，谈到${f('talks.children')}名学生。`
