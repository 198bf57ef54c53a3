import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { listAccounts } from '../../accounts/queries/accounts.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { returnChild } from '../../children/commands/return-child.ts'
import { listChildren } from '../../children/queries/children.ts'
import { inActorTx } from '../../db/tx.ts'
import { getBoard } from '../../duties/queries/board.ts'
import { getFigure, getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getMergePreview } from '../queries/merge-preview.ts'
import { listPlaces } from '../queries/places.ts'
import { addPlaces } from './add-places.ts'
import { changePlace } from './change-place.ts'
import { mergePlace } from './merge-place.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const together = (into: string) => ({ into, classes: 'together' as const, reason: '撤点并校' })
const names = async (
  county: TestCounty,
  place: string,
  by = county.operator,
  status: 'enrolled' | 'left' = 'enrolled',
) => (await listChildren(county.ctx, by, { place, status, sort: 'name', limit: 50 })).items.map((c) => c.name).sort()
const spansOf = (county: TestCounty, child: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query(
        'select from_on, until_on, status, school_id, class_id, village_id from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        [county.id, child],
      ),
    { readOnly: true },
  )
const clean = async (county: TestCounty) => expect((await verify(county.ctx, county.operator)).findings).toEqual([])
const talk = (county: TestCounty, childId: string, happenedOn: string) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds: [childId],
  happenedOn,
  body: { topics: ['study'], finding: 'well' },
})

it('a school goes into another: children and posts sit there from today, what was written before stays and is counted with it', async () => {
  const county = await makeCounty(database)
  const { ctx, operator } = county
  const administrator = county.actor('administrator', 'COUNTY')
  await addPlaces(ctx, operator, [{ kind: 'class', code: 'D41', name: '四年级(1)班', parentCode: 'S2' }])
  await makeChild(county, 'C31', '龙小满')
  const moved = await makeChild(county, 'D31', '向小远')
  await makeChild(county, 'D41', '滕小溪')
  const gone = await makeChild(county, 'D31', '田小雨')
  await leaveChild(ctx, operator, gone, { on: '2026-10-20', reason: 'transferred' })
  await saveRecords(ctx, county.actor('head-teacher', 'D31'), { records: [talk(county, moved, '2026-10-12')] })
  for (const [login, role, placeCode] of [
    [`xz${county.code}`, 'principal', 'S2'],
    [`bzr${county.code}`, 'head-teacher', 'D31'],
  ] as const)
    await addAccount(ctx, operator, { login, name: `${login}老师`, role, placeCode })

  const preview = await getMergePreview(ctx, administrator, county.place('S2'), together('S1'))
  expect(preview).toMatchObject({
    from: '大坪村小学',
    into: '青石镇中心小学',
    children: 2,
    gone: 1,
    posts: 2,
    records: 1,
    stop: null,
  })
  expect(preview.classes).toEqual([
    { name: '三(1)班', becomes: '三(1)班', together: true },
    { name: '四(1)班', becomes: '四(1)班', together: false },
  ])
  // An administrator, who sees no child, may do it.
  const into = await mergePlace(ctx, administrator, county.place('S2'), together('S1'))
  expect(into).toMatchObject({ code: 'S1', aliases: ['大坪村小学'] })
  await clean(county)

  expect(await spansOf(county, moved)).toMatchObject([
    { from_on: '2026-09-01', until_on: '2026-11-24', school_id: county.place('S2'), class_id: county.place('D31') },
    { from_on: '2026-11-24', until_on: null, school_id: county.place('S1'), class_id: county.place('C31') },
  ])
  // Who had gone did not go a second time; the file is kept where the school is now.
  expect(await spansOf(county, gone)).toMatchObject([
    { status: 'enrolled' },
    { status: 'left', school_id: county.place('S1') },
  ])
  const principal = county.actor('principal', 'S1')
  expect(await names(county, 'S1', principal)).toEqual(['向小远', '滕小溪', '龙小满'].sort())
  expect(await names(county, 'C31', county.actor('head-teacher', 'C31'))).toEqual(['向小远', '龙小满'].sort())
  expect(await names(county, 'D41', principal)).toEqual(['滕小溪'])
  expect(await names(county, 'S1', principal, 'left')).toEqual(['田小雨'])
  // The old code means the new place, and stands on no list.
  expect(await names(county, 'S2', principal)).toEqual(await names(county, 'S1', principal))
  const listed = (await listPlaces(ctx, operator)).items.map((p) => p.code)
  expect(listed.filter((c) => ['S2', 'D31'].includes(c))).toEqual([])
  expect(listed).toContain('D41')
  // The talk of October counts for the school that it is now, and opens to its row.
  const talks = { figureId: 'talks.held', place: 'S1', term: '2026-autumn' }
  expect((await getFigure(ctx, principal, talks)).value).toBe(1)
  expect((await getFigureRows(ctx, principal, { ...talks, limit: 10 })).items).toMatchObject([{ childName: '向小远' }])
  expect((await getFigure(ctx, principal, { ...talks, figureId: 'pupils' })).value).toBe(3)
  const board = await getBoard(ctx, principal, { place: 'S1', month: '2026-10' })
  expect(board.classes.map((c) => c.name)).toEqual(['三(1)班', '四(1)班'])
  // Posts.
  const posts = (await listAccounts(ctx, operator)).items.flatMap((a) => a.posts.map((p) => [a.login, p.place.code]))
  expect(posts).toContainEqual([`xz${county.code}`, 'S1'])
  expect(posts).toContainEqual([`bzr${county.code}`, 'C31'])
  // Who comes back comes to the school that it is now.
  await returnChild(ctx, operator, gone, { on: '2026-11-24' })
  expect(await names(county, 'C31', principal)).toEqual(['向小远', '田小雨', '龙小满'].sort())
  await clean(county)
})

it('classes of the same name stay apart where that is wanted, under the next free number', async () => {
  const county = await makeCounty(database)
  await makeChild(county, 'D31', '向小远')
  const apart = { into: 'S1', classes: 'apart' as const, reason: '暂不并班' }
  expect((await getMergePreview(county.ctx, county.operator, county.place('S2'), apart)).classes).toEqual([
    { name: '三(1)班', becomes: '三(3)班', together: false },
  ])
  await mergePlace(county.ctx, county.operator, county.place('S2'), apart)
  const place = (await listPlaces(county.ctx, county.operator)).items.find((p) => p.code === 'D31')
  expect(place).toMatchObject({ name: '三(3)班', label: '3', parentId: county.place('S1') })
  expect(await names(county, 'S1')).toEqual(['向小远'])
  await clean(county)
})

it('a village goes into another, and one class into another of its school; its own principal may do that', async () => {
  const county = await makeCounty(database)
  await makeChild(county, 'C32', '石小安')
  await mergePlace(county.ctx, county.operator, county.place('V1'), together('V2'))
  expect(await names(county, 'V1', county.actor('village-director', 'V2'))).toEqual(['石小安'])
  await mergePlace(county.ctx, county.actor('principal', 'S1'), county.place('C32'), together('C31'))
  expect(await names(county, 'C31', county.actor('head-teacher', 'C31'))).toEqual(['石小安'])
  await clean(county)
})

it('a township goes into another: its schools and villages hang there, in sight of the other’s officer; what was written stays', async () => {
  const county = await makeCounty(database)
  const { ctx, operator } = county
  await addPlaces(ctx, operator, [
    { kind: 'township', code: 'T2', name: '白石乡', parentCode: county.code },
    { kind: 'school', code: 'S9', name: '白石中心小学', parentCode: 'T2' },
    { kind: 'village', code: 'V9', name: '白石村', parentCode: 'T2' },
    { kind: 'class', code: 'E11', name: '一年级', parentCode: 'S9' },
  ])
  const child = await makeChild(county, 'E11', '冉小满')
  await saveRecords(ctx, operator, { records: [talk(county, child, '2026-11-12')] })
  await addAccount(ctx, operator, {
    login: `xg${county.code}`,
    name: '白石乡干部',
    role: 'township-officer',
    placeCode: 'T2',
  })
  expect(await names(county, 'S9', operator)).toEqual(['冉小满'])
  await expect(names(county, 'S9', county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'not-found' })

  const old = (await listPlaces(ctx, operator)).items.find((p) => p.code === 'T2')?.id ?? -1
  expect(await getMergePreview(ctx, operator, old, together('T'))).toMatchObject({
    hanging: { schools: 1, villages: 1 },
    children: 0,
    posts: 1,
    stop: null,
  })
  await mergePlace(ctx, county.actor('administrator', 'COUNTY'), old, together('T'))
  await clean(county)
  // The officer of the other township sees them now, by the school, by the old township's code and in the numbers.
  const officer = county.actor('township-officer', 'T')
  expect(await names(county, 'S9', officer)).toEqual(['冉小满'])
  expect(await names(county, 'T', officer)).toEqual(['冉小满'])
  expect(await names(county, 'T2', officer)).toEqual(['冉小满'])
  const talks = { figureId: 'talks.held', place: 'T', term: '2026-autumn' }
  expect((await getFigure(ctx, officer, talks)).value).toBe(1)
  // The child has not moved; the post has.
  expect(await spansOf(county, child)).toHaveLength(1)
  const posts = (await listAccounts(ctx, operator)).items.flatMap((a) => a.posts.map((p) => [a.login, p.place.code]))
  expect(posts).toContainEqual([`xg${county.code}`, 'T'])
  const listed = (await listPlaces(ctx, operator)).items
  expect(listed.map((p) => p.code)).not.toContain('T2')
  expect(listed.find((p) => p.code === 'S9')).toMatchObject({ parentId: county.place('T') })
  expect(listed.find((p) => p.code === 'T')).toMatchObject({ aliases: ['白石乡'] })
})

it('only who stands over both, and only what can be one', async () => {
  const county = await makeCounty(database)
  const refused = (placeId: number, into: string, by = county.operator) =>
    expect(mergePlace(county.ctx, by, placeId, together(into))).rejects
  await refused(county.place('S2'), 'S1', county.actor('principal', 'S2')).toMatchObject({ code: 'not-found' })
  await refused(county.place('S2'), 'S1', county.actor('principal', 'S1')).toMatchObject({ code: 'not-found' })
  await refused(county.place('S2'), 'S1', county.actor('township-officer', 'T')).toMatchObject({ code: 'forbidden' })
  await refused(county.place('S2'), 'nowhere').toMatchObject({ code: 'not-found' })
  await refused(county.place('S2'), 'S2').toMatchObject({ message: '不能并入自己，请另选一个。' })
  await refused(county.place('S2'), 'V1').toMatchObject({ message: /学校只能并入学校/ })
  await refused(county.place('T'), 'T').toMatchObject({ code: 'invalid' })
  await refused(county.place('COUNTY'), county.code).toMatchObject({ message: '不能并入自己，请另选一个。' })
  await changePlace(county.ctx, county.operator, county.place('S1'), { closed: true })
  await refused(county.place('S2'), 'S1').toMatchObject({ message: /已经停用/ })
  await changePlace(county.ctx, county.operator, county.place('S1'), { closed: false })
  await mergePlace(county.ctx, county.operator, county.place('S2'), together('S1'))
  await refused(county.place('S2'), 'S1').toMatchObject({ message: /已经并到别处/ })
  await refused(county.place('S1'), 'S2').toMatchObject({ message: /自己已经并到别处/ })
  await expect(changePlace(county.ctx, county.operator, county.place('S2'), { closed: false })).rejects.toMatchObject({
    message: /已经并到别处，不能再改/,
  })
  const again = await addPlaces(county.ctx, county.operator, [
    { kind: 'school', code: 'S2', name: '大坪村小学', parentCode: 'T' },
  ])
  expect(again.problems[0]?.message).toMatch(/已经并入“青石镇中心小学”/)
})
