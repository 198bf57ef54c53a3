import { describe, expect, it } from 'vitest'
import { keyChildPlan } from '../../duties/key-child-plan.ts'
import { planFourWeeks } from '../../duties/plan-four-weeks.ts'
import { planStage } from '../../duties/plan-stage.ts'
import { docText } from '../kit/doc.ts'
import { accountOf, inputOf, part, WORKED_BEFORE } from '../testing/summary-input.ts'
import { townshipSummary } from '../township-summary.ts'

const accounts = new Map([keyChildPlan, planFourWeeks, planStage].map(({ key }) => [key, accountOf([])]))
const told = (section: string, figures: Record<string, number>) => part(section, figures, WORKED_BEFORE, { accounts })
const owed = (rule: string, due: number, met: number) => ({
  [`${rule}.due`]: due,
  [`${rule}.met`]: met,
  [`${rule}.missed`]: due - met,
})

describe('key children in the summary (S2A.13; summaries §5)', () => {
  it('none: not a word of them', () => {
    expect(told('care', {})).not.toContain('重点帮扶')
    expect(told('care', {})).not.toContain('帮扶计划')
    expect(told('care', {})).not.toContain('阶段目标')
  })

  it('how many and mainly why: reasons of at least three, three at most, the heaviest first', () => {
    const why = { 'key.why.study': 4, 'key.why.low': 5, 'key.why.care': 3, 'key.why.homework': 3, 'key.why.body': 2 }
    const text = told('care', { 'key.children': 17, ...why })
    expect(text).toContain(
      '目前有17名学生在重点帮扶中，逐人定了帮扶教师，主要因为常不开心（5名）、功课跟不上（4名）、作业常不交（3名）。',
    )
    expect(text).not.toContain('身体不好')
  })

  it('one alone, within the house: no 逐人, and no reason that would tell which one (summaries §2.6, §5)', () => {
    const internal = (figures: Record<string, number>) =>
      part('care', figures, WORKED_BEFORE, { accounts, level: 'internal' })
    expect(internal({ 'key.children': 1, 'key.why.low': 1 })).toContain('目前有1名学生在重点帮扶中，定了帮扶教师。')
    expect(internal({ 'key.children': 7, 'key.why.low': 2, 'key.why.study': 5 })).toContain(
      '目前有7名学生在重点帮扶中，逐人定了帮扶教师，主要因为功课跟不上（5名）。',
    )
  })

  it('who was handed on to another teacher: counted, and what was handed on is asked of the author (summaries §5 S2A)', () => {
    const figures = { 'key.children': 17, 'key.handover': 4 }
    expect(told('care', figures)).toContain('期内换了帮扶教师的4名。')
    expect(told('care', { ...figures, 'key.handover': 1 })).toContain('期内有个别学生换了帮扶教师。')
    // The blank stands last: no sentence goes with it.
    expect(told('care', { ...figures, ...owed('key-child-plan', 9, 9) })).toContain('两周内应订帮扶计划9份，都订了。')
    expect(told('care', { 'key.children': 17 })).not.toContain('换了帮扶教师')
  })

  it('fewer than three are not told by their number', () => {
    expect(told('care', { 'key.children': 2, 'key.why.low': 2 })).toContain(
      '目前有个别学生在重点帮扶中，都定了帮扶教师。',
    )
  })

  it.each<[string, Record<string, number>, string]>([
    ['came in only', { opened: 3 }, '期内新列3名，没有学生解除。'],
    ['went out, all better', { closed: 2, better: 2 }, '期内解除2名，解除时都有好转。'],
    [
      'both, mixed',
      { opened: 3, closed: 4, better: 2, same: 1 },
      '期内新列3名、解除4名，解除时有好转2名，没有变化1名。',
    ],
    ['none better', { closed: 2, same: 2 }, '期内解除2名，没有变化2名。'],
  ])('moves: %s', (_what, counts, text) => {
    const figures = Object.fromEntries(Object.entries(counts).map(([name, n]) => [`key.${name}`, n]))
    const inside = part('care', figures, WORKED_BEFORE, { accounts, level: 'internal' })
    expect(inside).toContain(text)
    expect(inside).toContain('目前没有学生在重点帮扶中。')
  })

  it.each<[number, string]>([
    [4, '两周内应订帮扶计划4份，都订了。'],
    [3, '两周内应订帮扶计划4份，订了3份，还没有订1份。'],
    [0, '两周内应订帮扶计划4份，系统中还没有查到计划。'],
  ])('of four plans owed %i were made', (met, text) => {
    expect(told('care', { 'key.children': 4, ...owed('key-child-plan', 4, met) })).toContain(text)
  })

  it('a plan that is lacking is a problem; where none is there it is said to be unrecorded', () => {
    expect(told('plan', owed('key-child-plan', 4, 3))).toContain('重点帮扶确定两周后还没有订计划1份。')
    expect(told('plan', owed('key-child-plan', 4, 0))).toContain('重点帮扶的计划4份')
  })
})

describe('plans and their stages in the summary (S2A.7; summaries §3.5)', () => {
  const some = { 'study-plans': 5, 'planned.children': 4, 'plan-check.held': 12 }
  it.each<[string, Record<string, number>, string]>([
    ['nothing due yet', some, '期内检查12次。'],
    ['all looked at', { ...some, ...owed('plan-four-weeks', 10, 10) }, '应检查10次，全部做到，记录检查12次。'],
    [
      'some not',
      { ...some, ...owed('plan-four-weeks', 10, 7), 'plans.unseen': 2 },
      '应检查10次，做到7次、缺3次，涉及计划2份，记录检查12次。',
    ],
    [
      'nothing recorded',
      { 'study-plans': 5, 'planned.children': 4, ...owed('plan-four-weeks', 10, 0) },
      '应检查10次。本学期系统中没有帮扶检查记录，无法说明完成情况。',
    ],
    ['all over by now', { 'plan-check.held': 2 }, '目前没有在做的帮扶计划。期内检查2次。'],
  ])('plans: %s', (_what, figures, text) => {
    expect(told('care', figures)).toContain(text)
  })

  it.each<[string, Record<string, number>, string]>([
    ['all reached', { due: 3, reached: 3 }, '到期的阶段目标3个，全部达到。'],
    [
      'all outcomes',
      { due: 9, reached: 4, partly: 2, missed: 2, revised: 1, unseen: 1 },
      '到期的阶段目标9个，达到4个、部分达到2个、没有达到2个，其中1个已调整做法；到期没有检查1个。',
    ],
    ['none reached', { due: 2, partly: 2 }, '到期的阶段目标2个，部分达到2个。'],
    ['nobody looked', { due: 2, unseen: 2 }, '到期的阶段目标2个。本学期系统中没有到期检查的记录，无法说明达到没有。'],
  ])('stages: %s', (_what, counts, text) => {
    const figures = Object.fromEntries(Object.entries(counts).map(([name, n]) => [`stages.${name}`, n]))
    const seen = (counts.due ?? 0) - (counts.unseen ?? 0)
    expect(told('care', { ...figures, ...owed('plan-stage', counts.due ?? 0, seen) })).toContain(text)
  })

  it('what was not looked at is a problem with its plan', () => {
    const gaps = { ...some, ...owed('plan-four-weeks', 10, 7), 'plans.unseen': 2 }
    expect(told('plan', gaps)).toContain('帮扶计划四周没有看过的3次，涉及计划2份。')
    expect(told('plan', { 'stages.unseen': 1, ...owed('plan-stage', 3, 2) })).toContain(
      '帮扶计划到期没有检查的阶段目标1个。',
    )
  })
})

it('a township tells the same of its children', () => {
  const whole = inputOf({ 'key.children': 4, 'left-behind.state': 20, 'stages.due': 2, 'stages.reached': 2 }, null, {
    accounts,
  })
  const text = townshipSummary
    .draft(whole)
    .sections.map((s) => docText(s.doc))
    .join('\n')
  expect(text).toContain('目前有4名儿童在重点帮扶中，逐人定了帮扶教师。')
  expect(text).toContain('到期的阶段目标2个，全部达到。')
})
