import { expect, it } from 'vitest'
import { answerCell, answerWords } from '../kit/answer-words.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { NOBODY_ELSE } from '../kit/record-subject.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { planCheck } from './plan-check.ts'

const faults = (body: RecordBody) =>
  validateRecord(planCheck, { happenedOn: '2026-10-29', body, ...NOBODY_ELSE }, { today: '2026-11-24' }).map((p) => [
    p.field,
    p.code,
    p.message,
  ])

it('帮扶检查 (S2A.7): which stage, how it stands, what shows it', () => {
  expect(faults({})).toEqual([
    ['stage', 'missing', '请选“看哪一步”。'],
    ['result', 'missing', '请选“怎么样”。'],
    ['shows', 'missing', '请写“凭什么”。'],
  ])
  const body = { stage: 1, result: 'reached', shows: '30题对了26题' }
  expect(faults(body)).toEqual([])
  expect(faults({ ...body, stage: 9 })).toEqual([['stage', 'unknown-answer', '请重新选“看哪一步”。']])
  expect(planCheck.line(body)).toBe('第1步：做到了，30题对了26题')
})

it('what is done otherwise from then on stands in the column that figures read; going on as before does not', () => {
  const body = { stage: 2, result: 'not', shows: '对18题' }
  const columns = (more: RecordBody) => planCheck.columns?.({ ...body, ...more }, NOBODY_ELSE)
  expect(columns({})).toEqual({ sort: 'not', quantity: 2 })
  expect(columns({ next: 'on' })).toEqual({ sort: 'not', quantity: 2 })
  expect(columns({ next: 'measure' })).toEqual({ sort: 'not.changed', quantity: 2 })
  expect(planCheck.next?.({ ...body, next: 'helper' })).toBe('换人帮')
})

it('begins with the stage whose day is nearest', () => {
  const plan = { stages: [{ due: '2026-10-30' }, { due: '2026-11-27' }] }
  expect(planCheck.prefillFrom?.(plan, '2026-10-25')).toEqual({ stage: 1 })
  expect(planCheck.prefillFrom?.(plan, '2026-11-20')).toEqual({ stage: 2 })
  expect(planCheck.prefillFrom?.({}, '2026-11-02')).toEqual({})
})

it('a stage is told by its number, and is no number to be added up', () => {
  const [stage] = planCheck.fields
  if (!stage) throw new Error('no stage')
  expect(answerWords(stage, 2)).toBe('第2步')
  expect(answerCell(stage, 2)).toBe('第2步')
})
