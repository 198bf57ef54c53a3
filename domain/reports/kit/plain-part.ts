import { gapNode, type Inline, line } from './doc.ts'
import type { DutyAccount } from './input.ts'
import type { RulePart } from './rule-part.ts'

const sum = (of: DutyAccount, key: 'due' | 'missed') => of.due.reduce((n, period) => n + period[key], 0)

/**
 * What is said of a duty without a part of its own, from its account alone: owed, done, missing, or that nothing is recorded. So a
 * new rule is never left out in silence.
 */
export const plainPart = (rule: string, account: DutyAccount): RulePart => {
  const times = account.unit === '户' ? '户次' : '人次'
  const due = sum(account, 'due')
  const missed = sum(account, 'missed')
  const { title } = account
  const none = due > 0 && missed === due
  const paper = gapNode(`${rule}-paper`, '是否有纸质记录尚未录入？')
  const told = (): Inline[] => {
    if (due === 0) return account.later.length ? line`${title}均未到期，未作统计。` : []
    if (none) return [...line`${title}应完成${due}${times}。本学期系统中没有${title}记录，无法说明完成情况。`, paper]
    if (missed === 0) return line`${title}应完成${due}${times}，全部完成。`
    return line`${title}应完成${due}${times}，完成${due - missed}${times}，未完成${missed}${times}。`
  }
  return {
    rule,
    heading: title,
    told,
    problems: ({ voice }, by) =>
      missed === 0 || none
        ? []
        : [
            {
              key: rule,
              figure: 'duties.missed',
              theme: `${title}有缺口`,
              facts: line`到期未完成${title}${missed}${times}。`,
              plan: line`针对${title}的缺口，由${voice.teacher}在${by(2)}前逐项补上，以有记录为准。`,
            },
          ],
    questions: () => [],
    unrecorded: () =>
      none
        ? { noun: title, owed: line`${title}${due}${times}`, asked: title, figure: 'duties.missed', each: '逐项' }
        : null,
    settled: () => (due > 0 && missed === 0 ? line`${title}${due}${times}${due > 1 ? '均' : ''}已完成` : []),
    rate: null,
    compared: () => [],
    sums: [],
    looks: () => [],
  }
}
