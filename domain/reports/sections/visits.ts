import { termHomeVisits } from '../../duties/term-home-visits.ts'
import { gapNode, type Inline, line } from '../kit/doc.ts'
import type { PeriodCount } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { type By, type FoundQuestion, whenMissed } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import type { RulePart } from '../kit/rule-part.ts'
import { joined, longDate, smallCount } from '../prose/numbers.ts'
import { reasonList } from './reason-list.ts'

const RULE = termHomeVisits.key

/**
 * Home visits by rounds (S1.13, summaries §5 S1). 走到 is said of a round: somebody was met, or two tries found nobody (duties-and-sync
 * §1); 访到 and 补访 only of somebody met. Households reached, rounds not yet due apart, nobody home as recorded.
 */
const visits = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const { due, later } = pen.account(RULE)
  const rounds = [...due.map((p) => p.label), ...later]
  const each = roundsOfTwoTerms(rounds)
  const plan = each
    ? line`家访两学期各分${each.join('、')}${smallCount(each.length)}轮`
    : rounds.length > 1
      ? line`家访分${rounds.join('、')}${smallCount(rounds.length)}轮`
      : line`家访`
  const open = due.length && later.length && n('left-behind.education') > 0 ? `${joined(later)}尚未到期，未计入。` : ''
  const been = tried(n)
  const comma = rounds.length > 1 ? '，' : ''
  const walked =
    n('visits.households') > 0
      ? line`${comma}走访${f('visits.households')}户、${f('visits.held')}户次`
      : `${comma || '时'}上门的都没有见到照看人`
  if (n('visits.due') === 0) {
    const none = nothingDue(pen)
    return been ? line`${plan}${walked}。${home(pen)}${none}${waived(pen)}${open}` : line`${none}${waived(pen)}${open}`
  }
  if (!been)
    return [
      ...line`${plan}${comma}到期应访${f('visits.due-households')}户。本学期系统中没有家访记录，无法说明完成情况。${waived(pen)}${open}`,
      gapNode('visits-paper', '是否有纸质记录尚未录入？'),
    ]
  return line`${plan}${walked}${rest(pen)}${waived(pen)}${pen.voice.byPeriod === 'sentence' ? byRound(pen) : ''}${home(pen)}${open}`
}

/** 秋季期初 … 春季期末 where both terms of a year have the same rounds: those of one; null else. */
const roundsOfTwoTerms = (rounds: readonly string[]): string[] | null => {
  const [autumn, spring] = ['秋季', '春季'].map((season) =>
    rounds.filter((r) => r.startsWith(season)).map((r) => r.slice(season.length)),
  )
  const same = autumn && spring && autumn.length > 0 && autumn.join() === spring.join()
  return same && autumn.length * 2 === rounds.length ? autumn : null
}

const nothingDue = ({ n, account }: Pen): string => {
  if (n('left-behind.education') === 0) return ''
  if (account(RULE).due.length > 0) return '到期的轮次没有应访的家庭。'
  const { later } = account(RULE)
  return later.length ? `${joined(later)}的家访均未到期，未作统计。` : ''
}

const rest = ({ n, f, account }: Pen): Inline[] => {
  const due = account(RULE).due.map((p) => p.label)
  const one = due.length === 1
  const round = one ? `${due[0]}一轮` : `${smallCount(due.length)}轮`
  const scope = account(RULE).later.length ? (one ? `；到期的${round}` : `；到期的${joined(due)}${round}`) : '；'
  if (n('visits.missed') === 0)
    return line`${scope}应访${f('visits.due-households')}户，${one ? (n('visits.due-households') > 1 ? '均' : '') : '各轮均'}已走到。`
  const lacks = one ? '没有走到' : '有轮次没有走到'
  const reached = n('visits.all-phases')
  // Nobody reached: the households owed are the subject of the rest (F12).
  const told =
    reached === 0
      ? line`${n('visits.due-households') > 1 ? '均' : ''}${lacks}`
      : line`${one ? line`走到${f('visits.all-phases')}户` : line`${f('visits.all-phases')}户各轮都走到`}，${f('visits.missed-households')}户${lacks}`
  return line`${scope}应访${f('visits.due-households')}户，${told}${reasonList(account(RULE).reasons, n('visits.missed-households'), '户')}。`
}

/** Round by round where something is missing: 期初应访111户，走到105户；期中应访111户，走到97户. */
export const byRound = ({ n, account, input }: Pen): string => {
  // A year tells its parts instead (year-parts.ts).
  if (input.parts.length > 0) return ''
  const rounds = account(RULE).due.filter((p) => p.due > 0)
  if (n('visits.missed') === 0 || rounds.length < 2) return ''
  return `分轮看，${rounds.map(roundText).join('；')}。`
}

const roundText = ({ label, due, missed }: PeriodCount): string => {
  const all = due > 1 ? '均' : ''
  const done = missed === 0 ? `${all}已走到` : missed === due ? `${all}未走到` : `走到${due - missed}户`
  return `${label}应访${due}户，${done}`
}

/** The table of m and n for “nobody home, visited later” (summaries §1): 已 and 均 only where records say so. */
const home = ({ n, f, input }: Pen): Inline[] => {
  const first = n('visits.not-home')
  const again = n('visits.revisited')
  if (first === 0) return []
  const start = line`上门时家中无人的有${f('visits.not-home')}户`
  const two = n('visits.twice-not-home')
  const twice = two > 0 ? line`，其中${f('visits.twice-not-home')}户两次上门都没有人` : ''
  if (again === 0) return line`${start}，截至${longDate(input.cutoff)}尚未补访到${twice}。`
  if (again >= first) return line`${start}，${first > 1 ? '均' : ''}已补访。`
  return line`${start}，其中${f('visits.revisited')}户已补访，其余${first - again}户尚未补访到${twice}。`
}

const waived = ({ n, f, account }: Pen): Inline[] => {
  if (n('visits.waived') === 0) return []
  const because = account(RULE).waivedBecause
  return line`${n('visits.due') > 0 ? '另有' : '有'}${f('visits.waived')}户${because.length ? `因${because.join('、')}` : '说明原因'}免访，免访的轮次不计入应访。`
}

const tried = (n: Pen['n']): boolean => n('visits.held') > 0 || n('visits.met') > 0 || n('visits.not-home') > 0

const problems = ({ n, f, account, voice }: Pen, by: By): Problem[] => {
  if (n('visits.missed-households') === 0 || !tried(n)) return []
  const open = n('visits.not-home') - n('visits.revisited')
  const waiting = open > 0 ? `；有${open}户上过门、家中无人，还没有补访到` : ''
  const { due } = account(RULE)
  const lacks = due.length > 1 ? '户有轮次没有走到' : '户没有走到'
  return [
    {
      key: 'visits',
      figure: 'visits.missed-households',
      theme: '家访有缺口',
      facts: line`${f('visits.missed-households')}${lacks}${whenMissed(due, '户', n('visits.missed-households'))}${waiting}。`,
      plan: line`针对漏访，由${voice.teacher}在${by(2)}前约定时间上门，见不到人的请村（居）儿童主任协助，以${n('visits.missed-households') > 1 ? '逐户' : ''}见到照看人为准。`,
    },
  ]
}

const questions = ({ n, f, voice }: Pen, by: By): FoundQuestion[] => {
  const found: FoundQuestion[] = []
  const ask = (key: string, text: string, problem: Omit<Problem, 'key'>) =>
    found.push({ key, figure: problem.figure, text, problem: { key, ...problem } })
  if (n('visits.missed-running') > 0 && n('visits.met') > 0)
    ask('running-visits', `${n('visits.missed-running')}名${voice.person}家中连着两轮以上没有走到，原因是什么？`, {
      figure: 'visits.missed-running',
      theme: '连轮漏访须追',
      facts: line`${f('visits.missed-running')}名${voice.person}家中连着两轮以上没有走到。`,
      plan: line`针对连轮漏访，由${voice.office}在${by(2)}前会同村（居）儿童主任上门，以见到照看人为准。`,
    })
  if (n('visits.twice-not-home') > 0)
    ask('twice-not-home', `${n('visits.twice-not-home')}户两次上门都没有人，要不要请村里协助？`, {
      figure: 'visits.twice-not-home',
      theme: '两次上门无人',
      facts: line`${f('visits.twice-not-home')}户两次上门家中无人，还没有补访到。`,
      plan: line`针对两次无人的家庭，由分管领导在${by(1)}前请村（居）儿童主任问明去向，以见到照看人或查明原因为准。`,
    })
  return found
}

/** Fewer than twenty (§2.1): no percentage, the counts of both terms side by side. */
const compared = ({ before, n, f }: Pen, now: string): Inline[] => {
  const all = (value: number, shown: Inline | number, due: number) =>
    value === 0
      ? `${due > 1 ? '均' : ''}有轮次没有走到`
      : value >= due
        ? '各轮都已走到'
        : line`其中${shown}户各轮都走到`
  const then = before('visits.all-phases') ?? 0
  const owed = before('visits.due-households') ?? 0
  return line`家访上学期应访${owed}户，${all(then, then, owed)}；${now}应访${f('visits.due-households')}户，${all(n('visits.all-phases'), f('visits.all-phases'), n('visits.due-households'))}。`
}

/** What a summary says of the three visits of a term (S1.13). */
export const visitsPart: RulePart = {
  rule: RULE,
  heading: '三次家访',
  told: visits,
  problems,
  questions,
  unrecorded: ({ n, f }) =>
    n('visits.due') > 0 && !tried(n)
      ? {
          noun: '家访',
          owed: line`应访${f('visits.due-households')}户`,
          asked: '应访',
          figure: 'visits.due-households',
          each: '逐户',
        }
      : null,
  settled: ({ n, f }) =>
    n('visits.due') > 0 && n('visits.missed') === 0
      ? line`应访的${f('visits.due-households')}户${n('visits.due-households') > 1 ? '均' : ''}已走到`
      : [],
  rate: { key: 'visits', rate: 'visits.coverage', of: 'visits.due-households', words: '家访完成率' },
  compared,
  sums: [
    {
      key: 'households',
      whole: 'visits.due-households',
      parts: ['visits.all-phases', 'visits.missed-households'],
      words: '走到加未走到等于应访家庭',
    },
  ],
  looks: (n) =>
    n('visits.due') > 0 && n('visits.held') === 0
      ? [{ key: 'no-visits', figure: 'visits.due-households', text: '系统里没有家访记录：没有做，还是没有录？' }]
      : n('visits.missed-households') > 0
        ? [
            {
              key: 'visits',
              figure: 'visits.missed-households',
              text: `${n('visits.missed-households')}户有轮次没有走到。`,
            },
          ]
        : [],
}
