import { monthlyTalk } from '../../duties/monthly-talk.ts'
import { firstWeekAfter } from '../../figures/planned-talks.ts'
import { gapNode, type Inline, line } from '../kit/doc.ts'
import type { PeriodCount } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { type By, type FoundQuestion, whenMissed } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import type { RulePart } from '../kit/rule-part.ts'
import { monthSpan, SMALL_BASE } from '../prose/numbers.ts'
import { reasonList } from './reason-list.ts'

const RULE = monthlyTalk.key

/**
 * Talks owed and held (summaries §2.3, §3.2). “月月谈到” first, the rate in brackets, never two coverages under one word; no
 * record is said as no record, not as not done.
 */
const talks = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const { due, later } = pen.account(RULE)
  const open =
    due.length && later.length && n('left-behind.education') > 0 ? `${monthSpan(later)}尚未到期，未计入。` : ''
  if (n('talks.due') === 0) return line`${nothingDue(pen)}${waived(pen)}${held(pen)}${open}`
  const owed = line`${later.length ? monthSpan(due.map((p) => p.label)) : ''}谈心应完成${f('talks.due')}人次`
  if (n('talks.met') === 0)
    return [
      ...line`${owed}。${noTalks(pen)}，无法说明完成情况。${waived(pen)}${held(pen)}${open}`,
      gapNode('talks-paper', '是否有纸质记录尚未录入？'),
    ]
  return line`${owed}，${done(pen)}${waived(pen)}${pen.voice.byPeriod === 'sentence' ? byMonth(pen) : ''}${held(pen)}${open}`
}

/** What there is no record of: of talks at all, or of those that were due. */
const noTalks = ({ n }: Pen): string =>
  n('talks.held') === 0 ? '本学期系统中没有谈心记录' : '到期的月份系统中没有谈心记录'

const nothingDue = ({ n, account, voice }: Pen): string => {
  if (n('left-behind.education') === 0) return ''
  if (account(RULE).due.length > 0) return `到期的月份没有应谈的${voice.person}。`
  return account(RULE).later.length ? `${monthSpan(account(RULE).later)}的谈心均未到期，未作统计。` : ''
}

const done = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  const every = line`${f('talks.every-month')}名${voice.person}月月谈到`
  if (n('talks.missed') === 0) return line`全部完成；${every}。`
  const children = n('talks.due-children')
  if (children < SMALL_BASE) return few(pen)
  const share = n('talks.due') >= SMALL_BASE ? line`（${f('talks.coverage')}）` : ''
  const monthly = n('talks.every-month') === 0 ? `还没有${voice.person}月月谈到` : every
  return line`完成${f('talks.met')}人次${share}，${monthly}；未完成的${f('talks.missed')}人次涉及${f('talks.missed-children')}名${voice.person}${reasonList(pen.account(RULE).reasons, n('talks.missed-children'), '名')}${planned(pen)}。`
}

/** ，其中3名已排在12月首周谈: only what a task with its day says (summaries §3.2). */
const planned = ({ n, f, input }: Pen): Inline[] =>
  n('talks.scheduled') > 0
    ? line`，其中${f('talks.scheduled')}名已排在${Number(firstWeekAfter(input.cutoff).from.slice(5, 7))}月首周谈`
    : []

/** Fewer than twenty: no percentages (§2.1); who missed one month and who more. */
const few = (pen: Pen): Inline[] => {
  const { n, f, account, voice } = pen
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
  return line`完成${f('talks.met')}人次；${f('talks.due-children')}名${voice.person}${told}${reasonList(account(RULE).reasons, n('talks.missed-children'), '名')}${planned(pen)}。`
}

/** Month by month where something is missing: 9月应谈126人次，全部完成；10月应谈126人次，完成125人次. */
export const byMonth = ({ n, account, input }: Pen): string => {
  // A year tells its parts instead (year-parts.ts).
  if (input.parts.length > 0) return ''
  const months = account(RULE).due.filter((p) => p.due > 0)
  if (n('talks.missed') === 0 || months.length < 2) return ''
  return `分月看，${months.map(monthText).join('；')}。`
}

const monthText = ({ label, due, missed }: PeriodCount): string => {
  const done = missed === 0 ? '全部完成' : missed === due ? '没有记录' : `完成${due - missed}人次`
  return `${label}应谈${due}人次，${done}`
}

const waived = ({ n, f, account }: Pen): Inline[] => {
  if (n('talks.waived') === 0) return []
  const because = account(RULE).waivedBecause
  const also = n('talks.due') > 0 ? '另有' : '有'
  return because.length
    ? line`${also}${f('talks.waived')}人次因${because.join('、')}不计入应谈。`
    : line`${also}${f('talks.waived')}人次说明原因免办，不计入应谈。`
}

/** Every talk of the term, where that says more than what was owed and done: twice in a month, or outside it. */
const held = ({ n, f, voice }: Pen): Inline[] => {
  if (n('talks.held') === 0) return []
  if (n('talks.held') === n('talks.met') && n('talks.children') === n('talks.due-children')) return []
  // Where a place counts by another reading than the duty, fewer are held than were met: both numbers together would contradict.
  if (n('talks.held') < n('talks.met')) return []
  const often = n('talks.met') > 0 && n('talks.held') > n('talks.met') ? '（含应谈之外的）' : ''
  return line`期内单独谈心共${f('talks.held')}人次${often}，谈到${f('talks.children')}名${voice.person}。`
}

const problems = ({ n, f, account, voice }: Pen, by: By): Problem[] => {
  if (n('talks.missed') === 0 || n('talks.met') === 0) return []
  const children = f('talks.missed-children')
  const how =
    n('talks.missed-children') === 1
      ? line`先与这${children}名${voice.person}谈到，以有记录为准`
      : n('talks.missed-children') === n('talks.due-children')
        ? line`对这${children}名${voice.person}逐人谈到，以每名都有记录为准`
        : line`把漏谈的${children}名${voice.person}排在最前、逐人谈到，以每名都有记录为准`
  return [
    {
      key: 'talks',
      figure: 'talks.missed-children',
      theme: '谈心有缺口',
      facts: line`到期未完成谈心${f('talks.missed')}人次，涉及${children}名${voice.person}${whenMissed(account(RULE).due, '人次', n('talks.missed'))}。`,
      plan: line`针对漏谈，由${voice.teacher}在${by(1)}前${how}。`,
    },
  ]
}

const questions = ({ n, f, voice }: Pen, by: By): FoundQuestion[] => {
  if (n('talks.missed-running') === 0 || n('talks.met') === 0) return []
  const key = 'running-talks'
  const figure = 'talks.missed-running'
  return [
    {
      key,
      figure,
      text: `${n(figure)}名${voice.person}连着两个月以上没有谈心记录，是没有谈，还是没有记？`,
      problem: {
        key,
        figure,
        theme: '连月漏谈须追',
        facts: line`${f(figure)}名${voice.person}连着两个月以上没有谈心记录。`,
        plan: line`针对连月漏谈，由${voice.office}在${by(1)}前逐名问明原因、定下由谁来谈，以每名都谈到一次为准。`,
      },
    },
  ]
}

/** What a summary says of the monthly talks (S1.12). */
export const talksPart: RulePart = {
  rule: RULE,
  heading: '每月谈心',
  told: talks,
  problems,
  questions,
  unrecorded: ({ n, f }) =>
    n('talks.due') > 0 && n('talks.met') === 0
      ? { noun: '谈心', owed: line`应谈${f('talks.due')}人次`, asked: '应谈', figure: 'talks.due', each: '逐项' }
      : null,
  settled: ({ n, f }) =>
    n('talks.due') > 0 && n('talks.missed') === 0
      ? line`应谈的${f('talks.due')}人次${n('talks.due') > 1 ? '均' : ''}已完成`
      : [],
  rate: { key: 'talks', rate: 'talks.coverage', of: 'talks.due-children', words: '谈心完成率' },
  compared: ({ before, f }, now) =>
    line`谈心上学期应完成${before('talks.due')}人次，完成${before('talks.met')}人次；${now}应完成${f('talks.due')}人次，完成${f('talks.met')}人次。`,
  sums: [
    { key: 'talks', whole: 'talks.due', parts: ['talks.met', 'talks.missed'], words: '谈心完成加未完成等于应谈' },
    {
      key: 'talk-children',
      whole: 'talks.due-children',
      parts: ['talks.every-month', 'talks.missed-children'],
      words: '月月谈到加有漏谈等于应谈学生',
    },
  ],
  looks: (n, person) =>
    n('talks.due') > 0 && n('talks.held') === 0
      ? [{ key: 'no-talks', figure: 'talks.due', text: '系统里没有谈心记录：没有做，还是没有录？' }]
      : n('talks.missed') > 0
        ? [
            {
              key: 'talks',
              figure: 'talks.missed-children',
              text: `${n('talks.missed')}人次谈心到期没有记录，涉及${n('talks.missed-children')}名${person}。`,
            },
          ]
        : [],
}
