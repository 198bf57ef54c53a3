import { line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { deadlines, type FoundQuestion } from '../kit/problem.ts'
import type { Problem, SummaryQuestion } from '../kit/question.ts'
import { pointsOf } from './changes.ts'
import { fileQuestions } from './file-questions.ts'
import { notDoneQuestion } from './not-done.ts'
import { partsFor } from './parts.ts'

const LATE_SHARE = 0.2
const FALL = 5

/** Each duty's own questions, then what files suggest, then rates that fell, then records that came late (summaries §9). */
export const findQuestions = (pen: Pen): SummaryQuestion[] => {
  const { n, f, input, voice } = pen
  const by = deadlines(pen)
  const parts = partsFor(input)
  const found: FoundQuestion[] = [
    ...parts.flatMap((part) => [...part.questions(pen, by), ...notDoneQuestion(pen, part, by)]),
    ...fileQuestions(pen, by),
  ]
  const ask = (key: string, text: string, problem: Omit<Problem, 'key'>) =>
    found.push({ key, figure: problem.figure, text, problem: { key, ...problem } })
  for (const rate of parts.flatMap((part) => part.rate ?? [])) {
    const points = pointsOf(pen, rate)
    if (points === null || points > -FALL) continue
    const fall = Math.abs(points).toFixed(1)
    ask(`fall-${rate.key}`, `${rate.words}比上学期下降${fall}个百分点，为什么？`, {
      figure: rate.rate,
      theme: `${rate.words}下降`,
      facts: line`${rate.words}${f(rate.rate)}，比上学期下降${fall}个百分点。`,
      plan: line`针对${rate.words}下降，由${voice.office}在${by(1)}前逐班问明原因、排出补做安排，以完成率回到上学期水平为准。`,
    })
  }
  if (n('records.all') > 0 && n('records.late') / n('records.all') > LATE_SHARE)
    ask('late', `${n('records.all')}条记录中有${n('records.late')}条是事后补记，超过两成，为什么？`, {
      figure: 'records.late',
      theme: '补记超过两成',
      facts: line`期内${f('records.all')}条记录中，事后补记${f('records.late')}条。`,
      plan: line`针对补记，由${voice.office}在${by(1)}前定下每周五核对当周记录的办法，以补记不超过两成为准。`,
    })
  return found.map((q) => ({ ...q, accepted: input.accepted.includes(q.key) }))
}
