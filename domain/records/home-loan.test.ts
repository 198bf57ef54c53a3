import { expect, it } from 'vitest'
import { validateRecord } from '../kit/validate-record.ts'
import { homeLoan } from './home-loan.ts'

const said = (body: Record<string, unknown>) =>
  validateRecord(homeLoan, { happenedOn: '2026-11-20', body }, { today: '2026-11-24' }).map((p) => [p.field, p.code])

it('asks which thing; until when only where that was agreed', () => {
  expect(said({})).toEqual([['thing', 'missing']])
  expect(said({ thing: '象棋一副' })).toEqual([])
  expect(said({ thing: '象棋一副', due: '2026-13-40' })).toHaveLength(1)
})

it('says the thing and the day, and counts whom it is about', () => {
  expect(homeLoan.line({ thing: '《西游记》上册', due: '2026-12-01' })).toBe('《西游记》上册，说好2026年12月1日还')
  expect(homeLoan.line({ thing: '跳绳' })).toBe('跳绳')
  const took = [{ mark: 'out' }, { mark: 'out' }]
  expect(homeLoan.columns?.({}, { staff: [], took })).toEqual({ sort: 'out', quantity: 2 })
  expect([homeLoan.reached({}, { staff: [], took }), homeLoan.reached({}, { staff: [], took: [] })]).toEqual([
    true,
    false,
  ])
})
