import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDayOff } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import type { Ctx } from '../../context.ts'
import { layDuties } from '../../duties/lay-duties.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { sealOnly } from './seal-all.ts'
import { verify } from './verify.ts'

let database: TestDatabase
let county: TestCounty
let ctx: Ctx
let dataDir: string
const children: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  dataDir = mkdtempSync(join(tmpdir(), 'nuanyang-verify-'))
  ctx = { ...county.ctx, dataDir }
  for (const name of ['石安安', '罗小禾', '龙巧', '潘月']) children.push(await makeChild(county, 'C31', name))
})
afterAll(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const findings = async () => (await verify(ctx, county.operator)).findings
const missed = () => getFigure(ctx, county.operator, { figureId: 'talks.missed', place: 'S1', term: '2026-autumn' })
const talk = (childIds: string[]) =>
  saveRecords(ctx, county.actor('head-teacher', 'C31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds,
        happenedOn: '2026-11-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
/** As the owner, with the settings that let its statements through the policy; nobody else does this. */
const sabotage = async (statement: string) => {
  const { placeId } = county.operator
  await database.owner.query(
    `begin; ${database.engine === 'citus' ? `set local citus.propagate_set_commands='local';` : 'set local session_replication_role = replica;'} set local app.county='${county.id}'; set local app.circles='{0,${placeId},${-placeId}}'`,
  )
  await database.owner.query(statement, [county.id])
  await database.owner.query('commit')
}

describe('verify', () => {
  it('finds nothing where nobody meddled, also after what was kept was overtaken', async () => {
    await missed()
    expect(await findings()).toEqual([])
    await talk([children[0] ?? ''])
    expect(await findings()).toEqual([])
    await missed()
    await addDayOff(ctx, county.actor('administrator', 'COUNTY'), {
      fromOn: '2026-10-08',
      toOn: '2026-10-31',
      kind: 'closure',
      name: '停课',
    })
    expect(await findings()).toEqual([])
  })

  it('children moved at random carry the scope of where they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            child: fc.nat({ max: 3 }),
            to: fc.constantFrom(
              { classCode: 'C31' },
              { classCode: 'C32' },
              { classCode: 'D31' },
              { villageCode: 'V1' },
              { villageCode: 'V2' },
              { villageCode: null },
            ),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        async (moves) => {
          for (const { child, to } of moves)
            await changeChild(ctx, county.operator, children[child] ?? '', { changes: to, base: {} })
          expect(await findings()).toEqual([])
        },
      ),
      { numRuns: 12 },
    )
  })

  it('finds days of a child that are told twice', async () => {
    await changeChild(ctx, county.operator, children[0] ?? '', { changes: { boarder: true }, base: {} })
    const until = (day: string) => `update child_facts set until_on = '${day}' where county_id = $1 and until_on = `
    await sabotage(`${until('9999-01-01')}'2026-11-24'`)
    expect((await findings()).join('\n')).toContain('同一天有两种情况')
    await sabotage(`${until('2026-11-24')}'9999-01-01'`)
    expect(await findings()).toEqual([])
  })

  it.each([
    [
      'a row of a duty',
      `update duty set met_on = due, met_received = due where county_id = $1 and met_on is null`,
      '存行',
    ],
    ['a search key', `delete from child_key where county_id = $1 and key like '石%'`, '搜索键'],
    ['a scope', `update child_facts set scope = scope || 77 where county_id = $1`, '可见范围'],
    [
      'a sealed number',
      `update child_person set phones_sealed = '\\x0100' where county_id = $1 and part = 'carer'`,
      '打不开',
    ],
  ])('finds %s that was meddled with', async (_, statement, word) => {
    // What is stale is nobody's answer, and nobody is accused of it.
    await layDuties(ctx, () => false, county.id)
    await missed()
    await sabotage(statement)
    expect((await findings()).join('\n')).toContain(word)
    if (word === '可见范围')
      await sabotage(`update child_facts set scope = array_remove(scope, 77) where county_id = $1`)
  })
})

describe('the end of the chain, kept outside the database', () => {
  it('accuses when it is taken away, also after it was kept anew; put back, all is well', async () => {
    const file = join(dataDir, 'keys', 'seals.json')
    const mine = async () => (await findings()).filter((f) => f.includes('存底'))
    await sealOnly(ctx, county.id)
    await talk([children[1] ?? ''])
    await sealOnly(ctx, county.id)
    const kept = readFileSync(file)
    expect(await mine()).toEqual([])
    rmSync(file)
    expect((await mine()).join()).toContain('被拿走了')
    await talk([children[1] ?? ''])
    await sealOnly(ctx, county.id)
    expect((await mine()).join()).toContain('曾经丢失')
    writeFileSync(file, kept)
    expect(await mine()).toEqual([])
    await sealOnly(ctx, county.id)
    expect(await mine()).toEqual([])
  })
})

describe('the end of the chain', () => {
  it('cannot be cut off: the last seal is known outside the database', async () => {
    await sealOnly(ctx, county.id)
    await talk([children[1] ?? ''])
    await sealOnly(ctx, county.id)
    const said = async () => (await findings()).filter((f) => f.includes('审计'))
    expect(await said()).toEqual([])
    const last = 'n = (select max(n) from audit_seal where county_id = $1)'
    await sabotage(
      `delete from audit where county_id = $1 and batch = (select max(n) from audit_seal where county_id = $1)`,
    )
    await sabotage(`delete from audit_seal where county_id = $1 and ${last}`)
    expect((await said()).join()).toContain('本机记着')
    // Going on as if nothing had been does not cover it up.
    await talk([children[1] ?? ''])
    await sealOnly(ctx, county.id)
    expect((await said()).join()).toContain('本机记着')
  })
})
