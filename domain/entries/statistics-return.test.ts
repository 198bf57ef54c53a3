import { expect, it } from 'vitest'
import type { RecordBody } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { STATISTICS_TABLES } from '../reports/tables/list.ts'
import { numbersIn, RETURNED_TABLES, statisticsReturn } from './statistics-return.ts'

const body = { table: 'school-statistics', at: '2026-11-20', numbers: [{ no: 1, n: 315 }] }
const faults = (more: RecordBody) =>
  validateEntry(
    statisticsReturn,
    { from: '2026-11-21', until: null, body: { ...body, ...more } },
    { today: '2026-11-24' },
  ).map((p) => p.field)

it('上报的统计表 (dossier §4.6): which table, of which day, with which numbers', () => {
  expect(faults({})).toEqual([])
  expect(faults({ table: undefined, at: undefined, numbers: undefined })).toEqual(['table', 'at', 'numbers'])
  expect(faults({ numbers: [{ no: 1 }] })).toEqual(['numbers'])
  expect(numbersIn(body)).toEqual([{ no: 1, n: 315 }])
  expect(statisticsReturn.line({ ...body, remark: '第2项再核' })).toBe(
    '留守学生情况统计表，数到2026年11月20日，上级：第2项再核',
  )
})

it('names every table that there is, as it is called on the screen', () => {
  expect(RETURNED_TABLES).toEqual(STATISTICS_TABLES.map(({ key, title }) => ({ value: key, label: title })))
})

it('is taken over and given back from above alone', () => {
  expect(statisticsReturn.states.filter((s) => s.above).map((s) => s.value)).toEqual(['given-back', 'accepted'])
})
