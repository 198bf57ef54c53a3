import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { pairing } from './pairing.ts'
import { promise } from './promise.ts'
import { task } from './task.ts'

const faults = (kind: EntryKind, body: RecordBody) =>
  validateEntry(kind, { from: '2026-11-20', until: null, body }, { today: '2026-11-24' }).map((p) => [p.field, p.code])
const missing = (...names: string[]) => names.map((name) => [name, 'missing'])

describe('what must be said, what is enough, the line that it makes and what falls due', () => {
  it('结对: who, how often, whether the guardian agrees (S1.11, S3.5)', () => {
    expect(faults(pairing, {})).toEqual(missing('sort', 'helper', 'rhythm', 'consent'))
    const body = { sort: 'volunteer', helper: { name: '何静' }, rhythm: 'month', consent: 'written' }
    expect(faults(pairing, body)).toEqual([])
    expect(faults(pairing, { ...body, validUntil: '2027-01-01' })).toEqual(missing('checkedOn'))
    expect(faults(pairing, { ...body, checkedOn: '2026-11-01', validUntil: '2026-10-01' })).toEqual([
      ['validUntil', 'too-early'],
    ])
    const checked = { ...body, checkedOn: '2026-11-01', validUntil: '2027-11-01' }
    expect(pairing.line(checked)).toBe('志愿者何静，每月一次')
    expect(pairing.due?.(checked, '2026-11-20')).toMatchObject([{ key: 'vetting', on: '2027-10-02' }])
    expect(pairing.due?.(body, '2026-11-20')).toMatchObject([{ key: 'vetting', on: '2026-11-20' }])
    expect(pairing.upgrade?.({ helper: ' 何静 ' }, 1)).toEqual({ helper: { name: '何静' } })
  })

  it('承诺: who promised what by when (S2A.16)', () => {
    expect(faults(promise, {})).toEqual(missing('who', 'what', 'by'))
    const body = { who: 'father', what: 'come-home', by: '2027-01-20', words: '过年回来' }
    expect(faults(promise, body)).toEqual([])
    expect(promise.line(body)).toBe('爸爸答应回家来，过年回来')
    expect(promise.due?.(body, '2026-11-20')).toMatchObject([{ on: '2027-01-20' }])
  })

  it('要办的事: what, by whom, by when (S1.15)', () => {
    expect(faults(task, {})).toEqual(missing('what', 'owner', 'due'))
    const body = { what: '修好路灯', owner: { name: '向兰' }, due: '2026-12-10', meets: 'talk' }
    expect(faults(task, body)).toEqual([])
    expect(task.line(body)).toBe('修好路灯，向兰')
    expect(task.due?.(body, '2026-11-20')).toMatchObject([{ key: 'done', on: '2026-12-10' }])
    expect(task.met?.(body)).toBe('talk')
    expect(task.upgrade?.({ owner: '向兰' }, 1)).toEqual({ owner: { name: '向兰' } })
  })
})
