import { afterAll, beforeAll, expect, it } from 'vitest'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { listChildren } from '../../children/queries/children.ts'
import { inActorTx } from '../../db/tx.ts'
import { getBoard } from '../../duties/queries/board.ts'
import { verifyScopes } from '../../installation/db/verify-scopes.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { addPlaces } from './add-places.ts'
import { changePlace } from './change-place.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

it('a place closes once nobody on the roll sits there, also for an administrator who sees no child', async () => {
  const administrator = county.actor('administrator', 'COUNTY')
  const close = (code: string) => changePlace(county.ctx, administrator, county.place(code), { closed: true })
  const child = await makeChild(county, 'C31', '龙小满')
  for (const [code, name] of [
    ['C31', '三(1)班'],
    ['S1', '青石镇中心小学'],
    ['V1', '河湾村'],
    ['T', '青石镇'],
  ] as const)
    await expect(close(code)).rejects.toMatchObject({
      code: 'invalid',
      message: `${name}还有 1 名在册的孩子，停用后就没人管到他们了。先把他们转到别处，或登记离开，再停用。`,
    })
  expect((await close('C32')).closed).toBe(true)
  await leaveChild(county.ctx, county.operator, child, { on: '2026-11-20', reason: 'transferred' })
  expect((await close('C31')).closed).toBe(true)
})

it('a school that slipped under the county is hung where it belongs, its classes and children with it (F10)', async () => {
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'T2', name: '白水镇', parentCode: county.code },
    { kind: 'school', code: 'S9', name: '白水小学', parentCode: county.code },
    { kind: 'class', code: 'F21', name: '二年级(1)班', parentCode: 'S9' },
    { kind: 'school', code: 'S8', name: '大坪村小学', parentCode: 'T2' },
  ])
  await makeChild(county, 'F21', '向小远')
  const tree = await inActorTx(county.ctx.db, county.operator, (tx) => tx.tree(), { readOnly: true })
  const idOf = (code: string) => [...tree.values()].find((p) => p.code === code)?.id ?? -1
  const hang = (code: string, parentCode: string) =>
    changePlace(county.ctx, county.operator, idOf(code), { parentCode })
  const children = async () =>
    (await getBoard(county.ctx, county.operator, { place: 'T2', month: '2026-11' })).childCount
  expect(await children()).toBe(0)
  expect((await hang('S9', 'T2')).parentId).toBe(idOf('T2'))
  expect(await children()).toBe(1)
  expect(await inActorTx(county.ctx.db, county.operator, verifyScopes, { now: county.now })).toEqual([])
  // A class of it goes to the other school: its pupils are that school's from today, and of nobody else.
  const there = async (place: string) =>
    (await listChildren(county.ctx, county.operator, { place, status: 'enrolled', sort: 'name', limit: 5 })).items
      .length
  await hang('F21', 'S8')
  expect([await there('S9'), await there('S8')]).toEqual([0, 1])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  await hang('F21', 'S9')
  // What cannot stand there, what could not be told apart there, and what is not there.
  await expect(hang('F21', 'T2')).rejects.toMatchObject({ message: /不能放在乡镇“白水镇”下面/ })
  await expect(hang('S2', 'T2')).rejects.toMatchObject({ message: /白水镇下面已经有一个“大坪村小学”/ })
  await expect(hang('S9', 'nowhere')).rejects.toMatchObject({ code: 'not-found' })
  const township = { ...county.actor('administrator', 'T') }
  await expect(changePlace(county.ctx, township, idOf('S1'), { parentCode: 'T2' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
