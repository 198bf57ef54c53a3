import { afterAll, beforeAll, expect, it } from 'vitest'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { TouchWant } from '../../domain/registers/touch.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { inActorTx } from '../db/tx.ts'
import { touchRows } from '../figures/db/touch-rows.ts'
import { getFigure, getFigureRows } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { exportOutOfTouch } from './queries/export-out-of-touch.ts'
import { listOutOfTouch } from './queries/out-of-touch.ts'
import { touchView } from './touch-view.ts'

/** Today is 24 November 2026. */
let database: TestDatabase
let county: TestCounty
const ids: Record<string, string> = {}
const principal = () => county.actor('principal', 'S1')

const seen = async (name: string, days: Record<string, string>) =>
  changeChild(county.ctx, county.operator, ids[name] ?? '', { changes: days, base: {} })
const record = (name: string, kind: string, on: string, body: Record<string, unknown>) => ({
  id: newId(county.now),
  kind,
  version: kind === 'home-visit' ? 2 : 1,
  childIds: [ids[name] ?? ''],
  happenedOn: on,
  body,
})
const called = (name: string, on: string, reached: boolean) =>
  record(name, 'parent-contact', on, { who: 'mother', way: 'call', reached })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['安宁', '毕小满', '蔡雨', '丁一', '何静', '吴燕'])
    ids[name] = await makeChild(county, 'C31', name)
  ids.别校 = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  await seen('安宁', { fatherSeenOn: '2025-02-01' })
  await seen('毕小满', { motherSeenOn: '2026-05-01' })
  // The file says long ago; a visit met the mother at home since, a telephone visit did not.
  await seen('蔡雨', { motherSeenOn: '2025-02-01' })
  await seen('丁一', { fatherSeenOn: '2025-02-01' })
  await seen('何静', { motherState: 'home' })
  const saved = await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: [
      record('蔡雨', 'home-visit', '2026-10-02', { met: ['mother', 'child'], way: 'door' }),
      record('丁一', 'home-visit', '2026-10-02', { met: ['father'], way: 'phone' }),
      record('安宁', 'home-coming', '2026-02-17', { who: ['other'], festival: 'spring', visited: 'yes' }),
      called('安宁', '2026-10-05', false),
      called('安宁', '2026-11-20', false),
      called('毕小满', '2026-10-05', false),
      called('毕小满', '2026-11-20', false),
      // A letter that was posted has reached nobody; a call has.
      record('安宁', 'family-call', '2026-11-10', { with: 'mother', way: 'letter', reached: true }),
      record('毕小满', 'family-call', '2026-11-10', { with: 'mother', way: 'video', reached: true }),
      called('何静', '2026-11-23', true),
    ],
  })
  expect(saved.verdicts.map((v) => v.verdict)).toEqual(saved.verdicts.map(() => 'accepted'))
})
afterAll(() => database.close())

const names = async (want: TouchWant) =>
  (await listOutOfTouch(county.ctx, principal(), { want, sort: 'class', limit: 50 })).items.map((c) => c.name)

it('who has not seen the parents: from the file, and from records of visits and of coming home', async () => {
  expect(await names('unseen-year')).toEqual(['安宁', '丁一'])
  expect(await names('unseen-half')).toEqual(['安宁', '毕小满', '丁一'])
  // A mother at home is with her child; of whom nothing is written that is said, and no more.
  expect(await names('unseen-unknown')).toEqual(['吴燕'])
})

it('whom nobody reaches, and whom nobody tried', async () => {
  expect(await names('unreached')).toEqual(['安宁'])
  expect(await names('untried')).toEqual(['蔡雨', '丁一', '吴燕'].sort((a, b) => a.localeCompare(b, 'zh')))
})

it('each list is the figure of its name, row by row', async () => {
  for (const [want, figureId] of [
    ['unseen-year', 'unseen.year'],
    ['unseen-half', 'unseen.six-months'],
    ['unseen-unknown', 'unseen.unknown'],
    ['unreached', 'unreached.30d'],
    ['untried', 'untried.30d'],
  ] as const) {
    const asked = { figureId, place: 'S1', term: '2026-autumn' }
    const { items } = await getFigureRows(county.ctx, principal(), { ...asked, limit: 2 })
    const rest = await getFigureRows(county.ctx, principal(), { ...asked, limit: 200 })
    const listed = await names(want)
    expect([figureId, rest.items.map((r) => r.childName)]).toEqual([figureId, listed])
    expect(items.map((r) => r.childName)).toEqual(listed.slice(0, 2))
    expect((await getFigure(county.ctx, principal(), asked)).value).toBe(listed.length)
    const { counts, of } = await listOutOfTouch(county.ctx, principal(), { want, sort: 'class', limit: 1 })
    expect([counts[want], of]).toEqual([listed.length, 6])
  }
})

it('pages are the whole list, each child once; a village that is not known has nobody', async () => {
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = await listOutOfTouch(county.ctx, principal(), { want: 'untried', sort: 'village', limit: 1, cursor })
    all.push(...page.items.map((c) => c.name))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(all.sort()).toEqual((await names('untried')).sort())
  const elsewhere = { want: 'untried', sort: 'class', limit: 50, village: 'NOWHERE' } as const
  expect((await listOutOfTouch(county.ctx, principal(), elsewhere)).items).toEqual([])
})

it('nobody of another school is on the list, and the sheet is the list', async () => {
  await expect(
    listOutOfTouch(county.ctx, principal(), { place: 'S2', want: 'untried', sort: 'class', limit: 50 }),
  ).rejects.toMatchObject({ code: 'not-found' })
  const { bytes, name } = await exportOutOfTouch(county.ctx, principal(), { want: 'unreached', sort: 'class' })
  expect([bytes.length > 3000, name]).toEqual([true, '青石镇中心小学三十天联系不上家长的孩子-2026-11-24.xlsx'])
})

it('a child’s file says the same', async () => {
  const file = await getChild(county.ctx, county.actor('head-teacher', 'C31'), ids.安宁 ?? '', null)
  expect(file.touch).toMatchObject({
    seenOn: '2025-02-01',
    unseen: 'year',
    reachedOn: null,
    triedOn: '2026-11-20',
    tries: 2,
    unreached: true,
    untried: false,
  })
  // Which is asked of its records alone: child by child what the whole county's question answers.
  const day = shanghaiDate(county.now)
  const rows = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) => touchRows(tx, { place: null, reading: 'either', at: day }),
    { readOnly: true, now: county.now },
  )
  for (const id of Object.values(ids)) {
    const row = rows.find((r) => r.childId === id)
    const told = (await getChild(county.ctx, county.operator, id, '核对')).touch
    expect([id, told]).toEqual([id, row ? touchView(row, day) : null])
  }
  expect(rows.length).toBeGreaterThanOrEqual(Object.keys(ids).length)
})
