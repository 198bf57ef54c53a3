import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { correctRoster } from '../rosters/commands/correct-roster.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { exportRosterErrors } from '../rosters/queries/export-roster-errors.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { getRoster, getRosterRows } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'

// The files of a worker share its modules: they are read anew before this mock, and after it.
vi.hoisted(() => vi.resetModules())

/** Each reading waits until no connection is out, which never comes where the asker holds one; then somebody may meddle. */
const readings = vi.hoisted(() => ({ count: 0, out: (): number => 0, meddle: async () => {} }))
vi.mock('./cached-reading.ts', async () => {
  const { readInWorker } = await import('./read-in-worker.ts')
  return {
    // Nothing is kept, so that every step reads.
    cachedReading: async (...[bytes, options]: Parameters<typeof readInWorker>) => {
      await vi.waitFor(() => expect(readings.out(), 'connections that wait for the reading').toBe(0), {
        timeout: 120_000,
      })
      const reading = await readInWorker(bytes, options)
      readings.count++
      await readings.meddle()
      return reading
    },
  }
})

let database: TestDatabase
let county: TestCounty
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  const { pool } = database.db
  readings.out = () => pool.totalCount - pool.idleCount
})
afterAll(() => {
  vi.doUnmock('./cached-reading.ts')
  vi.resetModules()
  return database.close()
})

const bytes = (name: string) =>
  new TextEncoder().encode(`姓名,性别,班级,父亲去向栏\n${name},女,四(1)班,广东东莞\n${name}甲,男,四(1)班,在家\n`)
const upload = (name: string) =>
  uploadRoster(county.ctx, principal, bytes(name), { name: 'a.csv', school: 'S1', term: '2026-autumn' })
const sheetOf = async (id: string) => (await getRoster(county.ctx, principal, id)).sheets[0]?.name ?? ''

it('holds no connection while a file is read, whatever is asked of it', async () => {
  const { id } = await upload('杜蘅')
  const sheet = await sheetOf(id)
  await getRosterRows(county.ctx, principal, id, { sheet, from: 0, count: 5 })
  await correctRoster(county.ctx, principal, id, { population: 'left-behind' })
  await exportRosterErrors(county.ctx, principal, id, '下载改表')
  const { baseline } = await getDifference(county.ctx, principal, id)
  const decisions = { skip: [], missing: {}, same: {}, villages: {}, pupils: {} }
  const before = readings.count
  await applyRoster(county.ctx, principal, id, { baseline, decisions })
  await county.ctx.jobs.idle()
  expect((await getRoster(county.ctx, principal, id)).state).toBe('applied')
  // Upload, view, rows, correction (as it was, as it will be), view for its marks, difference; then writing and view.
  expect([before, readings.count]).toEqual([7, 9])
})

it('reads anew where somebody mended the file meanwhile, so that no answer is of an older state', async () => {
  const { id } = await upload('方苓')
  const sheet = await sheetOf(id)
  const mend = { cells: [{ sheet, row: 2, column: 0, text: '方苓苓' }] }
  let meddled = false
  readings.meddle = async () => {
    if (meddled) return
    meddled = true
    readings.meddle = async () => {}
    await correctRoster(county.ctx, principal, id, mend)
  }
  const { rows } = await getRosterRows(county.ctx, principal, id, { sheet, from: 0, count: 5 })
  expect(meddled).toBe(true)
  expect(rows.flatMap((r) => r.cells.map((c) => c.text))).toContain('方苓苓')
})

it('keeps both words where two mend the same file at the same time', async () => {
  const { id } = await upload('纪菱')
  const sheet = await sheetOf(id)
  readings.meddle = async () => {
    readings.meddle = async () => {}
    await correctRoster(county.ctx, principal, id, { cells: [{ sheet, row: 2, column: 0, text: '纪菱菱' }] })
  }
  await correctRoster(county.ctx, principal, id, { cells: [{ sheet, row: 3, column: 0, text: '纪小甲' }] })
  const { rows } = await getRosterRows(county.ctx, principal, id, { sheet, from: 0, count: 5 })
  const texts = rows.flatMap((r) => r.cells.map((c) => c.text))
  expect(texts).toEqual(expect.arrayContaining(['纪菱菱', '纪小甲']))
})
