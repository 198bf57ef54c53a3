import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listPlaceMerges } from '../queries/place-merges.ts'
import { addPlaces } from './add-places.ts'
import { mergePlace } from './merge-place.ts'
import { undoPlaceMerge } from './undo-place-merge.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const clean = async (county: TestCounty) => expect((await verify(county.ctx, county.operator)).findings).toEqual([])
const later = (county: TestCounty, minutes: number): TestCounty['ctx'] => ({
  ...county.ctx,
  now: () => county.now + minutes * 60_000,
})
/** Everything that a merger touches, row by row. */
const all = (county: TestCounty) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const rows = async (text: string) => (await tx.query(text, [county.id])).map((r) => JSON.stringify(r))
      return {
        places: await rows(
          'select id, parent_id, name, label, aliases, closed, help_lines from place where county_id = $1 order by id',
        ),
        spans: await rows(
          'select child_id, from_on, until_on, school_id, class_id, village_id, scope from child_facts where county_id = $1 and not del order by child_id, from_on',
        ),
        children: await rows(
          'select id, school_id, class_id, village_id, scope from child where county_id = $1 order by id',
        ),
        posts: await rows('select id, place_id, until_on, scope from post where county_id = $1 order by id'),
        accounts: await rows('select id, scope from account where county_id = $1 order by id'),
        parts: await rows(
          'select record_id, child_id, school_id, scope from record_part where county_id = $1 order by record_id, child_id',
        ),
      }
    },
    { readOnly: true },
  )

it('a merged school is taken out again as if it had not been merged, and it is said once', async () => {
  const county = await makeCounty(database)
  const { ctx, operator } = county
  const administrator = county.actor('administrator', 'COUNTY')
  await addPlaces(ctx, operator, [{ kind: 'class', code: 'D41', name: '四年级(1)班', parentCode: 'S2' }])
  await makeChild(county, 'C31', '龙小满')
  const moved = await makeChild(county, 'D31', '向小远')
  await makeChild(county, 'D41', '滕小溪')
  const gone = await makeChild(county, 'D31', '田小雨')
  await leaveChild(ctx, operator, gone, { on: '2026-10-20', reason: 'transferred' })
  await saveRecords(ctx, county.actor('head-teacher', 'D31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [moved],
        happenedOn: '2026-10-12',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  for (const [login, role, placeCode] of [
    [`uxz${county.code}`, 'principal', 'S2'],
    [`ubzr${county.code}`, 'head-teacher', 'D31'],
  ] as const)
    await addAccount(ctx, operator, { login, name: `${login}老师`, role, placeCode })
  const was = await all(county)
  await mergePlace(ctx, administrator, county.place('S2'), { into: 'S1', classes: 'together', reason: '选错了' })
  expect(await all(county)).not.toEqual(was)
  const [merge] = (await listPlaceMerges(ctx, administrator)).items
  expect(merge).toMatchObject({ from: '大坪村小学', into: '青石镇中心小学', children: 3, reason: '选错了' })
  const id = merge?.id ?? ''
  await expect(undoPlaceMerge(ctx, county.actor('principal', 'S3'), id, '不是我的')).rejects.toMatchObject({
    code: 'not-found',
  })
  await undoPlaceMerge(later(county, 1), administrator, id, '应当并入另一所')
  expect(await all(county)).toEqual(was)
  await clean(county)
  expect((await listPlaceMerges(ctx, administrator)).items).toEqual([])
  await expect(undoPlaceMerge(later(county, 2), administrator, id, '再撤一次')).rejects.toMatchObject({
    code: 'cannot-undo',
    message: expect.stringContaining('已经撤回'),
  })
})

it('a township and a village too; who built on it is named, and it stays merged', async () => {
  const county = await makeCounty(database)
  const { ctx, operator } = county
  await addPlaces(ctx, operator, [
    { kind: 'township', code: 'T2', name: '云坪镇', parentCode: county.code },
    { kind: 'village', code: 'V3', name: '黄泥村', parentCode: 'T2' },
  ])
  const child = await makeChild(county, 'C31', '石小安')
  const was = await all(county)
  const town2 = await inActorTx(ctx.db, operator, (tx) => tx.tree(), { readOnly: true }).then(
    (tree) => [...tree.values()].find((p) => p.code === 'T2')?.id ?? -1,
  )
  await mergePlace(ctx, operator, town2, { into: 'T', classes: 'together', reason: '撤乡并镇' })
  const [town] = (await listPlaceMerges(ctx, operator)).items
  await undoPlaceMerge(later(county, 1), operator, town?.id ?? '', '没有批')
  expect(await all(county)).toEqual(was)
  await mergePlace(later(county, 2), operator, county.place('V1'), { into: 'V2', classes: 'together', reason: '合村' })
  const refused = async () => (await listPlaceMerges(ctx, operator)).items[0]?.undoRefused
  expect(await refused()).toBe(null)
  await changeChild(later(county, 3), county.actor('dean', 'S1'), child, { changes: { address: '新村' }, base: {} })
  // Told before anybody presses (F15), to whoever sees no child as well.
  expect(await refused()).toContain('改过过来的孩子')
  expect((await listPlaceMerges(ctx, county.actor('administrator', 'COUNTY'))).items[0]?.undoRefused).toBe(
    await refused(),
  )
  const [village] = (await listPlaceMerges(ctx, operator)).items
  await expect(undoPlaceMerge(later(county, 4), operator, village?.id ?? '', '没有批')).rejects.toMatchObject({
    code: 'cannot-undo',
    message: expect.stringContaining('改过过来的孩子'),
  })
  await clean(county)
})
