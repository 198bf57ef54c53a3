import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../domain/roles.ts'
import { addChild } from '../../server/children/commands/add-child.ts'
import { changeChild } from '../../server/children/commands/change-child.ts'
import { leaveChild } from '../../server/children/commands/leave-child.ts'
import { newId } from '../../server/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )

/** A child stands in class C31 of school S1 and village V1; S2 with D31 and V2 are others of the same township T. */
describe('who may move a child where', () => {
  it.each([
    ['dean', 'S1', { classCode: 'C32' }, 'done'],
    ['dean', 'S1', { classCode: 'D31' }, 'not-found'],
    ['dean', 'S2', { classCode: 'D31' }, 'not-found'],
    ['principal', 'S1', { classCode: 'C32' }, 'done'],
    ['head-teacher', 'C31', { classCode: 'C32' }, 'not-found'],
    ['head-teacher', 'C32', { classCode: 'C32' }, 'not-found'],
    ['head-teacher', 'C31', { villageCode: 'V2' }, 'done'],
    ['head-teacher', 'C31', { address: '河湾村2组' }, 'done'],
    ['village-director', 'V1', { classCode: 'C32' }, 'not-found'],
    ['village-director', 'V1', { classCode: 'D31' }, 'not-found'],
    ['village-director', 'V1', { address: '河湾村2组' }, 'done'],
    ['village-director', 'V2', { address: '大坪村2组' }, 'not-found'],
    ['township-officer', 'T', { classCode: 'D31' }, 'done'],
    ['county-office', 'COUNTY', { classCode: 'C32' }, 'forbidden'],
    ['administrator', 'COUNTY', { classCode: 'C32' }, 'forbidden'],
    ['helper', 'S1', { address: '河湾村2组' }, 'forbidden'],
    ['auditor', 'COUNTY', { address: '河湾村2组' }, 'forbidden'],
  ] as [Role, string, Record<string, string>, string][])('%s of %s: %j → %s', async (role, at, changes, expected) => {
    const child = await makeChild(county, 'C31', '石安安')
    expect(await outcome(changeChild(county.ctx, county.actor(role, at), child, { changes, base: {} }))).toBe(expected)
  })

  it.each([
    ['head-teacher', 'C31', { classCode: 'C31' }, 'done'],
    ['head-teacher', 'C31', { classCode: 'C32' }, 'not-found'],
    ['village-director', 'V1', { villageCode: 'V1' }, 'done'],
    ['village-director', 'V1', { villageCode: 'V1', classCode: 'C31' }, 'not-found'],
    ['village-director', 'V1', { villageCode: 'V2' }, 'not-found'],
    ['dean', 'S2', { classCode: 'C31' }, 'not-found'],
  ] as [Role, string, Record<string, string>, string][])(
    '%s of %s adds at %j → %s',
    async (role, at, where, expected) => {
      const add = addChild(county.ctx, county.actor(role, at), {
        id: newId(county.now),
        changes: { name: '新来的', ...where },
      })
      expect(await outcome(add)).toBe(expected)
    },
  )

  it('another county reaches nobody', async () => {
    const child = await makeChild(county, 'C31', '石安安')
    const stranger = { ...county.actor('dean', 'S1'), countyId: county.id + 1 }
    for (const work of [
      changeChild(county.ctx, stranger, child, { changes: { address: '别处' }, base: {} }),
      leaveChild(county.ctx, stranger, child, { on: '2026-11-01', reason: 'mistake' }),
    ])
      expect(await outcome(work)).toBe('not-found')
  })
})
