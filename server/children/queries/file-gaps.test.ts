import { afterAll, beforeAll, expect, it } from 'vitest'
import { dice } from '../../../demo/random.ts'
import { childApi } from '../../../domain/api/child.ts'
import { COUNTED_GAPS, GAP_KEYS, gapOf } from '../../../domain/registers/file-gaps.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from './child-file.ts'
import { listChildren } from './children.ts'

/** What a file lacks is one list: the filter (SQL), the mark of a row (JavaScript), the file's words and the figures. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const roll = dice(31)
  const pick = <T>(list: readonly T[]) => roll.pick(list)
  for (let i = 0; i < 30; i++) {
    const listed = roll.between(0, 4) === 0
    await makeChild(county, pick(['C31', 'C32', 'D31']), `缺项${i}`, {
      birth: pick(['2016-02-29', null]),
      villageCode: pick(['V1', 'V2', null]),
      fatherState: listed ? 'listed' : pick(['home', 'away', 'away', 'unknown'] as const),
      fatherSince: pick(['2020', null]),
      motherState: listed ? 'listed' : pick(['home', 'away', 'none'] as const),
      motherSince: pick(['2025', null]),
      carerName: pick(['石老根', null]),
      carerRelation: pick(['grandmother', 'aunt', null] as const),
      ...(roll.between(0, 1) ? { carerPhones: [] } : {}),
    })
  }
})
afterAll(() => database.close())

const list = (more: Record<string, unknown> = {}) =>
  listChildren(county.ctx, county.operator, { place: county.code, status: 'all', sort: 'name', limit: 200, ...more })

it.each(GAP_KEYS)('the filter by %s finds exactly the children whose row says so', async (key) => {
  const all = await list()
  const marked = all.items.filter((c) => c.missing.includes(key)).map((c) => c.id)
  const found = await list({ missing: key })
  expect(found.items.map((c) => c.id)).toEqual(marked)
  expect(found.total).toBe(marked.length)
  // Without a class a child is only where a list left it so: import/classless.test.ts.
  expect(marked.length > 0).toBe(key !== 'class')
})

it('a file tells in words what its row lacks', async () => {
  for (const child of (await list()).items.slice(0, 6))
    expect((await getChild(county.ctx, county.operator, child.id, null)).unknowns).toEqual(
      child.missing.map((key) => gapOf(key).ask),
    )
})

it.each(['S1', 'V1'])('a figure of %s counts what the filter finds', async (place) => {
  for (const { key } of COUNTED_GAPS) {
    const figure = await getFigure(county.ctx, county.operator, {
      figureId: `files.gaps.${key}`,
      place,
      term: '2026-autumn',
    })
    const found = await list({ place, leftBehind: place === 'S1' ? 'education' : 'state', missing: key })
    expect([key, figure.value]).toEqual([key, found.total])
  }
})

it('a gap that nobody knows is refused, not passed over', () => {
  const query = childApi.listChildren.query
  expect(query.safeParse({ limit: 10, missing: 'shoes' }).success).toBe(false)
  expect(query.safeParse({ limit: 10, missing: 'who' }).success).toBe(true)
})
