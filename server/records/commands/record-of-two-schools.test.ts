import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { changeChild } from '../../children/commands/change-child.ts'
import { getChild } from '../../children/queries/child-file.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { prepareRecord } from '../queries/prepare-record.ts'
import { listRecords } from '../queries/records.ts'
import { saveRecords } from './save-records.ts'

/** M6: one talk with children of two schools (or two classes), written by the township. */
let database: TestDatabase
let county: TestCounty
let here: string
let there: string
let beside: string
let record: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  here = await makeChild(county, 'C31', '麻小竹')
  beside = await makeChild(county, 'C32', '杨帆', { villageCode: 'V2' })
  there = await makeChild(county, 'D31', '彭小河', { villageCode: 'V2' })
})
afterAll(() => database.close())

const talk = (childIds: string[], more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds,
  happenedOn: '2026-11-19',
  body: { topics: ['peers'], words: '两个人一起捡石头。', finding: 'well' },
  ...more,
})
const township = () => county.actor('township-officer', 'T')
const save = async (actor: ReturnType<typeof township>, one: ReturnType<typeof talk>) => {
  const [verdict] = (await saveRecords(county.ctx, actor, { records: [one] })).verdicts
  return [verdict?.verdict, verdict?.code]
}
const written = async (childIds: string[], actor = township()) => {
  const one = talk(childIds)
  expect(await save(actor, one)).toEqual(['accepted', null])
  return one.id
}
const links = () =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query(
        'select l.child_id, l.live, r.superseded_by from record r join record_part l on l.county_id = r.county_id and l.record_id = r.id where r.county_id = $1 and r.id = $2 order by 1',
        [county.id, record],
      ),
    { readOnly: true },
  )
beforeEach(async () => {
  record = await written([here, there])
})

it('nobody corrects it who stands over a part of its children, and the refusal names none of the others', async () => {
  const before = await links()
  for (const [actor, child] of [
    [county.actor('principal', 'S1'), here],
    [county.actor('dean', 'S2'), there],
    [county.actor('village-director', 'V1'), here],
  ] as const) {
    const [verdict] = (await saveRecords(county.ctx, actor, { records: [talk([child], { replaces: record })] }))
      .verdicts
    expect([verdict?.verdict, verdict?.code]).toEqual(['refused', 'forbidden'])
    expect(JSON.stringify(verdict)).not.toMatch(/麻小竹|彭小河|小学/)
    await expect(
      prepareRecord(county.ctx, actor, { kind: 'talk', children: '', replaces: record }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(await links()).toEqual(before)
})

it('the same between two classes: its author too, once a child of it is out of sight', async () => {
  const teacher = county.actor('head-teacher', 'C31')
  const moving = await makeChild(county, 'C31', '田一一', { villageCode: null })
  record = await written([here, moving], teacher)
  await changeChild(county.ctx, county.operator, moving, { changes: { classCode: 'D31' }, base: {} })
  expect(await save(teacher, talk([here], { replaces: record }))).toEqual(['refused', 'forbidden'])
})

it('who stands over all of them corrects it for all of them', async () => {
  expect(await save(township(), talk([here, there], { replaces: record }))).toEqual(['accepted', null])
  expect((await links()).map((l) => l.live)).toEqual([false, false])
  record = await written([here, beside])
  expect(await save(county.actor('dean', 'S1'), talk([here], { replaces: record }))).toEqual(['accepted', null])
  expect((await links()).map((l) => l.live)).toEqual([false, false])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('what is offered on screens is what is taken (canCorrect)', async () => {
  const offered = async (actor: ReturnType<typeof township>, place: string, id = record) =>
    (await listRecords(county.ctx, actor, { place, limit: 100 })).items.find((r) => r.id === id)?.canCorrect
  const [dean, teacher] = [county.actor('dean', 'S1'), county.actor('head-teacher', 'C31')]
  expect(await offered(county.actor('principal', 'S1'), 'S1')).toBe(false)
  expect(await offered(dean, 'S1')).toBe(false)
  expect(await offered(county.actor('village-director', 'V1'), 'V1')).toBe(false)
  expect(await offered(county.actor('county-office', 'COUNTY'), county.code)).toBe(false)
  expect(await offered(township(), 'T')).toBe(true)
  const own = await written([here], teacher)
  expect(await offered(teacher, 'C31', own)).toBe(true)
  expect(await offered(dean, 'S1', own)).toBe(true)
  expect(await offered(township(), 'T', own)).toBe(false)
  expect(await offered(county.actor('head-teacher', 'C31'), 'C31', own)).toBe(false)
  const next = talk([here], { replaces: own })
  expect(await save(dean, next)).toEqual(['accepted', null])
  const { timeline } = await getChild(county.ctx, dean, here, null)
  const shown = (id: string) => timeline.find((i) => i.type === 'record' && i.record.id === id)
  expect(shown(own)).toMatchObject({ record: { supersededBy: next.id, canCorrect: false } })
  expect(shown(next.id)).toMatchObject({ record: { canCorrect: true } })
})

const set = async (text: string, id = record) => {
  const placeId = county.place('COUNTY')
  const local = database.engine === 'citus' ? 'citus.propagate_set_commands' : 'session_replication_role'
  await database.owner.query(
    `begin; set local ${local} = ${database.engine === 'citus' ? 'local' : 'replica'}; set local app.county='${county.id}'; set local app.circles='{0,${placeId},${-placeId}}'`,
  )
  await database.owner.query(text, [county.id, id])
  await database.owner.query('commit')
}

it('verify finds a replaced record that still counts, and one that holds and does not count', async () => {
  await set('update record set superseded_by = id where county_id = $1 and id = $2')
  expect((await verify(county.ctx, county.operator)).findings).toEqual([
    expect.stringContaining('说是更正过'),
    expect.stringContaining('算不算数和它有没有更正过不符'),
  ])
  await set('update record set superseded_by = null where county_id = $1 and id = $2')
  await set('update record_part set live = false where county_id = $1 and record_id = $2')
  // Which of the day's talks met the duty goes by their ids: the row of each of both children may be found wrong beside it, and nothing else.
  const { findings } = await verify(county.ctx, county.operator)
  expect(findings.filter((f) => !/^[12] 项值守的存行/.test(f))).toEqual([
    expect.stringContaining('2 处记录算不算数和它有没有更正过不符'),
  ])
})

it('a file tells of each record what the ledger tells of it, also of one that an earlier release wrote', async () => {
  const dean = county.actor('dean', 'S1')
  const records = [record, await written([here, beside]), await written([here], dean)]
  const told = async () => {
    const { timeline } = await getChild(county.ctx, dean, here, null)
    const inFile = timeline.flatMap((i) => (i.type === 'record' && records.includes(i.record.id) ? [i.record] : []))
    const { items } = await listRecords(county.ctx, dean, { place: 'S1', limit: 100 })
    const inLedger = items.filter((r) => records.includes(r.id))
    const byId = (list: typeof inFile) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(inFile)).toEqual(byId(inLedger))
    return byId(inFile)
  }
  const before = await told()
  expect(records.map((id) => before.find((r) => r.id === id)?.canCorrect)).toEqual([false, true, true])
  // What an earlier release wrote does not say of how many parts it is.
  for (const id of records) await set('update record set parts = null where county_id = $1 and id = $2', id)
  expect(await told()).toEqual(before)
})
