import { line } from '../doc.ts'
import type { Pen } from '../school-summary.ts'
import { pointsOf, RATES } from './changes.ts'
import { deadlines, type Problem } from './problems.ts'

/** What the data suggest and only the author can say (summaries §9): a question with its number; taken into the text when accepted. */
export type SummaryQuestion = { key: string; figure: string; text: string; accepted: boolean; problem: Problem }

const LATE_SHARE = 0.2
const FALL = 5

export const findQuestions = (pen: Pen): SummaryQuestion[] => {
  const { n, f, input } = pen
  const by = deadlines(pen)
  const found: Omit<SummaryQuestion, 'accepted'>[] = []
  const ask = (key: string, text: string, problem: Omit<Problem, 'key'>) =>
    found.push({ key, figure: problem.figure, text, problem: { key, ...problem } })
  if (n('talks.missed-running') > 0 && n('talks.met') > 0)
    ask('running-talks', `${n('talks.missed-running')}名学生连着两个月以上没有谈心记录，是没有谈，还是没有记？`, {
      figure: 'talks.missed-running',
      theme: '连月漏谈须追',
      facts: line`${f('talks.missed-running')}名学生连着两个月以上没有谈心记录。`,
      plan: line`针对连月漏谈，由教导处在${by(1)}前逐名问明原因、定下由谁来谈，以每名都谈到一次为准。`,
    })
  if (n('visits.missed-running') > 0 && n('visits.met') > 0)
    ask('running-visits', `${n('visits.missed-running')}名学生家中连着两轮以上没有走到，原因是什么？`, {
      figure: 'visits.missed-running',
      theme: '连轮漏访须追',
      facts: line`${f('visits.missed-running')}名学生家中连着两轮以上没有走到。`,
      plan: line`针对连轮漏访，由教导处在${by(2)}前会同村（居）儿童主任上门，以见到照看人为准。`,
    })
  if (n('visits.twice-not-home') > 0)
    ask('twice-not-home', `${n('visits.twice-not-home')}户两次上门都没有人，要不要请村里协助？`, {
      figure: 'visits.twice-not-home',
      theme: '两次上门无人',
      facts: line`${f('visits.twice-not-home')}户两次上门家中无人，还没有补访到。`,
      plan: line`针对两次无人的家庭，由分管领导在${by(1)}前请村（居）儿童主任问明去向，以见到照看人或查明原因为准。`,
    })
  for (const rate of RATES) {
    const points = pointsOf(pen, rate)
    if (points === null || points > -FALL) continue
    const fall = Math.abs(points).toFixed(1)
    ask(`fall-${rate.key}`, `${rate.words}比上学期下降${fall}个百分点，为什么？`, {
      figure: rate.rate,
      theme: `${rate.key === 'talks' ? '谈心' : '家访'}完成率下降`,
      facts: line`${rate.words}${f(rate.rate)}，比上学期下降${fall}个百分点。`,
      plan: line`针对${rate.words}下降，由教导处在${by(1)}前逐班问明原因、排出补做安排，以完成率回到上学期水平为准。`,
    })
  }
  if (n('records.all') > 0 && n('records.late') / n('records.all') > LATE_SHARE)
    ask('late', `${n('records.all')}条记录中有${n('records.late')}条是事后补记，超过两成，为什么？`, {
      figure: 'records.late',
      theme: '补记超过两成',
      facts: line`期内${f('records.all')}条记录中，事后补记${f('records.late')}条。`,
      plan: line`针对补记，由教导处在${by(1)}前定下每周五核对当周记录的办法，以补记不超过两成为准。`,
    })
  return found.map((q) => ({ ...q, accepted: input.accepted.includes(q.key) }))
}
