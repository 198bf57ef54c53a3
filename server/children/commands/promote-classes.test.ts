import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { verify } from '../../installation/queries/verify.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listChildren } from '../queries/children.ts'
import { getPromotion } from '../queries/promotion.ts'
import { changeChild } from './change-child.ts'
import { promoteClasses } from './promote-classes.ts'
import { undoPromotion } from './undo-promotion.ts'

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
const roll = async (county: TestCounty, place: string, status: 'enrolled' | 'left' = 'enrolled') =>
  (await listChildren(county.ctx, county.operator, { place, status, sort: 'name', limit: 50 })).items
    .map((c) => c.name)
    .sort()
const spans = (county: TestCounty) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query(
        'select child_id, from_on, until_on, status, class_id, grade from child_facts where county_id = $1 and not del order by child_id, from_on',
        [county.id],
      ),
    { readOnly: true },
  )
const inputOf = async (county: TestCounty, on?: string) => {
  const seen = await getPromotion(county.ctx, county.actor('dean', 'S1'), { on })
  return {
    seen,
    input: {
      school: 'S1',
      on: seen.on,
      classes: seen.classes.map((c) => ({ code: c.code, does: c.suggest, children: c.children })),
      repeat: [] as string[],
    },
  }
}

it('classes move up in one go, the last leave, who repeats stays; and all of it is taken back', async () => {
  const county = await makeCounty(database)
  const dean = county.actor('dean', 'S1')
  await addPlaces(county.ctx, county.operator, [
    { kind: 'class', code: 'C41', name: '四年级(1)班', parentCode: 'S1' },
    { kind: 'class', code: 'C61', name: '六年级(1)班', parentCode: 'S1' },
  ])
  await makeChild(county, 'C31', '龙小满')
  const repeats = await makeChild(county, 'C31', '石小安')
  await makeChild(county, 'C41', '向小远')
  await makeChild(county, 'C61', '滕小溪')
  await makeChild(county, 'C32', '覃小川')
  const was = await spans(county)
  const { seen, input } = await inputOf(county, '2026-11-02')
  expect(seen.classes.map((c) => [c.name, c.children, c.suggest, c.up])).toEqual([
    ['三(1)班', 2, 'up', { name: '四(1)班', made: false }],
    ['三(2)班', 1, 'up', { name: '四(2)班', made: true }],
    ['四(1)班', 1, 'up', { name: '五(1)班', made: true }],
    ['六(1)班', 1, 'graduate', { name: '七(1)班', made: true }],
  ])
  await expect(
    promoteClasses(county.ctx, dean, { ...input, classes: input.classes.map((c) => ({ ...c, children: 9 })) }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(promoteClasses(county.ctx, county.actor('dean', 'S2'), input)).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(promoteClasses(county.ctx, dean, { ...input, on: '2036-09-01' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const made = await promoteClasses(county.ctx, dean, { ...input, repeat: [repeats] })
  expect(made).toMatchObject({ moved: 3, graduated: 1 })
  expect([await roll(county, 'C31'), await roll(county, 'C41'), await roll(county, 'C61')]).toEqual([
    ['石小安'],
    ['龙小满'],
    [],
  ])
  expect(await roll(county, 'S1', 'left')).toEqual(['滕小溪'])
  await clean(county)
  const now = await getPromotion(county.ctx, dean, { on: '2026-11-02' })
  expect(now.done).toMatchObject([{ id: made.id, moved: 3, graduated: 1, undone: false }])
  // Once more finds them placed already.
  const again = (await inputOf(county, '2026-11-02')).input
  expect(
    await promoteClasses(county.ctx, dean, { ...again, repeat: [repeats] }).catch((e: { code: string }) => e.code),
  ).toBe('invalid')

  await undoPromotion(later(county, 1), dean, { school: 'S1', id: made.id, reason: '日期错了' })
  expect(await spans(county)).toEqual(was)
  expect(await roll(county, 'C61')).toEqual(['滕小溪'])
  await clean(county)
  await expect(
    undoPromotion(later(county, 2), dean, { school: 'S1', id: made.id, reason: '再来' }),
  ).rejects.toMatchObject({ code: 'cannot-undo' })
})

it('of a year to come nothing changes before its day; who built on it keeps it', async () => {
  const county = await makeCounty(database)
  const dean = county.actor('dean', 'S1')
  const child = await makeChild(county, 'C31', '龙小满')
  const { input } = await inputOf(county)
  expect(input.on).toBe('2027-09-01')
  const { id } = await promoteClasses(county.ctx, dean, input)
  expect(await roll(county, 'C31')).toEqual(['龙小满'])
  await clean(county)
  const refused = async () => (await getPromotion(county.ctx, dean, {})).done[0]?.undoRefused
  expect(await refused()).toBe(null)
  await changeChild(later(county, 1), dean, child, { changes: { address: '新村' }, base: {} })
  // Told before anybody presses (F15).
  expect(await refused()).toContain('龙小满')
  await expect(undoPromotion(later(county, 2), dean, { school: 'S1', id, reason: '不升了' })).rejects.toMatchObject({
    code: 'cannot-undo',
    message: expect.stringContaining('龙小满'),
  })
})
