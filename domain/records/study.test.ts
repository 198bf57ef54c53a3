import { describe, expect, it } from 'vitest'
import { isUrgent, type RecordBody, type RecordKind } from '../kit/define-record.ts'
import { NOBODY_ELSE } from '../kit/record-subject.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { classNote } from './class-note.ts'
import { studyNote } from './study-note.ts'
import { termResult } from './term-result.ts'

const faults = (kind: RecordKind, body: RecordBody) =>
  validateRecord(kind, { happenedOn: '2026-10-20', body, ...NOBODY_ELSE }, { today: '2026-11-24' }).map((p) => [
    p.field,
    p.code,
  ])
const missing = (...names: string[]) => names.map((name) => [name, 'missing'])
const NO_RANK = ['第3名', '第十二名', '全班第5', '年级第一', '名次升了', '倒数几个', '排名靠前']

describe('what a teacher writes of a child’s work', () => {
  it('学情 (S2A.7): one subject, homework; where it is weak and what helps', () => {
    expect(faults(studyNote, {})).toEqual(missing('subject', 'homework'))
    const body = { subject: 'maths', homework: 'some', class: ['quiet'], weak: '退位减法', trend: 'better' }
    expect(faults(studyNote, body)).toEqual([])
    expect(studyNote.line(body)).toBe('数学：作业有时不交，不出声，弱在退位减法，比前一阵好')
    expect(studyNote.line({ subject: 'english', homework: 'done' })).toBe('英语：作业都交')
    expect(studyNote.quote?.({ ...body, helps: '先让他讲一遍' })).toEqual(['先让他讲一遍'])
  })

  it('学期结果 (S2A.17): a level in words', () => {
    expect(faults(termResult, {})).toEqual(missing('when', 'subject', 'level'))
    const body = { when: 'middle', subject: 'maths', level: 'good', remark: '应用题能自己做出来了' }
    expect(faults(termResult, body)).toEqual([])
    expect(termResult.line(body)).toBe('期中数学学得不错，应用题能自己做出来了')
  })

  it.each(NO_RANK)('never a place among others: %s', (words) => {
    expect(faults(termResult, { when: 'end', subject: 'maths', level: 'good', remark: words })).toEqual([
      ['remark', 'not-understood'],
    ])
    expect(faults(studyNote, { subject: 'maths', homework: 'done', note: words })).toEqual([['note', 'not-understood']])
  })

  it('a page, a lesson or a day with a number is no rank', () => {
    for (const words of ['第3课会背了', '第二单元的词都会写', '三名同学一组'])
      expect(faults(termResult, { when: 'end', subject: 'chinese', level: 'good', remark: words })).toEqual([])
  })
})

describe('同学反映 (S3.13): what was told of a child, never who told it', () => {
  it('wants what was said and what was done', () => {
    expect(faults(classNote, {})).toEqual(missing('sort', 'said', 'done'))
    const body = { sort: 'body', said: '午饭只吃白饭', done: ['looked', 'home'] }
    expect(faults(classNote, body)).toEqual([])
    expect(classNote.line(body)).toBe('身体，自己看了看、告诉家里')
    expect(faults(classNote, { ...body, done: ['nothing', 'home'] })).toEqual([['done', 'unknown-answer']])
  })
  it('has no place for a teller, stays in the school, and a worry leads to the help page', () => {
    expect(classNote.fields.filter((f) => f.kind === 'person' || f.children)).toEqual([])
    expect(classNote.read).toEqual(['head-teacher', 'dean', 'principal'])
    expect(isUrgent(classNote, { sort: 'worry' })).toBe(true)
    expect(isUrgent(classNote, { sort: 'body' })).toBe(false)
  })
})
