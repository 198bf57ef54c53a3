import { describe, expect, it } from 'vitest'
import { CLASS_VOICE, type Pen, SCHOOL_VOICE, TOWNSHIP_VOICE, type Voice } from '../kit/pen.ts'
import { aidParts } from './aid.ts'

const told = (figures: Record<string, number>, voice: Voice = TOWNSHIP_VOICE): string => {
  const n = (id: string) => figures[id] ?? 0
  const f = (id: string) => ({ type: 'text' as const, text: String(n(id)) })
  const pen = { n, f, voice, input: { level: 'upward' } } as unknown as Pen
  return aidParts(pen)
    .flatMap((part) => part.text)
    .map((inline) => ('text' in inline ? String(inline.text) : ''))
    .join('')
}

describe('aid, in the summaries', () => {
  it('nothing booked: no word of it', () => expect(told({})).toBe(''))

  it.each<[string, Record<string, number>, Voice, string]>([
    [
      'a township (S2B.13)',
      { sponsored: 4, 'aid.children': 3, 'aid.received': 6000, 'aid.given': 2400, 'aid.balance': 3600 },
      TOWNSHIP_VOICE,
      '结对资助儿童4名。期内从爱心账领到钱物的儿童有3名。资金收到6000元，用出2400元，结余3600元。',
    ],
    ['whether it was paid is told by the ledger alone', { sponsored: 4 }, TOWNSHIP_VOICE, '结对资助儿童4名。'],
    ['few are not told by number', { sponsored: 2 }, SCHOOL_VOICE, '个别家庭困难的学生有人结对资助。'],
    ['only what is left', { 'aid.balance': 120.5 }, TOWNSHIP_VOICE, '资金结余120.5元。'],
    [
      'what teachers paid (S3.8)',
      { 'advances.sum': 194.5, 'advances.repaid': 86.5, 'advances.open': 108 },
      SCHOOL_VOICE,
      '老师为学生垫付194.5元，报销86.5元，还有108元没有报销。',
    ],
    ['all paid back', { 'advances.repaid': 40 }, SCHOOL_VOICE, '期内老师没有新垫付，报销40元，都已报销。'],
    [
      'what was lent (S5.4)',
      { 'loans.times': 2, 'loans.repaid': 1 },
      CLASS_VOICE,
      '丢了饭票、零钱，借给过2次，还清的1次。',
    ],
    ['nobody but the class counts what was lent', { 'loans.times': 2 }, SCHOOL_VOICE, ''],
  ])('%s', (_, figures, voice, text) => expect(told(figures, voice)).toBe(text))
})
