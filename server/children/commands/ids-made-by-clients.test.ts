import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'
import { addChild } from './add-child.ts'
import { changeChild } from './change-child.ts'

/** L10: an id that another place has already is answered like one that nobody has. */
let database: TestDatabase
let county: TestCounty
let mine: string
let theirs: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  mine = await makeChild(county, 'C31', '石一')
  theirs = await makeChild(county, 'D31', '石二', { villageCode: 'V2' })
})
afterAll(() => database.close())

const dean = () => county.actor('dean', 'S1')
const row = (table: string, id: string) =>
  inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.query(`select * from ${table} where county_id = $1 and id = $2`, [county.id, id]),
  )
const talk = (id: string, childId: string) => ({
  id,
  kind: 'talk',
  version: 1,
  childIds: [childId],
  happenedOn: '2026-11-17',
  body: { topics: ['health'], finding: 'well' },
})

it('a child: it is added, under an id of its own that the answer tells, once however often it is sent', async () => {
  const before = await row('child', theirs)
  const actor = dean()
  const add = () => addChild(county.ctx, actor, { id: theirs, changes: { name: '新来的', classCode: 'C31' } })
  const { id } = await add()
  expect(id).not.toBe(theirs)
  expect(await add()).toEqual({ id })
  expect((await getChild(county.ctx, actor, id, null)).row.name).toBe('新来的')
  expect(await row('child', theirs)).toEqual(before)
})

it('a child that its sender added and that has moved on since is not added again', async () => {
  const actor = dean()
  const id = newId(county.now)
  const add = () => addChild(county.ctx, actor, { id, changes: { name: '走得快', classCode: 'C32' } })
  await add()
  await changeChild(county.ctx, county.operator, id, { changes: { classCode: 'D31' }, base: {} })
  expect(await add()).toEqual({ id })
})

it('a record: the same verdict there and not there, its own again is a duplicate', async () => {
  const used = newId(county.now)
  await saveRecords(county.ctx, county.actor('head-teacher', 'D31'), { records: [talk(used, theirs)] })
  const before = await row('record', used)
  const actor = dean()
  const send = async (id: string) => (await saveRecords(county.ctx, actor, { records: [talk(id, mine)] })).verdicts[0]
  const free = newId(county.now)
  expect(await send(used)).toEqual({ ...(await send(free)), id: used })
  expect(await send(used)).toEqual({ ...(await send(free)), id: used })
  expect(await row('record', used)).toEqual(before)
})

it('a record whose answer was lost and whose child has moved on since is a duplicate', async () => {
  const child = await makeChild(county, 'C31', '石三', { villageCode: null })
  const actor = dean()
  const one = talk(newId(county.now), child)
  await saveRecords(county.ctx, actor, { records: [one] })
  await changeChild(county.ctx, county.operator, child, { changes: { classCode: 'D31' }, base: {} })
  expect((await saveRecords(county.ctx, actor, { records: [one] })).verdicts[0]?.verdict).toBe('duplicate')
})

it('a waiver: it is written', async () => {
  const used = newId(county.now)
  const waive = (childId: string, actor: ReturnType<typeof dean>) =>
    waiveDuty(county.ctx, actor, {
      id: used,
      rule: 'monthly-talk',
      childIds: [childId],
      period: '2026-10',
      reason: '住院',
    })
  await waive(theirs, county.actor('dean', 'S2'))
  const before = await row('waiver', used)
  await waive(mine, dean())
  expect(await row('waiver', used)).toEqual(before)
  expect((await getChild(county.ctx, dean(), mine, null)).duties.some((d) => d.waiver !== null)).toBe(true)
})
