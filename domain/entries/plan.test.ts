import { describe, expect, it } from 'vitest'
import { answerWords } from '../kit/answer-words.ts'
import { stateWords } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { keyChild } from './key-child.ts'
import { plan } from './plan.ts'
import { stageOn, stagesOf } from './plan-stages.ts'

const faults = (kind: typeof plan, body: RecordBody) =>
  validateEntry(kind, { from: '2026-09-18', until: null, body }, { today: '2026-11-24' }).map((p) => [p.field, p.code])

const STAGES = [
  {
    content: '乘法口诀',
    week: '周二、四 12:40',
    measure: '一对一',
    baseline: '对12题',
    shows: '对24题以上',
    due: '2026-10-30',
  },
  { content: '除法', measure: '一对一', shows: '对22题以上', due: '2026-11-27' },
]
const BODY = { goal: '把数学补上来', subject: 'maths', teacher: { name: '苏雅' }, stages: STAGES }

describe('帮扶计划 (S2A.7): time, content, what shows that a stage is reached', () => {
  it('wants a goal, a subject, a teacher and a stage; the line tells how many stages', () => {
    expect(faults(plan, {})).toEqual(['goal', 'subject', 'teacher', 'stages'].map((f) => [f, 'missing']))
    expect(faults(plan, { ...BODY, stages: [] })).toEqual([['stages', 'missing']])
    expect(faults(plan, BODY)).toEqual([])
    expect(plan.line(BODY)).toBe('把数学补上来，2步，苏雅')
    expect(plan.columns?.(BODY)).toEqual({ sort: 'maths', quantity: 2 })
  })

  it('a stage without what shows it, or due before the one ahead of it, is told where it stands', () => {
    const [first, second] = STAGES
    expect(
      faults(plan, { ...BODY, stages: [first, { content: '除法', measure: '一对一', due: '2026-11-27' }] }),
    ).toEqual([['stages', 'not-understood']])
    expect(faults(plan, { ...BODY, stages: [second, first] })).toEqual([['stages', 'too-early']])
    const [wrong] = validateEntry(
      plan,
      { from: '2026-09-18', until: null, body: { ...BODY, stages: [second, first] } },
      { today: '2026-11-24' },
    )
    expect(wrong?.message).toBe('第 2 步的日子早于前一步，请改一下，或调一下先后。')
  })

  it('each stage has its day, called by its number and content', () => {
    expect(plan.due?.(BODY, '2026-09-18')).toEqual([
      { key: 'stage-1', on: '2026-10-30', words: '第1步：乘法口诀', recorded: true },
      { key: 'stage-2', on: '2026-11-27', words: '第2步：除法', recorded: true },
    ])
    expect(stagesOf({ stages: [{ due: 'soon' }] })[0]?.due).toBeNull()
  })

  it('the stage that is looked at is the one whose day is nearest', () => {
    expect(stageOn(BODY, '2026-10-02')?.n).toBe(1)
    expect(stageOn(BODY, '2026-11-04')?.n).toBe(1)
    expect(stageOn(BODY, '2026-11-20')?.n).toBe(2)
    expect(stageOn(BODY, '2027-01-05')?.n).toBe(2)
    // Fourteen days from either.
    expect(stageOn(BODY, '2026-11-13')?.n).toBe(2)
    expect(stageOn({}, '2026-10-30')).toBeNull()
  })
})

describe('重点帮扶 (S2A.13): why, who decided it, who helps', () => {
  const body = { main: 'study', also: ['low'], decidedBy: { name: '林校长' }, helper: { name: '苏雅' } }
  it('wants a reason, who decided and who helps; the reason that weighs most is counted', () => {
    expect(faults(keyChild, {})).toEqual(['main', 'decidedBy', 'helper'].map((f) => [f, 'missing']))
    expect(faults(keyChild, body)).toEqual([])
    expect(keyChild.line(body)).toBe('功课跟不上，苏雅老师帮')
    expect(keyChild.columns?.(body)).toEqual({ sort: 'study' })
  })
  it('says the same reason once', () => {
    expect(faults(keyChild, { ...body, also: ['study', 'low'] })).toEqual([['also', 'unknown-answer']])
  })
  it('is closed with its effect, and never says what a child is', () => {
    expect(keyChild.states.filter((s) => s.ended).map((s) => stateWords(keyChild, s.value))).toEqual([
      '好转了',
      '有些好转',
      '没有变化',
      '没有帮完',
    ])
    const options = keyChild.fields.flatMap((f) => (f.options ?? []).map((o) => answerWords(f, o.value)))
    expect(options.filter((words) => /问题|差生|学困|贫困|残|单亲/.test(words))).toEqual([])
  })
  it('is held by the account of the teacher who helps', () => {
    const account = '0193f0d2-0000-7000-8000-000000000001'
    expect(keyChild.holder?.({ ...body, helper: { account, name: '苏雅' } })).toBe(account)
    expect(keyChild.holder?.(body)).toBeNull()
    expect(keyChild.parts?.(body)).toEqual([
      { role: 'decidedBy', name: '林校长' },
      { role: 'helper', name: '苏雅' },
    ])
  })
})
