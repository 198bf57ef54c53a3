import { expect, it } from 'vitest'
import { answerWords } from '../kit/answer-words.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { NOBODY_ELSE } from '../kit/record-subject.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { evaluationReply } from '../records/evaluation-reply.ts'
import { evaluation, nothingSaid, pointsIn } from './evaluation.ts'

const body = { sort: 'term', by: '镇中心学校 刘启明', conclusion: '档案全，谈心要补' }
const faults = (more: RecordBody) =>
  validateEntry(evaluation, { from: '2026-11-05', until: null, body: { ...body, ...more } }, { today: '2026-11-24' })

it('检查评价 (S1.15): what sort, by whom; no line gives more than it is worth, stands twice, or asks to mend nothing', () => {
  expect(faults({})).toEqual([])
  // A visit of which nothing is said would stand at the school as one to be answered.
  const nothing = { ...body, conclusion: '', scores: [{ title: '工作计划', of: 3 }] }
  expect(nothingSaid(nothing).map((p) => p.message)).toEqual([
    '还没有给哪一项打分、写意见，也没有总的意见：请先写一样，再记下。',
  ])
  expect(nothingSaid({ ...nothing, scores: [{ title: '工作计划', of: 3, given: 0 }] })).toEqual([])
  expect(nothingSaid({ ...nothing, vetoes: ['hidden'] })).toEqual([])
  // From the schema alone a body can be made that is taken.
  expect(faults(nothing)).toEqual([])
  expect(faults({ sort: undefined, by: undefined }).map((p) => p.field)).toEqual(['sort', 'by'])
  expect(faults({ scores: [{ title: '工作计划', of: 3, given: 4 }] }).map((p) => p.message)).toEqual([
    '“工作计划”一共 3 分，给了 4 分，请改一下。',
  ])
  expect(
    faults({ scores: [{ title: '工作计划' }, { title: '工作计划', of: 3, given: 1 }] }).map((p) => p.message),
  ).toEqual(['“工作计划”写了两行，请合成一行。'])
  expect(faults({ scores: [{ title: '工作计划', mendBy: '2026-12-20', remark: ' ' }] }).map((p) => p.message)).toEqual([
    '“工作计划”要整改，请写上要改什么。',
  ])
  const early = [{ title: '工作计划', mendBy: '2026-11-01', remark: '补上' }]
  expect(faults({ scores: early }).map((p) => p.message)).toEqual(['“工作计划”整改的日子早于检查的日子，请改一下。'])
})

it('its line says points of how many, and the first day to mend is a duty of the school’s principal', () => {
  const scores = [
    { title: '工作计划', of: 3, given: 3 },
    { title: '制度齐全', of: 10, given: 7, remark: '换成今年的', mendBy: '2026-12-20' },
    { title: '一学期三次家访', remark: '走完', mendBy: '2026-12-01' },
  ]
  expect(pointsIn({ ...body, scores })).toEqual({ given: 10, of: 13 })
  expect(evaluation.line({ ...body, scores })).toBe('学期检查，10分（看了13分的项目），2项要整改')
  expect(evaluation.line(body)).toBe('学期检查')
  expect(evaluation.due?.({ ...body, scores }, '2026-11-05')).toEqual([
    { key: 'mended', on: '2026-12-01', words: '要整改好' },
  ])
  expect(evaluation.due?.(body, '2026-11-05')).toEqual([])
  // Whoever leads the place: a school's principal, a township's officer.
  expect(evaluation.owes?.post).toBeUndefined()
})

it('检查答复 (S1.15): whoever explains or differs says what; nobody but the school answers', () => {
  const record = (of: RecordBody) =>
    validateRecord(
      evaluationReply,
      { happenedOn: '2026-11-08', body: of, ...NOBODY_ELSE },
      { today: '2026-11-24' },
    ).map((p) => p.field)
  expect(record({ view: 'agree' })).toEqual([])
  expect(record({})).toEqual(['view'])
  expect(record({ view: 'differ' })).toEqual(['what'])
  expect(evaluationReply.line({ view: 'explain', what: '月底走完' })).toBe('有话说明，月底走完')
  expect(evaluationReply.write).toEqual(['dean', 'principal', 'township-officer'])
})

it('one that was made by the usual list says the same whatever the list has become', () => {
  const old = {
    ...body,
    scores: [
      { indicator: 'plan', given: 2, remark: '好' },
      { indicator: 'rules', given: 8 },
    ],
  }
  const lifted = evaluation.upgrade?.(old, 1) ?? {}
  expect(lifted.scores).toEqual([
    { title: '工作计划', of: 3, given: 2, remark: '好' },
    { title: '制度齐全', of: 10, given: 8 },
  ])
  expect(pointsIn(lifted)).toEqual({ given: 10, of: 13 })
  expect(evaluationReply.upgrade?.({ view: 'agree', mended: ['plan', 'rules'] }, 1)).toEqual({
    view: 'agree',
    mended: '工作计划、制度齐全',
  })
})

it('a line in words says which number is which', () => {
  const scores = evaluation.fields.find((f) => f.name === 'scores')
  if (!scores) throw new Error('no scores')
  expect(answerWords(scores, [{ title: '月月谈心', of: 6, given: 4, remark: '补上' }])).toBe(
    '月月谈心 一共几分：6分 给几分：4分 补上',
  )
})
