import { describe, expect, it } from 'vitest'
import type { RecordBody, RecordKind } from '../kit/define-record.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { nightCheck } from './night-check.ts'
import { noonTutoring } from './noon-tutoring.ts'

const faults = (kind: RecordKind, body: RecordBody, took: { mark: string }[] = []) =>
  validateRecord(kind, { happenedOn: '2026-11-20', body, took, staff: [] }, { today: '2026-11-24' }).map((p) => [
    p.field,
    p.code,
  ])
const missing = (...names: string[]) => names.map((name) => [name, 'missing'])

describe('nights and noons, in the least that has to be said', () => {
  const quiet = { time: '21:40', heating: 'warm', doors: 'fine' }
  it('查铺: when, heating, doors; who is not in bed has to be somewhere (S3.7)', () => {
    expect(faults(nightCheck, {})).toEqual(missing('time', 'heating', 'doors'))
    expect(faults(nightCheck, quiet)).toEqual([])
    expect(faults(nightCheck, quiet, [{ mark: 'cough' }])).toEqual([])
    expect(faults(nightCheck, quiet, [{ mark: 'absent' }])).toEqual(missing('away'))
    expect(faults(nightCheck, { ...quiet, away: '家长接回' }, [{ mark: 'absent' }])).toEqual([])
    expect(faults(nightCheck, { ...quiet, doors: 'fault' }).map(([field]) => field)).toEqual(['fault'])
    expect(nightCheck.line(quiet)).toBe('21:40')
    expect(nightCheck.line({ ...quiet, heating: 'cold', doors: 'fault', fault: '窗关不严' })).toBe(
      '21:40，冷，加了被子，门窗要修，窗关不严',
    )
    expect(nightCheck.columns?.(quiet, { staff: [], took: [{ mark: 'ill' }] })).toEqual({ sort: 'noted', quantity: 1 })
    expect(nightCheck.columns?.(quiet, { staff: [], took: [] })).toEqual({ sort: 'quiet', quantity: 0 })
  })

  it('午间辅导: what was done; who did not come is not counted (S2A.12)', () => {
    expect(faults(noonTutoring, {})).toEqual(missing('done'))
    expect(noonTutoring.line({ done: ['homework', 'weak'], what: '除法竖式' })).toBe('写作业、补弱项；除法竖式')
    const took = [{ mark: 'present' }, { mark: 'tutored' }, { mark: 'absent' }]
    expect(noonTutoring.columns?.({}, { staff: [], took })).toEqual({ quantity: 2 })
    expect(noonTutoring.reached({}, { staff: [{ name: '林桂' }], took })).toBe(true)
  })
})
