import { expect, it } from 'vitest'
import type { RecordBody } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { remarkedIn, statisticsRemark } from './statistics-remark.ts'

const body = {
  table: 'official-statistics',
  at: '2026-12-31',
  numbers: [
    { no: 5, n: 12, is: 10 },
    { no: 26, n: 40 },
  ],
  why: '两名在外地登记，村里已核实',
}
const faults = (more: RecordBody) =>
  validateEntry(
    statisticsRemark,
    { from: '2027-01-05', until: null, body: { ...body, ...more } },
    { today: '2027-01-06' },
  ).map((p) => p.field)

it('统计表旁注 (dossier §4.6): which items, what the paper says, what the register said, and why', () => {
  expect(faults({})).toEqual([])
  expect(faults({ why: undefined, numbers: [] })).toEqual(['numbers', 'why'])
  expect(remarkedIn(body)[1]).toEqual({ no: 26, n: 40 })
  expect(statisticsRemark.line(body)).toBe(
    '农村留守儿童基本情况汇总表，数到2026年12月31日，第5项12、第26项40，两名在外地登记，村里已核实',
  )
})
