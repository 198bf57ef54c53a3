import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ourForm } from '../../domain/reports/tables/county-form.ts'
import { officialStatistics } from '../../domain/reports/tables/official.ts'
import { inActorTx } from '../db/tx.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { setStatisticsForm } from './commands/set-statistics-form.ts'
import { formRows } from './db/statistics-form.ts'
import { exportStatistics } from './queries/export-statistics.ts'
import { getStatistics } from './queries/statistics.ts'
import { getStatisticsForm } from './queries/statistics-form.ts'

/** The official table as one county's paper has it: three columns, one equation of its own. */
const ASKED = { table: 'official-statistics', place: 'T', term: '2026-autumn', at: '2026-11-24' } as const
const SHORT = {
  items: [
    { group: '', label: '留守儿童总人数', depth: 0 as const, figure: 'statistics.all' },
    { group: '性别', label: '男', depth: 1 as const, figure: 'statistics.male' },
    { group: '性别', label: '女', depth: 1 as const, figure: 'statistics.female' },
    { group: '', label: '其中有低保', depth: 0 as const, figure: null },
  ],
  equations: [
    { whole: [1], parts: [2, 3], on: true },
    { whole: [2, 3], parts: [1, 4], on: false },
  ],
}
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['岑小禾', '岑小麦', '岑小豆']) await makeChild(county, 'C31', name)
})
afterAll(() => database.close())

const office = () => county.actor('county-office', 'COUNTY')

it('until a county maps it, what nobody confirmed is marked and the equation that rests on it is not asked', async () => {
  const table = await getStatistics(county.ctx, county.operator, ASKED)
  expect(table.form).toBe(0)
  expect(table.items.filter(({ ours }) => ours).map(({ no }) => no)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29])
  expect(table.equations.map(({ text }) => text)).not.toContain('13＋14＝24＋25')
  const form = await getStatisticsForm(county.ctx, office())
  expect([form.version, form.items.length, form.ours.unsure.length]).toEqual([0, 32, 9])
  expect(form.equations.at(-1)).toEqual({ whole: [13, 14], parts: [24, 25], on: false })
})

it('mapped, table, sheet and what adds up follow it from that term on; earlier terms stay as they were', async () => {
  const ours = ourForm(officialStatistics)
  const on = ours.equations.map((one) => ({ whole: [...one.whole], parts: [...one.parts], on: true }))
  const first = await setStatisticsForm(county.ctx, office(), {
    version: 0,
    fromTerm: '2026-autumn',
    items: [...ours.items],
    equations: on,
  })
  expect(first.version).toBe(1)
  const whole = await getStatistics(county.ctx, county.operator, ASKED)
  expect(whole.items.some(({ ours }) => ours)).toBe(false)
  expect(whole.equations.find(({ text }) => text === '13＋14＝24＋25')).toMatchObject({ lacks: null, whole: [13, 14] })
  const second = await setStatisticsForm(county.ctx, office(), { version: 1, fromTerm: '2026-autumn', ...SHORT })
  expect(second.versions.map(({ version }) => version)).toEqual([2, 1])
  const table = await getStatistics(county.ctx, county.operator, ASKED)
  expect([table.form, table.items.map(({ label }) => label)]).toEqual([2, SHORT.items.map(({ label }) => label)])
  expect(table.total).toEqual([3, expect.any(Number), expect.any(Number), null])
  expect(table.equations.map(({ text }) => text)).toEqual(['1＝2＋3'])
  expect(table.note).toContain('第4栏')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await exportStatistics(county.ctx, county.operator, ASKED)).bytes as unknown as ArrayBuffer)
  expect(book.worksheets[0]?.getRow(3).values).toEqual([
    undefined,
    ...['单位', '1 留守儿童总人数', '2 性别：男', '3 性别：女', '4 其中有低保'],
  ])
  const before = await getStatistics(county.ctx, county.operator, { ...ASKED, term: '2026-spring', at: '2026-06-30' })
  expect([before.form, before.items.length]).toEqual([0, 32])
})

it('refuses what cannot be, what somebody changed meanwhile, and who does not keep the county’s settings', async () => {
  const ask = (more: object) =>
    setStatisticsForm(county.ctx, office(), { version: 2, fromTerm: '2026-autumn', ...SHORT, ...more })
  await expect(ask({ equations: [{ whole: [1], parts: [9], on: true }] })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('没有第9栏'),
  })
  await expect(ask({ fromTerm: '2099-autumn' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(ask({ version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await expect(getStatisticsForm(county.ctx, county.actor('principal', 'S1'))).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(
    setStatisticsForm(county.ctx, county.actor('township-officer', 'T'), {
      version: 2,
      fromTerm: '2026-autumn',
      ...SHORT,
    }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

it('another county sees none of it', async () => {
  const other = await makeCounty(database)
  const seen = await inActorTx(other.ctx.db, other.actor('county-office', 'COUNTY'), (tx) =>
    formRows(tx, 'official-statistics'),
  )
  expect(seen).toEqual([])
})
