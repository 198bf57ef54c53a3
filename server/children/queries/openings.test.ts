import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../domain/roles.ts'
import { listAudit } from '../../audit/queries/audit.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { listRecords } from '../../records/queries/records.ts'
import { countingStatements } from '../../testing/counting-statements.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from './child-file.ts'

let database: TestDatabase
let county: TestCounty
let child: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '龙小满')
})
afterAll(() => database.close())

const at = (instant: string) => ({ ...county.ctx, now: () => Date.parse(instant) })

it('however often one opens a file, nobody else drops off the list of who looked', async () => {
  await getChild(at('2026-11-23T10:00:00+08:00'), county.actor('township-officer', 'T'), child, null)
  const teacher = county.actor('head-teacher', 'C31')
  for (let n = 0; n < 25; n++) await getChild(at('2026-11-24T09:00:00+08:00'), teacher, child, null)
  const { openings } = await getChild(at('2026-11-24T12:00:00+08:00'), county.operator, child, '核对')
  expect(openings.filter((o) => o.name.startsWith('township')).length).toBe(1)
  expect(openings.filter((o) => o.name.startsWith('head-teacher')).length).toBe(1)
})

it('a file takes four round trips and as many statements however much stands in it', async () => {
  const full = await makeChild(county, 'C31', '龙小雨')
  const record = (n: number) => ({
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    childIds: [full],
    happenedOn: `2026-11-${10 + n}`,
    body: { topics: ['study'], finding: 'well' },
  })
  await saveRecords(county.ctx, county.actor('dean', 'S1'), {
    records: Array.from({ length: 12 }, (_, n) => record(n)),
  })
  const { db, statements, trips } = countingStatements(county.ctx.db)
  const opened = async (id: string) => {
    await getChild({ ...county.ctx, db }, county.actor('head-teacher', 'C31'), id, null)
    return { statements: statements.splice(0).length, trips: trips() }
  }
  // The ground is in memory from here on.
  await opened(full)
  const alone = await makeChild(county, 'C31', '龙小雪')
  await saveRecords(county.ctx, county.actor('dean', 'S1'), { records: [{ ...record(1), childIds: [alone] }] })
  const sent = await opened(full)
  expect(await opened(alone)).toEqual(sent)
  expect(sent.statements).toBeLessThanOrEqual(15)
  expect(sent.trips).toBeLessThanOrEqual(4)
  // Only of a record with others in it anything is asked of those: who is out of sight, then their names.
  await saveRecords(county.ctx, county.actor('dean', 'S1'), { records: [{ ...record(2), childIds: [full, alone] }] })
  const beside = await opened(full)
  expect(beside.statements).toBeLessThanOrEqual(19)
  expect(beside.trips).toBeLessThanOrEqual(5)
})

it('the audit is asked by days of the office, not of the machine', async () => {
  await getChild(at('2026-11-20T07:00:00+08:00'), county.actor('dean', 'S1'), child, null)
  const on = async (day: string) =>
    (await listAudit(county.ctx, county.operator, { from: day, to: day, action: 'child.open', limit: 50 })).items.length
  expect([await on('2026-11-19'), await on('2026-11-20'), await on('2026-11-21')]).toEqual([0, 1, 0])
})

it('the county reads a child’s words in the file, with a reason, and not in the ledger', async () => {
  await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [child],
        happenedOn: '2026-11-23',
        body: { topics: ['family'], words: '想妈妈了。', finding: 'watch' },
      },
      {
        id: newId(county.now),
        kind: 'home-visit',
        version: 1,
        childIds: [child],
        happenedOn: '2026-11-22',
        body: { met: ['grandmother'], way: 'door', told: '按时到校。', heard: '奶奶腿疼。', agreed: '周末再来。' },
      },
    ],
  })
  const listed = async (role: Role, place: string) =>
    (await listRecords(county.ctx, county.actor(role, place), { child, limit: 10 })).items
  const bodies = async (role: Role, place: string) => (await listed(role, place)).map((r) => r.body)
  expect((await bodies('head-teacher', 'C31'))[0]).toEqual({
    topics: ['family'],
    words: '想妈妈了。',
    finding: 'watch',
  })
  expect((await listed('head-teacher', 'C31')).map((r) => r.line).join()).toContain('奶奶腿疼')
  expect(await bodies('county-office', 'COUNTY')).toEqual([
    { topics: ['family'], finding: 'watch' },
    { met: ['grandmother'], way: 'door' },
  ])
  // Neither in the body nor in the line that stands for it.
  expect(JSON.stringify(await listed('county-office', 'COUNTY'))).not.toMatch(/想妈妈|腿疼|按时|周末/)
  const file = await getChild(county.ctx, county.actor('county-office', 'COUNTY'), child, '回访信访件')
  expect(JSON.stringify(file)).toContain('想妈妈了。')
})
