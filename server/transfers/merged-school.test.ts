import { afterAll, beforeAll, expect, it } from 'vitest'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { communitiesAt } from '../../domain/registers/scope.ts'
import { type Actor, circlesOf, type Role } from '../../domain/roles.ts'
import { inActorTx } from '../db/tx.ts'
import { getToday } from '../duties/queries/today.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { mergePlace } from '../places/commands/merge-place.ts'
import { undoPlaceMerge } from '../places/commands/undo-place-merge.ts'
import { listPlaceMerges } from '../places/queries/place-merges.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { acceptTransfers } from './commands/accept-transfers.ts'
import { declineTransfers } from './commands/answer-transfers.ts'
import { askTransfer } from './commands/ask-transfer.ts'
import { listTransfers } from './queries/transfers.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const TODAY = '2026-11-24'
const into = (code: string) => ({ into: code, classes: 'together' as const, reason: '两校合并' })
/** Two schools of the county's first township, and a third one that takes one of them in. */
const countyOf = async () => {
  const county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'school', code: 'S3', name: '新建中心校', parentCode: 'T' },
    { kind: 'class', code: 'E31', name: '三年级(1)班', parentCode: 'S3' },
  ])
  const tree = await inActorTx(county.ctx.db, county.operator, (tx) => tx.tree(), { readOnly: true })
  const at = (role: Role, code: string): Actor => {
    const placeId = placeOfCode(tree, code)?.id ?? -1
    return {
      ...county.actor(role, 'S1'),
      placeId,
      circles: circlesOf(role, placeId, null, communitiesAt(placeId, tree)),
    }
  }
  const ask = (child: string, actor: Actor, to: string) =>
    askTransfer(county.ctx, actor, { children: [child], to, elsewhere: '', on: TODAY, note: '怕生' })
  const list = async (actor: Actor, side: 'in' | 'out', show: 'open' | 'done' = 'open') =>
    (await listTransfers(county.ctx, actor, { side, show, limit: 50 })).items
  const owed = async (school: string) =>
    (await getToday(county.ctx, at('principal', school), 'all')).others
      .filter((o) => o.rule === 'transfer-answer')
      .map((o) => o.subject.name)
  const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  return { county, at, ask, list, owed, clean }
}
const undo = async (county: TestCounty) => {
  const [last] = (await listPlaceMerges(county.ctx, county.operator)).items
  await undoPlaceMerge(county.ctx, county.operator, last?.id ?? '', '合错了')
}

it('a child on its way to a school that goes into another waits there, is owed an answer there, and is taken in there', async () => {
  const { county, at, ask, list, owed, clean } = await countyOf()
  const child = await makeChild(county, 'C31', '龙小满')
  await ask(child, county.actor('dean', 'S1'), 'S2')
  expect(await owed('S2')).toEqual(['大坪村小学'])
  await mergePlace(county.ctx, county.operator, county.place('S2'), into('S3'))
  const [one] = await list(at('principal', 'S3'), 'in')
  expect(one).toMatchObject({ state: 'waiting', to: { name: '新建中心校' }, note: '怕生', mayAccept: true })
  expect(await owed('S3')).toEqual(['新建中心校'])
  await clean()
  // The schools are two again: it goes on where it was asked.
  await undo(county)
  expect((await list(county.actor('principal', 'S2'), 'in')).map((t) => [t.id, t.to?.name])).toEqual([
    [one?.id, '大坪村小学'],
  ])
  expect([await owed('S2'), await owed('S3'), await list(at('principal', 'S3'), 'in')]).toEqual([
    ['大坪村小学'],
    [],
    [],
  ])
  await clean()
  await mergePlace(county.ctx, county.operator, county.place('S2'), into('S3'))
  expect(
    await acceptTransfers(county.ctx, at('principal', 'S3'), { ids: [one?.id ?? ''], class: { code: 'E31' } }),
  ).toMatchObject({ accepted: 1 })
  await clean()
})

it('between two that are one school now nothing is left to be handed on; what the giver was told goes along', async () => {
  const { county, at, ask, list, clean } = await countyOf()
  const [a, b] = [await makeChild(county, 'D31', '向小远'), await makeChild(county, 'D31', '石小安')]
  const giver = county.actor('principal', 'S2')
  await ask(a ?? '', giver, 'S1')
  await ask(b ?? '', giver, 'S3')
  const [declined] = await list(at('principal', 'S3'), 'in')
  await declineTransfers(county.ctx, at('principal', 'S3'), { ids: [declined?.id ?? ''], reason: '住得太远' })
  await mergePlace(county.ctx, county.operator, county.place('S2'), into('S1'))
  const principal = county.actor('principal', 'S1')
  expect(await list(principal, 'in')).toEqual([])
  expect((await list(principal, 'out')).map((t) => [t.state, t.child?.name, t.answer?.reason])).toEqual([
    ['declined', '石小安', '住得太远'],
  ])
  expect((await list(principal, 'out', 'done')).map((t) => [t.state, t.answer?.reason])).toEqual([
    ['withdrawn', '两所学校合并了，孩子已经在这所学校里'],
  ])
  await clean()
  await undo(county)
  expect((await list(county.actor('principal', 'S1'), 'in')).map((t) => [t.state, t.child?.name])).toEqual([
    ['waiting', '向小远'],
  ])
  await clean()
})
