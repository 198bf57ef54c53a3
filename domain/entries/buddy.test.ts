import { expect, it } from 'vitest'
import { answerWords } from '../kit/answer-words.ts'
import { bodySchema } from '../kit/body-schema.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { NOBODY_ELSE } from '../kit/record-subject.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { buddyCheck } from '../records/buddy-check.ts'
import { buddy } from './buddy.ts'

const [A, B, C, D] = [1, 2, 3, 4].map((n) => `0193f0d2-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]
const body = { mates: [A], does: ['maths', 'play'], wish: 'chosen', teacher: { name: '苏雅' } }
const faults = (more: RecordBody) =>
  validateEntry(buddy, { from: '2026-09-18', until: null, body: { ...body, ...more } }, { today: '2026-11-24' })

it('手拉手伙伴 (S2A.8): one to three others, none twice, what they do, that they want it', () => {
  expect(faults({})).toEqual([])
  expect(faults({ mates: [A, B, C] })).toEqual([])
  const few = '“和谁结伴”请选 1 到 3 名孩子，每名一次。'
  expect(faults({ mates: [A, B, C, D] }).map((p) => p.message)).toEqual([few])
  expect(faults({ mates: [A, A] }).map((p) => p.message)).toEqual([few])
  expect(faults({ mates: [] }).map((p) => p.message)).toEqual(['请选“和谁结伴”。'])
  expect(faults({ wish: undefined, teacher: undefined }).map((p) => p.field)).toEqual(['wish', 'teacher'])
  expect(buddy.line(body)).toBe('数学、一起玩，苏雅看着')
  expect(buddy.parts?.({ ...body, mates: [A, B] })).toEqual([
    { role: 'mates', child: A },
    { role: 'mates', child: B },
  ])
})

it('children are told by their names, where those are known, and never by their ids', () => {
  const [mates] = buddy.fields
  if (!mates) throw new Error('no mates')
  expect(
    answerWords(
      mates,
      [A, B],
      new Map([
        [A, '秦小川'],
        [B, '潘月'],
      ]),
    ),
  ).toBe('秦小川、潘月')
  expect(answerWords(mates, [A, B], new Map([[A, '秦小川']]))).toBe('2名')
  expect(answerWords(mates, [])).toBe('')
})

it('whoever reads the schema alone is told that none stands twice', () => {
  expect(JSON.stringify(bodySchema(buddy))).toContain('"uniqueItems":true')
})

it('伙伴检查 (S2A.9): does it help, do they go on', () => {
  const wrong = (said: RecordBody) =>
    validateRecord(buddyCheck, { happenedOn: '2026-10-20', body: said, ...NOBODY_ELSE }, { today: '2026-11-24' }).map(
      (p) => p.field,
    )
  expect(wrong({})).toEqual(['effect', 'onward'])
  const said = { effect: 'none', onward: 'change', what: '说不上话' }
  expect(wrong(said)).toEqual([])
  expect(buddyCheck.line(said)).toBe('没有用，换伙伴，说不上话')
  expect([buddyCheck.next?.(said), buddyCheck.next?.({ ...said, onward: 'keep' })]).toEqual(['换伙伴', ''])
  expect(buddyCheck.columns?.(said, NOBODY_ELSE)).toEqual({ sort: 'none' })
})
