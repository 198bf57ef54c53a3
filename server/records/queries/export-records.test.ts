import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAudit } from '../../audit/queries/audit.ts'
import { addOwnField } from '../../county-fields/commands/add-own-field.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { exportEntries } from '../../entries/queries/export-entries.ts'
import { newId } from '../../ids.ts'
import { codeOf } from '../../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from '../commands/save-records.ts'
import { exportRecords } from './export-records.ts'

let database: TestDatabase
let county: TestCounty

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const child = await makeChild(county, 'C31', '石安安')
  const office = county.actor('county-office', 'COUNTY')
  const own = { hint: '', unit: '', required: false, options: [] }
  await addOwnField(county.ctx, office, {
    ...own,
    id: newId(county.now),
    thing: 'records',
    of: 'talk',
    kind: 'choices',
    label: '周五谁来接',
    options: [{ label: '奶奶' }, { label: '=1+1' }],
  })
  await addOwnField(county.ctx, office, {
    ...own,
    id: newId(county.now),
    thing: 'entries',
    of: 'promise',
    kind: 'money',
    label: '说好寄多少',
  })
  const teacher = county.actor('head-teacher', 'C31')
  const talk = (happenedOn: string, more: object, replaces?: string) => ({
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    childIds: [child],
    happenedOn,
    body: { topics: ['study', 'health'], finding: 'well', words: '想爸爸。', ...more },
    ...(replaces ? { replaces } : {}),
  })
  // What stood on paper and was put right says so still (F11).
  const wrong = { ...talk('2026-11-03', {}), paper: true }
  const records = [talk('2026-11-20', { county: { v: 1, f1: ['o1', 'o2'] } }), wrong, talk('2026-06-03', {})]
  const { verdicts } = await saveRecords(county.ctx, teacher, { records })
  const mended = await saveRecords(county.ctx, teacher, { records: [talk('2026-11-04', {}, wrong.id)] })
  expect([...verdicts, ...mended.verdicts].map((v) => v.verdict)).toEqual(Array(4).fill('accepted'))
  const entry = (from: string, until: string | null, more: object = {}) => ({
    id: newId(county.now),
    kind: 'promise',
    version: 1,
    about: { child },
    from,
    until,
    body: { who: 'father', what: 'come-home', by: '2026-12-20', ...more },
  })
  const entries = [entry('2026-11-01', null, { county: { f1: 50050 } }), entry('2026-03-01', '2026-05-01')]
  const task = { ...entry('2026-11-20', null), kind: 'task', version: 2 }
  const came = { came: 'talk', source: records[0]?.id, due: '2026-12-04', owner: { name: '石桥' }, what: '补办户口页' }
  const saved = await saveEntries(county.ctx, teacher, { entries: [...entries, { ...task, body: came }] })
  expect(saved.verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted', 'accepted'])
})
afterAll(() => database.close())

const read = async ({ bytes }: { bytes: Buffer }) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: unknown[][] = []
  book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  return rows
}
const principal = () => county.actor('principal', 'S1')
const TERM = { place: 'C31', term: '2026-autumn' }

it('a ledger holds what stands, a question a column, the county’s own among them, as text', async () => {
  const rows = await read(await exportRecords(county.ctx, principal(), { kind: 'talk', ...TERM }))
  expect(rows[2]).toEqual([
    '序号',
    '日期',
    '孩子',
    '班',
    '说了什么',
    '孩子的话，或你看到的',
    '看下来',
    '接下来',
    '周五谁来接',
    '谁记的',
    '记下的日子',
  ])
  expect(rows.slice(3).map((r) => [r[1], r[2], r[3], r[4], r[8]])).toEqual([
    ['2026-11-04', '石安安', '三(1)班', '学习、身体', ''],
    ['2026-11-20', '石安安', '三(1)班', '学习、身体', '奶奶、=1+1'],
  ])
  expect(rows[3]?.at(-1)).toBe('2026-11-24 从纸上补记')
})

it('may be cut to days and columns, and stands in the diary', async () => {
  const only = { kind: 'talk', place: 'S1', from: '2026-06-01', to: '2026-06-30', columns: 'county.f1,nothing' }
  const rows = await read(await exportRecords(county.ctx, principal(), only))
  expect(rows[2]).toEqual(['序号', '日期', '孩子', '班', '周五谁来接', '谁记的', '记下的日子'])
  expect(rows.slice(3).map((r) => r[1])).toEqual(['2026-06-03'])
  const { items } = await listAudit(county.ctx, county.operator, { limit: 50 })
  expect(items.some((line) => JSON.stringify(line).includes('导出记录'))).toBe(true)
})

it('a register of a term holds what lived in it; money stays a number', async () => {
  const rows = await read(await exportEntries(county.ctx, principal(), { kind: 'promise', ...TERM }))
  expect(rows[2]).toContain('说好寄多少（元）')
  expect(rows.slice(3).map((r) => r[1])).toEqual(['2026-03-01', '2026-11-01'])
  expect(rows[4]?.[rows[2]?.indexOf('说好寄多少（元）') ?? -1]).toBe(500.5)
  const ended = await exportEntries(county.ctx, principal(), { kind: 'promise', place: 'C31', state: 'ended' })
  expect(ended.rows).toBe(0)
})

it('children’s names leave the house only with who may take them', async () => {
  const office = county.actor('county-office', 'COUNTY')
  const village = county.actor('village-director', 'V1')
  for (const actor of [office, village]) {
    expect(await codeOf(exportRecords(county.ctx, actor, { kind: 'talk' }))).toBe('forbidden')
    expect(await codeOf(exportEntries(county.ctx, actor, { kind: 'promise' }))).toBe('forbidden')
  }
  expect(await codeOf(exportRecords(county.ctx, office, { kind: 'meeting' }))).toBe('done')
  expect(await codeOf(exportEntries(county.ctx, village, { kind: 'home' }))).toBe('done')
  expect(await codeOf(exportRecords(county.ctx, principal(), { kind: 'talk', place: 'S2' }))).toBe('not-found')
  expect(await codeOf(exportRecords(county.ctx, principal(), { kind: 'nothing' }))).toBe('invalid')
  expect(await codeOf(exportRecords(county.ctx, principal(), { kind: 'talk', place: 'S1', term: '1999-autumn' }))).toBe(
    'term-unknown',
  )
})

it('what came from a record says which one, in words', async () => {
  const rows = await read(await exportEntries(county.ctx, principal(), { kind: 'task', place: 'C31' }))
  expect(rows[3]?.[rows[2]?.indexOf('从哪条记录来') ?? -1]).toBe('2026年11月20日 谈心')
})
