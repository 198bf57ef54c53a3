import { expect, it } from 'vitest'
import { docText, doc as page } from '../kit/doc.ts'
import { penOf, SCHOOL_VOICE } from '../kit/pen.ts'
import { planCells } from '../kit/plan-cells.ts'
import { inputOf, WORKED } from '../testing/summary-input.ts'
import { findQuestions } from './questions.ts'

const asked = (figures: Record<string, number>) =>
  findQuestions(penOf(inputOf({ ...WORKED, ...figures }, null), SCHOOL_VOICE))

it('nothing of the kind: nothing is asked', () => expect(asked({})).toEqual([]))

it.each<[string, Record<string, number>, string, string]>([
  [
    'unseen-year',
    { 'unseen.year': 15 },
    '15名学生一年以上没有见过父母任何一方，今年能不能见上一面？',
    '一年以上没有见过父母任何一方的学生15名。',
  ],
  [
    'old-carer',
    { 'lacks.old-carer.many': 6 },
    '6名学生家里，70岁以上的老人照看着3个以上孩子，有没有人帮一把？',
    '家里由70岁以上老人照看三个以上孩子的学生6名。',
  ],
  [
    'phone',
    { 'lacks.phone': 4 },
    '4名学生的父母和照看人都没有登记电话，有急事找谁？',
    '父母和照看人都没有登记电话的学生4名。',
  ],
])('what files suggest is asked, with a line for the plan (summaries §9): %s', (key, figures, text, facts) => {
  const [question, more] = asked(figures)
  expect(more).toBeUndefined()
  expect(question).toMatchObject({ key, text, accepted: false })
  expect(docText(page([...(question?.problem.facts ?? [])]))).toBe(facts)
  expect(planCells(question?.problem.plan ?? [])).not.toBeNull()
})

it('a number too small for the level is not told in the text either (summaries §3.4)', () => {
  const [question] = asked({ 'lacks.phone': 1 })
  expect(docText(page([...(question?.problem.facts ?? [])]))).toBe('有个别学生的父母和照看人都没有登记电话。')
})
