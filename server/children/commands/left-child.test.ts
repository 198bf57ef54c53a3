import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'
import { addChild } from './add-child.ts'
import { changeChild } from './change-child.ts'
import { leaveChild } from './leave-child.ts'
import { returnChild } from './return-child.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const dean = () => county.actor('dean', 'S1')
const rowOf = async (id: string) => (await getChild(county.ctx, dean(), id, null)).row
const leave = (id: string, on = '2026-11-10') => leaveChild(county.ctx, dean(), id, { on, reason: 'transferred' })
const closeClass = async (code: string) => {
  const place = await inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => [...(await tx.tree()).values()].find((p) => p.code === code),
    { readOnly: true },
  )
  await changePlace(county.ctx, county.operator, place?.id ?? 0, { closed: true })
}
/** A class of its own that closes once its only child has left. */
const inClosedClass = async (name: string, label: string) => {
  const code = `C4${label}`
  await addPlaces(county.ctx, county.operator, [{ kind: 'class', code, name: `四年级(${label})班`, parentCode: 'S1' }])
  const id = await makeChild(county, code, name)
  await leave(id)
  await closeClass(code)
  return { id, code }
}

it('the file of a child who left is not changed by hand: first it comes back', async () => {
  const id = await makeChild(county, 'C31', '石安安')
  await leave(id)
  await expect(
    changeChild(county.ctx, dean(), id, { since: '2026-11-20', changes: { address: '河湾村9组' }, base: {} }),
  ).rejects.toMatchObject({
    code: 'invalid',
    message: '孩子已经离开，资料不再改。回来了的话，请先在档案里办“回来了”。',
  })
  expect((await rowOf(id)).status).toBe('left')
})

describe('a closed class', () => {
  it('takes nobody back, neither by default nor by its code', async () => {
    const { id, code } = await inClosedClass('龙巧', '1')
    for (const input of [{ on: '2026-11-20' }, { on: '2026-11-20', classCode: code }])
      await expect(returnChild(county.ctx, dean(), id, input)).rejects.toMatchObject({
        code: 'invalid',
        details: { classCode: '四(1)班已经停用，请选一个现在的班。' },
      })
    await returnChild(county.ctx, dean(), id, { on: '2026-11-20', classCode: 'C32' })
    expect((await rowOf(id)).className).toBe('三(2)班')
  })

  it('takes nobody in: neither a new child nor one that moves', async () => {
    const { code } = await inClosedClass('罗小禾', '2')
    const id = await makeChild(county, 'C31', '田小雨')
    const refused = { code: 'invalid', details: { classCode: '四(2)班已经停用，请选一个现在的班。' } }
    await expect(changeChild(county.ctx, dean(), id, { changes: { classCode: code }, base: {} })).rejects.toMatchObject(
      refused,
    )
    await expect(
      addChild(county.ctx, dean(), { id: newId(county.now), changes: { name: '向阳', classCode: code } }),
    ).rejects.toMatchObject(refused)
  })

  it('is opened again by a list that brings its pupil back without a word about the class', async () => {
    const { id } = await inClosedClass('单知远', '3')
    const outcome = await importRosterFile(county.ctx, county.operator, {
      bytes: new TextEncoder().encode('姓名,性别,出生日期\n单知远,女,2017-05-01'),
      fileName: 'a.csv',
      schoolCode: 'S1',
      term: '2026-autumn',
      population: 'left-behind',
      apply: true,
    })
    expect(outcome.written).toMatchObject({ added: 0, changed: 1 })
    expect([(await rowOf(id)).status, (await rowOf(id)).className]).toEqual(['enrolled', '四(3)班'])
    await expect(closeClass('C43')).rejects.toThrow()
  })
})

describe('who may take a child off a roll, and bring it back', () => {
  const cases: [Role, string, string][] = [
    ['head-teacher', 'C31', 'done'],
    ['head-teacher', 'C32', 'not-found'],
    ['dean', 'S1', 'done'],
    ['dean', 'S2', 'not-found'],
    ['village-director', 'V1', 'forbidden'],
    ['township-officer', 'T', 'done'],
  ]
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
  it.each(cases)('%s of %s, a pupil of C31 → %s', async (role, at, expected) => {
    const actor = county.actor(role, at)
    const id = await makeChild(county, 'C31', '潘月')
    const went = await outcome(leaveChild(county.ctx, actor, id, { on: '2026-11-10', reason: 'moved-away' }))
    if (went !== 'done') await leave(id)
    const back = await outcome(returnChild(county.ctx, actor, id, { on: '2026-11-20' }))
    expect([went, back]).toEqual([expected, expected])
  })

  it('a village director brings nobody into a class; of the children whom only the village knows it decides', async () => {
    const director = county.actor('village-director', 'V1')
    const pupil = await makeChild(county, 'C31', '吴天宇')
    await leave(pupil)
    expect(await outcome(returnChild(county.ctx, director, pupil, { on: '2026-11-20', classCode: 'D31' }))).toBe(
      'forbidden',
    )
    const small = newId(county.now)
    await addChild(county.ctx, director, {
      id: small,
      since: '2026-09-01',
      changes: { name: '吴天乐', villageCode: 'V1' },
    })
    await leaveChild(county.ctx, director, small, { on: '2026-11-10', reason: 'moved-away' })
    await returnChild(county.ctx, director, small, { on: '2026-11-20' })
    expect(await outcome(changeChild(county.ctx, director, small, { changes: { boarder: false }, base: {} }))).toBe(
      'done',
    )
  })
})
