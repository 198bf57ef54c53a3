import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import { SMALL_BASE } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'

/** 四、日常关爱 (summaries §3.2): what was owed and what was done, in the variant that the numbers ask for. */
export const care = (pen: Pen): Doc =>
  doc(line`（一）每月谈心。${talks(pen)}`, line`（二）三次家访。${visits(pen)}${home(pen)}`, [
    gapNode('contacts', '联系父母、联系照看人、监护人会议等，目前系统里没有记录，有就写一句'),
  ])

const talks = (pen: Pen): Inline[] => {
  const { n, f, input } = pen
  if (n('talks.held') === 0 && n('talks.met') === 0)
    return line`${n('talks.due') > 0 ? line`应谈${f('talks.due')}人次，` : ''}本学期系统中没有谈心记录，无法说明完成情况。`
  const held = line`期内谈心${f('talks.held')}人次，谈到${f('talks.children')}名学生。`
  const later = input.notYetDue.months.length ? `${input.notYetDue.months.join('、')}尚未到期，未计入。` : ''
  if (n('talks.due') === 0) return line`${held}${later}`
  const waived = n('talks.waived') > 0 ? line`另有${f('talks.waived')}人次说明原因免办，不计入应谈。` : ''
  if (n('talks.missed') === 0)
    return line`应谈${f('talks.due')}人次，全部完成，${f('talks.every-month')}名学生月月谈到。${waived}${held}${later}`
  const share = n('talks.due') >= SMALL_BASE ? line`（${f('talks.coverage')}）` : ''
  const missed = line`未完成的${f('talks.missed')}人次涉及${f('talks.missed-children')}名学生，未注明原因。`
  return line`应谈${f('talks.due')}人次，完成${f('talks.met')}人次${share}，${f('talks.every-month')}名学生月月谈到；${missed}${waived}${held}${later}`
}

const visits = ({ n, f, input }: Pen): Inline[] => {
  if (n('visits.held') === 0 && n('visits.met') === 0)
    return line`${n('visits.due') > 0 ? line`应访${f('visits.due-households')}户，` : ''}本学期系统中没有家访记录，无法说明完成情况。`
  const later = input.notYetDue.phases.length ? `${input.notYetDue.phases.join('、')}尚未到期，未计入。` : ''
  const held = line`走访${f('visits.households')}户、${f('visits.held')}户次`
  if (n('visits.due') === 0) return line`${held}。${later}`
  if (n('visits.missed') === 0) return line`${held}，应访的${f('visits.due-households')}户各轮都已访到。${later}`
  return line`${held}；应访的${f('visits.due-households')}户中，各轮都访到的${f('visits.all-phases')}户，还有${f('visits.missed-households')}户有轮次没有访到。${later}`
}

/** The table of m and n for “nobody home, visited later” (summaries §1). */
const home = ({ n, f }: Pen): Inline[] => {
  const first = n('visits.not-home')
  const again = n('visits.revisited')
  if (first === 0) return []
  if (again === 0) return line`${f('visits.not-home')}户上门时家中无人，尚未补访到。`
  if (again >= first) return line`${f('visits.not-home')}户上门时家中无人，均已补访到。`
  return line`${f('visits.not-home')}户上门时家中无人，其中${f('visits.revisited')}户已补访到，其余${first - again}户尚未访到。`
}
