import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { beforeCommit } from '../../testing/before-commit.ts'
import { countingStatements } from '../../testing/counting-statements.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from './save-records.ts'

/** A phone's push: fifty records, one transaction, whatever is among them. */
let database: TestDatabase
let county: TestCounty
const children: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['石一', '石二', '石三', '石四', '石五']) children.push(await makeChild(county, 'C31', name))
})
afterAll(() => database.close())

const talk = (n: number, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds: [children[n % children.length] ?? ''],
  happenedOn: `2026-11-${String((n % 20) + 1).padStart(2, '0')}`,
  body: { topics: ['study'], finding: 'well' },
  ...more,
})
const teacher = () => county.actor('head-teacher', 'C31')
const verdictsOf = async (records: Record<string, unknown>[], ctx = county.ctx) =>
  (await saveRecords(ctx, teacher(), { records })).verdicts.map((v) => v.code ?? v.verdict)
const stored = (ids: string[]) =>
  inActorTx(county.ctx.db, county.operator, async (tx) => {
    const rows = await tx.query('select id from record where county_id = $1 and id = any($2::uuid[])', [
      tx.countyId,
      ids,
    ])
    return rows.length
  })

it('takes no more than twenty round trips, the first time and sent again', async () => {
  await verdictsOf([talk(0)])
  const records = Array.from({ length: 50 }, (_, n) => talk(n))
  const { db, statements, trips } = countingStatements(county.ctx.db)
  const ctx = { ...county.ctx, db }
  for (const verdict of ['accepted', 'duplicate']) {
    expect(new Set(await verdictsOf(records, ctx))).toEqual(new Set([verdict]))
    // Counted each by itself they are twenty; on a sharded database duties that go are told apart.
    expect(statements.splice(0).length).toBeLessThanOrEqual(db.sharded ? 21 : 20)
    expect(trips()).toBeLessThanOrEqual(8)
  }
})

it('one that spoils the statement gets its verdict, the others stand, and all seals fit', async () => {
  const records = [talk(1), talk(2, { body: { topics: ['study'], finding: 'well', words: 'a\u0000b' } }), talk(3)]
  expect(await verdictsOf(records)).toEqual(['accepted', 'invalid', 'accepted'])
  expect(await stored(records.map((r) => r.id))).toBe(2)
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('what comes twice in one push is stored once; a correction finds what was sent just before it', async () => {
  const first = talk(4)
  const correction = talk(4, { replaces: first.id, body: { topics: ['home'], finding: 'well' } })
  expect(
    await verdictsOf([
      correction,
      first,
      first,
      { ...first, body: { topics: ['home'], finding: 'well' } },
      talk(4, { replaces: first.id }),
    ]),
  ).toEqual(['accepted', 'accepted', 'duplicate', 'id-taken', 'already-corrected'])
})

it('two pushes with the same records at the same moment: each record is stored once, both are told so', async () => {
  const records = Array.from({ length: 20 }, (_, n) => talk(n))
  const both = await Promise.all([verdictsOf(records), verdictsOf([...records].reverse())])
  const [one, two] = [both[0], both[1]?.toReversed()]
  records.forEach((_, n) => {
    expect([one[n], two?.[n]].sort()).toEqual(['accepted', 'duplicate'])
  })
  expect(await stored(records.map((r) => r.id))).toBe(20)
})

it('cut off before its commit nothing of it is there, and sent again all is', async () => {
  const records = Array.from({ length: 5 }, (_, n) => talk(n))
  const cut = beforeCommit(county.ctx.db, () => Promise.reject(new Error('cut')))
  await expect(verdictsOf(records, { ...county.ctx, db: cut })).rejects.toThrow('cut')
  expect(await stored(records.map((r) => r.id))).toBe(0)
  expect(new Set(await verdictsOf(records))).toEqual(new Set(['accepted']))
})
