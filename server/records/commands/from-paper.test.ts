import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listRecords } from '../queries/records.ts'
import { saveRecords } from './save-records.ts'

/** F11: what stood on paper is an ordinary record with its real day, and says where it comes from. */
let database: TestDatabase
let county: TestCounty
let children: string[]
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  children = [await makeChild(county, 'C31', '石安安'), await makeChild(county, 'C31', '罗小禾')]
})
afterAll(() => database.close())

const teacher = () => ({ ...county.actor('head-teacher', 'C31'), accountId: TEACHER })
const TEACHER = '01900000-0000-7000-8000-00000000aaaa'
const talk = (child: string | undefined, on: string, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds: [child ?? ''],
  happenedOn: on,
  body: { topics: ['study'], finding: 'well' },
  ...more,
})
const save = async (...records: Record<string, unknown>[]) =>
  (await saveRecords(county.ctx, teacher(), { records })).verdicts.map((v) => v.verdict)
const listed = async () =>
  (await listRecords(county.ctx, teacher(), { place: 'C31', limit: 50 })).items.map((r) => [
    r.happenedOn,
    r.paper,
    r.late,
  ])

it('a class’s earlier talks keep their days and their mark, through a correction too', async () => {
  const [old, recent] = [
    talk(children[0], '2026-09-12', { paper: true }),
    talk(children[1], '2026-11-23', { paper: true }),
  ]
  expect(await save(old, recent, talk(children[0], '2026-11-20'))).toEqual(['accepted', 'accepted', 'accepted'])
  // The answer was lost: sent again it is one.
  expect(await save(old, recent)).toEqual(['duplicate', 'duplicate'])
  expect(await listed()).toEqual([
    ['2026-11-23', true, false],
    ['2026-11-20', false, true],
    ['2026-09-12', true, true],
  ])
  expect(await save(talk(children[0], '2026-09-14', { replaces: old.id }))).toEqual(['accepted'])
  expect((await listed()).at(-1)).toEqual(['2026-09-14', true, true])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
