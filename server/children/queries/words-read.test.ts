import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { getToday } from '../../duties/queries/today.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { prepareRecord } from '../../records/queries/prepare-record.ts'
import { listRecords } from '../../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from './child-file.ts'

/** M5: a child's words are read in several places; each leaves its trace. */
let database: TestDatabase
let county: TestCounty
let child: string
let other: string
let quiet: string
const WORDS = '晚上怕黑，想和奶奶睡'
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '覃晓')
  other = await makeChild(county, 'D31', '龙飞', { villageCode: 'V2' })
  quiet = await makeChild(county, 'C31', '吴静')
  const talk = (childIds: string[], words?: string) => ({
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    childIds,
    happenedOn: '2026-11-18',
    body: { topics: ['home'], finding: 'well', ...(words ? { words } : {}) },
  })
  await saveRecords(county.ctx, county.operator, {
    records: [
      talk([child, other], WORDS),
      talk([quiet]),
      {
        ...talk([child]),
        kind: 'home-visit',
        body: { met: ['grandmother'], way: 'door', heard: '夜里咳嗽。' },
      },
    ],
  })
})
afterAll(() => database.close())

const traces = () =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ subject_id: string; role: Role }>(
        `select subject_id, role from audit where county_id = $1 and action = 'record.read' order by seq`,
        [county.id],
      ),
    { readOnly: true },
  )
const lookers = async (id: string) =>
  (await getChild(county.ctx, county.operator, id, '核对')).openings.map((o) => o.roleName)
/** Runs a reading, and tells what it answered and whose files got a trace by it. */
const reading = async (read: () => Promise<unknown>) => {
  const before = (await traces()).length
  const text = JSON.stringify(await read())
  return { told: text.includes(WORDS), of: (await traces()).slice(before).map((t) => t.subject_id) }
}

it('in the ledger: a row a child and day, also in the file of one whom the reader does not see', async () => {
  const dean = county.actor('dean', 'S1')
  const read = () => listRecords(county.ctx, dean, { limit: 50 })
  expect(await reading(read)).toEqual({ told: true, of: [child, other].sort() })
  expect(await reading(read)).toEqual({ told: true, of: [] })
  expect(await lookers(child)).toContain('教导主任')
  expect(await lookers(other)).toContain('教导主任')
  expect(await lookers(quiet)).not.toContain('教导主任')
  // Its own school sees who looked, as it sees who opened the file.
  const file = await getChild(county.ctx, county.actor('principal', 'S2'), other, null)
  expect(file.openings.map((o) => o.roleName)).toContain('教导主任')
})

it('before writing the next one', async () => {
  const director = county.actor('village-director', 'V1')
  const read = () => prepareRecord(county.ctx, director, { kind: 'talk', children: child })
  expect(await reading(read)).toEqual({ told: true, of: [child] })
  const none = () => prepareRecord(county.ctx, director, { kind: 'talk', children: quiet })
  expect(await reading(none)).toEqual({ told: false, of: [] })
})

it('in a file, about the other child of the same talk; an opened file has its own trace', async () => {
  const officer = county.actor('township-officer', 'T')
  expect(await reading(() => getChild(county.ctx, officer, child, null))).toEqual({ told: true, of: [other] })
  expect(await reading(() => getChild(county.ctx, officer, child, null))).toEqual({ told: true, of: [] })
})

it('lists of everybody tell what was chosen and no words, and leave no trace', async () => {
  const teacher = county.actor('head-teacher', 'C31')
  const answer = await reading(() => getToday(county.ctx, teacher, 'all'))
  expect(answer).toEqual({ told: false, of: [] })
  expect(JSON.stringify(await getToday(county.ctx, teacher, 'all'))).not.toContain('咳嗽')
  expect(await reading(() => listRecords(county.ctx, county.actor('county-office', 'COUNTY'), { limit: 50 }))).toEqual({
    told: false,
    of: [],
  })
})
