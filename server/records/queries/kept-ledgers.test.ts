import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import type { Actor, Role } from '../../../domain/roles.ts'
import { listAudit } from '../../audit/queries/audit.ts'
import { exportChildren } from '../../children/queries/export-children.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { exportEntries } from '../../entries/queries/export-entries.ts'
import { newId } from '../../ids.ts'
import { codeOf } from '../../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { saveRecords } from '../commands/save-records.ts'
import { exportRecords } from './export-records.ts'

/** Whoever keeps a dormitory, a home or a station hands out its ledger, and nothing else of children (decision 075). */
let database: TestDatabase
let county: TestCounty
let [lin, xiang, zhi, wei]: Actor[] = []
let an = ''

/** Written by hand from what each keeps: what it may hand out. Everything else is refused. */
const HANDS_OUT: Partial<Record<Role, { records: string[]; entries: string[] }>> = {
  'boarding-teacher': { records: ['illness', 'night-check'], entries: ['dormitory'] },
  'home-keeper': { records: ['home-session', 'home-loan'], entries: ['home'] },
  'station-keeper': { records: [], entries: ['station', 'rights-case'] },
}

const the = (found: Actor | undefined): Actor => {
  if (!found) throw new Error('nobody')
  return found
}
const cells = async ({ bytes }: { bytes: Buffer }): Promise<string[][]> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((v) => String(v ?? '')))
  })
  return rows
}
const put = async (actor: Actor, kind: string, about: object, body: Record<string, unknown>) => {
  const id = newId(county.now)
  const version = ENTRY_KINDS.find((k) => k.kind === kind)?.version ?? 1
  const { verdicts } = await saveEntries(county.ctx, actor, {
    entries: [{ id, kind, version, about, from: '2026-11-01', body }],
  })
  expect([kind, verdicts[0]?.verdict, verdicts[0]?.message]).toEqual([kind, 'accepted', null])
  return id
}
const personOf = (actor: Actor) => ({ account: actor.accountId, name: actor.name })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  const bao = await makeChild(county, 'C32', '罗小宝')
  lin = await hired(county, 'boarding-teacher', 'S1', '林桂')
  xiang = await hired(county, 'boarding-teacher', 'S1', '向冬')
  zhi = await hired(county, 'home-keeper', 'V1', '何之家')
  wei = await hired(county, 'station-keeper', 'V1', '卫站')
  const principal = county.actor('principal', 'S1')
  const dorm = (keeper: Actor, name: string, children: string[]) =>
    put(principal, 'dormitory', { place: 'S1' }, { name, sort: 'girls', keeper: personOf(keeper), beds: 8, children })
  const girls = await dorm(the(lin), '女生楼', [an])
  const boys = await dorm(the(xiang), '男生楼', [bao])
  const night = (entry: string, took: object[]) => ({
    id: newId(county.now),
    kind: 'night-check',
    version: 1,
    about: { entry },
    happenedOn: '2026-11-23',
    body: { time: '21:40', heating: 'warm', doors: 'fine' },
    took,
  })
  await saveRecords(county.ctx, the(lin), { records: [night(girls, [{ child: an, mark: 'cough' }])] })
  await saveRecords(county.ctx, the(xiang), { records: [night(boys, [])] })
})
afterAll(() => database.close())

describe('a keeper', () => {
  it('hands out what it keeps itself, with how many there were, and that stands in the diary', async () => {
    const file = await exportRecords(county.ctx, the(lin), { kind: 'night-check' })
    const rows = await cells(file)
    expect(rows[2]).toContain('有情况的孩子')
    expect(rows.slice(3).map((r) => [r[1], r[rows[2]?.indexOf('有情况的孩子') ?? -1]])).toEqual([
      ['2026-11-23', '咳嗽 1'],
    ])
    const dorms = await cells(await exportEntries(county.ctx, the(lin), { kind: 'dormitory' }))
    expect(dorms.slice(3).map((r) => r.join(' '))).toEqual([expect.stringContaining('女生楼')])
    // Who sleeps there is named, as on the dormitory's own page; nobody of the other one is.
    expect(JSON.stringify(dorms)).toContain('石安安')
    expect(JSON.stringify([rows, dorms])).not.toContain('罗小宝')
    expect(JSON.stringify([rows, dorms])).not.toMatch(/138\d{8}/)
    const { items } = await listAudit(county.ctx, county.operator, { limit: 50 })
    expect(items.filter((line) => JSON.stringify(line).includes('林桂')).map((l) => l.action)).toEqual(
      expect.arrayContaining(['record.export', 'entry.export']),
    )
  })

  it('is refused everything else: every kind of record and register, by hand', async () => {
    for (const actor of [lin, zhi, wei].map(the)) {
      const may = HANDS_OUT[actor.role]
      const records: string[] = []
      for (const { kind } of RECORD_KINDS)
        if ((await codeOf(exportRecords(county.ctx, actor, { kind }))) === 'done') records.push(kind)
      const entries: string[] = []
      for (const { kind } of ENTRY_KINDS)
        if ((await codeOf(exportEntries(county.ctx, actor, { kind }))) === 'done') entries.push(kind)
      expect([actor.role, records.sort(), entries.sort()]).toEqual([
        actor.role,
        may?.records.toSorted(),
        may?.entries.toSorted(),
      ])
      expect(await codeOf(exportChildren(county.ctx, actor, {} as never))).toBe('forbidden')
      // Another place is out of reach, whatever is kept there.
      for (const kind of may?.records ?? [])
        expect(await codeOf(exportRecords(county.ctx, actor, { kind, place: 'S2' }))).toBe('not-found')
    }
  })

  it('alone: whoever takes no sheet of children away takes none of a dormitory either', async () => {
    const office = county.actor('county-office', 'COUNTY')
    const village = county.actor('village-director', 'V1')
    expect(await codeOf(exportRecords(county.ctx, office, { kind: 'home-session' }))).toBe('forbidden')
    expect(await codeOf(exportRecords(county.ctx, village, { kind: 'home-session' }))).toBe('forbidden')
    expect(await codeOf(exportRecords(county.ctx, county.actor('helper', 'T'), { kind: 'home-session' }))).toBe(
      'forbidden',
    )
  })
})
