import { gapNode, type Inline, line } from '../doc.ts'
import { joined, longDate, smallCount } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'
import { reasonList } from './reason-list.ts'

/** Home visits by rounds (S1.13, summaries §5 S1): households reached, rounds not yet due apart, nobody home as recorded. */
export const visits = (pen: Pen): Inline[] => {
  const { n, f, input } = pen
  const { due, later } = input.visits
  const rounds = [...due, ...later]
  const plan = rounds.length > 1 ? line`家访分${rounds.join('、')}${smallCount(rounds.length)}轮` : line`家访`
  const open = later.length ? line`${joined(later)}尚未到期，未计入。` : []
  const tried = n('visits.held') > 0 || n('visits.not-home') > 0 || n('visits.met') > 0
  const walked =
    n('visits.held') > 0 ? line`，走访${f('visits.households')}户、${f('visits.held')}户次` : '，上门的都没有见到照看人'
  if (n('visits.due') === 0) {
    if (!tried) return n('left-behind.education') === 0 ? [] : open
    return line`${plan}${walked}。${home(pen)}${open}`
  }
  if (!tried)
    return [
      ...line`${plan}${rounds.length > 1 ? '，' : ''}到期应访${f('visits.due-households')}户。本学期系统中没有家访记录，无法说明完成情况。${open}`,
      gapNode('visits-paper', '是否有纸质记录尚未录入？'),
    ]
  return line`${plan}${walked}${rest(pen)}${home(pen)}${open}`
}

const rest = ({ n, f, input }: Pen): Inline[] => {
  const { due } = input.visits
  const one = due.length === 1
  const round = one ? `${due[0]}一轮` : `${smallCount(due.length)}轮`
  const scope = input.visits.later.length ? (one ? `；到期的${round}` : `；到期的${joined(due)}${round}`) : '；'
  if (n('visits.missed') === 0) return line`${scope}应访${f('visits.due-households')}户，${one ? '' : '各轮'}均已访到。`
  const all =
    n('visits.all-phases') === 0
      ? line`还没有${one ? '访到的' : '各轮都访到的'}`
      : line`${one ? '访到' : '各轮都访到的'}${f('visits.all-phases')}户`
  return line`${scope}应访${f('visits.due-households')}户，${all}，${f('visits.missed-households')}户${one ? '没有访到' : '有轮次没有访到'}${reasonList(input.visits.reasons, n('visits.missed-households'), '户')}。`
}

/** The table of m and n for “nobody home, visited later” (summaries §1): 已 and 均 only where records say so. */
const home = ({ n, f, input }: Pen): Inline[] => {
  const first = n('visits.not-home')
  const again = n('visits.revisited')
  if (first === 0) return []
  const start = line`${f('visits.not-home')}户有过上门时家中无人`
  if (again === 0) return line`${start}，截至${longDate(input.cutoff)}尚未补访。`
  if (again >= first) return line`${start}，均已补访。`
  return line`${start}，其中${f('visits.revisited')}户已补访，其余${first - again}户尚未访到。`
}
