import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { dormitory } from './dormitory.ts'
import { home } from './home.ts'
import { noonRoster } from './noon-roster.ts'

const A = '0198c000-0000-7000-8000-000000000001'
const B = '0198c000-0000-7000-8000-000000000002'
const LIN = '0198c000-0000-7000-8000-00000000000a'
const faults = (kind: EntryKind, body: RecordBody) =>
  validateEntry(kind, { from: '2026-09-01', until: null, body }, { today: '2026-11-24' }).map((p) => [p.field, p.code])
const missing = (...names: string[]) => names.map((name) => [name, 'missing'])

describe('where children sleep and who is with them at noon', () => {
  const body = {
    name: '女生楼二楼',
    sort: 'girls',
    keeper: { account: LIN, name: '林桂' },
    beds: 2,
    children: [A, B],
  }
  it('宿舍: its name, who looks after it, one bed a child (S3.6)', () => {
    expect(faults(dormitory, {})).toEqual(missing('name', 'sort', 'keeper', 'beds', 'children'))
    expect(faults(dormitory, body)).toEqual([])
    expect(faults(dormitory, { ...body, beds: 1 })).toEqual([['beds', 'not-enough']])
    expect(faults(dormitory, { ...body, children: [A, A] })).toEqual([['children', 'not-understood']])
    expect(dormitory.line(body)).toBe('女生楼二楼，女生，2名，林桂管')
    expect(dormitory.columns?.(body)).toEqual({ sort: 'girls', quantity: 2 })
    expect([dormitory.holder?.(body), dormitory.keepers?.(body)]).toEqual([LIN, [LIN]])
    expect(dormitory.keepers?.({ ...body, keeper: { name: '林桂' } })).toEqual([])
    expect(dormitory.parts?.(body)).toEqual([
      { role: 'children', child: A },
      { role: 'children', child: B },
    ])
  })

  it('午间值班: which teacher has which noon, nobody twice on one (S2A.12)', () => {
    const who = { account: LIN, name: '林桂' }
    const roster = {
      name: '低年级',
      days: [
        { day: '3', who: { name: '张敏' } },
        { day: '1', who },
      ],
      children: [A, B],
    }
    expect(faults(noonRoster, {})).toEqual(missing('name', 'days', 'children'))
    expect(faults(noonRoster, roster)).toEqual([])
    expect(
      faults(noonRoster, {
        ...roster,
        days: [
          { day: '1', who },
          { day: '1', who },
        ],
      }),
    ).toEqual([['days', 'not-understood']])
    expect(noonRoster.line(roster)).toBe('低年级，2名，周一林桂、周三张敏')
    expect(noonRoster.keepers?.(roster)).toEqual([LIN])
    expect(noonRoster.parts?.(roster)?.filter((p) => p.role === 'days')).toEqual([
      { role: 'days', name: '林桂', account: LIN },
      { role: 'days', name: '张敏' },
    ])
  })

  it('儿童之家 is kept by those of its staff who have an account', () => {
    expect(home.keepers?.({ staff: [{ who: { name: '周明' } }, { who: { account: LIN, name: '林桂' } }] })).toEqual([
      LIN,
    ])
  })
})
