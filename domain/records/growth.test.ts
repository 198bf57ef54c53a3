import { describe, expect, it } from 'vitest'
import { GROWTH_CHAPTERS, growthOf } from './growth.ts'
import { RECORD_KINDS } from './list.ts'
import { planCheck } from './plan-check.ts'
import { studyNote } from './study-note.ts'

const at = (kind: string, happenedOn: string, body: Record<string, unknown>) => ({
  id: `${kind}${happenedOn}`,
  kind,
  happenedOn,
  body,
})
const chapter = (part: string, records: ReturnType<typeof at>[], from?: string) =>
  (growthOf(records, from).get(part as 'praise') ?? []).map((l) => `${l.on} ${l.words}`)

describe('growth booklet (S2A.10): only what a record says, told forward', () => {
  it('praise, not comfort; what was done together; the same words once', () => {
    const records = [
      at('care', '2026-10-09', { sort: 'walk', what: '操场走了两圈' }),
      at('care', '2026-10-12', { sort: 'walk', what: '操场走了两圈' }),
      at('care', '2026-09-12', { sort: 'praise', what: '夸了板书' }),
      at('care', '2026-09-13', { sort: 'comfort', what: '陪着哭了一会儿' }),
      at('care', '2026-09-14', { sort: 'daily', what: '洗了头' }),
    ]
    expect(chapter('praise', records)).toEqual(['2026-09-12 夸了板书'])
    expect(chapter('together', records)).toEqual(['2026-10-09 散步、拉家常：操场走了两圈'])
    expect(chapter('praise', records, '2026-10-01')).toEqual([])
  })
  it('a commendation by its title and what it was for', () => {
    const records = [
      at('commendation', '2026-11-20', { title: 'reading', level: 'class', why: '一学期读了十本书' }),
      at('commendation', '2026-11-27', { title: 'own', own: '护绿小卫士', level: 'school' }),
    ]
    expect(chapter('praise', records)).toEqual(['2026-11-20 阅读之星：一学期读了十本书', '2026-11-27 护绿小卫士'])
  })
  it('study goes forward or is not told', () => {
    expect(
      studyNote.growth?.({ subject: 'maths', homework: 'seldom', class: ['sleepy'], trend: 'worse', weak: '竖式' }),
    ).toBe(null)
    expect(
      studyNote.growth?.({
        subject: 'maths',
        homework: 'done',
        class: ['answers', 'wanders'],
        trend: 'better',
        helps: '先讲一遍',
      }),
    ).toEqual({ part: 'study', words: '数学：比前一阵好，作业都交，肯举手，先讲一遍，学得进' })
  })
  it('a step is told when it is reached', () => {
    expect(planCheck.growth?.({ stage: 1, result: 'partly', shows: '30题对19题' })).toBe(null)
    expect(planCheck.growth?.({ stage: 1, result: 'reached', shows: '30题对26题' })).toEqual({
      part: 'step',
      words: '30题对26题',
    })
  })
  it('a result is told in words', () => {
    const records = [
      at('term-result', '2026-11-11', { when: 'middle', subject: 'chinese', level: 'good', remark: '会写信了' }),
    ]
    expect(chapter('result', records)).toEqual(['2026-11-11 期中语文：学得不错，会写信了'])
  })
  it('every part has its chapter', () => {
    expect(new Set(GROWTH_CHAPTERS.map((c) => c.part)).size).toBe(GROWTH_CHAPTERS.length)
    expect(RECORD_KINDS.some((k) => k.growth)).toBe(true)
    expect(RECORD_KINDS.some((k) => k.milestone)).toBe(true)
  })
})
