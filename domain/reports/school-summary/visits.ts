import { gapNode, type Inline, line } from '../doc.ts'
import { joined, longDate, smallCount } from '../prose/numbers.ts'
import type { Pen, PeriodCount } from '../school-summary.ts'
import { reasonList } from './reason-list.ts'

/**
 * Home visits by rounds (S1.13, summaries §5 S1). 走到 is said of a round: somebody was met, or two tries found nobody (duties-and-sync
 * §1); 访到 and 补访 only of somebody met. Households reached, rounds not yet due apart, nobody home as recorded.
 */
export const visits = (pen: Pen): Inline[] => {
  const { n, f, input } = pen
  const { due, later } = input.visits
  const rounds = [...due.map((p) => p.label), ...later]
  const plan = rounds.length > 1 ? line`家访分${rounds.join('、')}${smallCount(rounds.length)}轮` : line`家访`
  const open = due.length && later.length && n('left-behind.education') > 0 ? `${joined(later)}尚未到期，未计入。` : ''
  const tried = n('visits.held') > 0 || n('visits.not-home') > 0 || n('visits.met') > 0
  const comma = rounds.length > 1 ? '，' : ''
  const walked =
    n('visits.households') > 0
      ? line`${comma}走访${f('visits.households')}户、${f('visits.held')}户次`
      : `${comma || '时'}上门的都没有见到照看人`
  if (n('visits.due') === 0) {
    const none = nothingDue(pen)
    return tried ? line`${plan}${walked}。${home(pen)}${none}${waived(pen)}${open}` : line`${none}${waived(pen)}${open}`
  }
  if (!tried)
    return [
      ...line`${plan}${comma}到期应访${f('visits.due-households')}户。本学期系统中没有家访记录，无法说明完成情况。${waived(pen)}${open}`,
      gapNode('visits-paper', '是否有纸质记录尚未录入？'),
    ]
  return line`${plan}${walked}${rest(pen)}${waived(pen)}${byRound(pen)}${home(pen)}${open}`
}

const nothingDue = ({ n, input }: Pen): string => {
  if (n('left-behind.education') === 0) return ''
  if (input.visits.due.length > 0) return '到期的轮次没有应访的家庭。'
  const { later } = input.visits
  return later.length ? `${joined(later)}的家访均未到期，未作统计。` : ''
}

const rest = ({ n, f, input }: Pen): Inline[] => {
  const due = input.visits.due.map((p) => p.label)
  const one = due.length === 1
  const round = one ? `${due[0]}一轮` : `${smallCount(due.length)}轮`
  const scope = input.visits.later.length ? (one ? `；到期的${round}` : `；到期的${joined(due)}${round}`) : '；'
  if (n('visits.missed') === 0)
    return line`${scope}应访${f('visits.due-households')}户，${one ? (n('visits.due-households') > 1 ? '均' : '') : '各轮均'}已走到。`
  const lacks = one ? '没有走到' : '有轮次没有走到'
  const reached = n('visits.all-phases')
  // Nobody reached: the households owed are the subject of the rest (F12).
  const told =
    reached === 0
      ? line`${n('visits.due-households') > 1 ? '均' : ''}${lacks}`
      : line`${one ? line`走到${f('visits.all-phases')}户` : line`${f('visits.all-phases')}户各轮都走到`}，${f('visits.missed-households')}户${lacks}`
  return line`${scope}应访${f('visits.due-households')}户，${told}${reasonList(input.visits.reasons, n('visits.missed-households'), '户')}。`
}

/** Round by round where something is missing: 期初应访111户，走到105户；期中应访111户，走到97户. */
const byRound = ({ n, input }: Pen): string => {
  const rounds = input.visits.due.filter((p) => p.due > 0)
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

const waived = ({ n, f, input }: Pen): Inline[] => {
  if (n('visits.waived') === 0) return []
  const because = input.visits.waivedBecause
  return line`${n('visits.due') > 0 ? '另有' : '有'}${f('visits.waived')}户${because.length ? `因${because.join('、')}` : '说明原因'}免访，免访的轮次不计入应访。`
}
