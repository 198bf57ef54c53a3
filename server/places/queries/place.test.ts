import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { listEntries } from '../../entries/queries/entries.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { makeApp } from '../../http/app.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getPlace } from './place.ts'

/** What a place has (outside.md, `GET /api/places/{CODE}`), for whoever looks after it. */
let database: TestDatabase
let county: TestCounty
let child: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安', { villageCode: 'V1' })
  await makeChild(county, 'C32', '秦小川', { villageCode: 'V2' })
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  const hired = [
    ['p1', '贺校长', 'principal', 'S1'],
    ['h1', '张老师', 'head-teacher', 'C31'],
    ['p2', '龙校长', 'principal', 'S2'],
  ] as const
  for (const [login, name, role, placeCode] of hired)
    await addAccount(county.ctx, county.operator, { login: `${login}-${county.code}`, name, role, placeCode })
  const body = { who: 'mother', what: 'call', by: '2026-12-01', words: '每周打电话' }
  const entry = { id: newId(county.now), kind: 'promise', version: 1, about: { child }, from: '2026-11-20', body }
  await saveEntries(county.ctx, county.operator, { entries: [entry] })
})
afterAll(() => database.close())

it('tells posts, registers and children, each as the lists and figures tell it', async () => {
  const actor = county.actor('principal', 'S1')
  const found = await getPlace(county.ctx, actor, 'S1')
  expect(found.place).toMatchObject({ code: 'S1', kind: 'school' })
  expect(found.people).toMatchObject([{ name: '贺校长', role: 'principal', roleName: '校长', until: null }])
  const of = { place: 'S1', term: '2026-autumn' }
  const figure = async (figureId: string) => (await getFigure(county.ctx, actor, { ...of, figureId })).value
  expect(found.counts).toEqual({
    pupils: await figure('pupils'),
    leftBehind: {
      state: await figure('left-behind.state'),
      education: await figure('left-behind.education'),
      county: await figure('left-behind.county'),
    },
    files: await figure('files.open'),
  })
  expect(found.counts?.files).toBe(2)
  for (const { kind, open, ended } of found.registers) {
    const listed = async (state: string) =>
      (await listEntries(county.ctx, actor, { kind, place: 'S1', state, limit: 200 })).items.length
    expect([kind, open, ended]).toEqual([kind, await listed('open'), await listed('ended')])
  }
  expect(found.registers.find((r) => r.kind === 'promise')).toMatchObject({ open: 1, ended: 0 })
  expect((await getPlace(county.ctx, actor, 'C32')).registers.find((r) => r.kind === 'promise')?.open).toBe(0)
})

it('is told to nobody elsewhere, and a list that has its own readers to nobody at all', async () => {
  const elsewhere = county.actor('principal', 'S2')
  await expect(getPlace(county.ctx, elsewhere, 'S1')).rejects.toMatchObject({ code: 'not-found' })
  await expect(getPlace(county.ctx, elsewhere, 'C31')).rejects.toMatchObject({ code: 'not-found' })
  await expect(getPlace(county.ctx, county.actor('head-teacher', 'C31'), 'S1')).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(getPlace(county.ctx, elsewhere, 'NOWHERE')).rejects.toMatchObject({ code: 'place-unknown' })
  const all = (await getPlace(county.ctx, county.operator, 'S1')).registers.map((r) => r.kind)
  expect(all).not.toContain('concern')
})

it('posts that read no children are told none: auditor, administrator, keeper; a helper looks after no place', async () => {
  const helper = county.actor('helper', 'S1')
  await expect(getPlace(county.ctx, helper, 'S1')).rejects.toMatchObject({ code: 'not-found' })
  for (const [role, code] of [
    ['auditor', county.code],
    ['administrator', county.code],
    ['home-keeper', 'V1'],
  ] as const) {
    const { counts, registers } = await getPlace(county.ctx, county.actor(role, code), code)
    expect([role, counts]).toEqual([role, null])
    expect([role, registers.filter((r) => r.open + r.ended > 0)]).toEqual([role, []])
  }
})

it('stands beside the addresses that are fixed: the sheet to fill in is no place', async () => {
  const app = makeApp(county.ctx, { secure: false, screens: null })
  const at = async (path: string) => (await app.request(path)).status
  expect([await at('/api/places/template.xlsx'), await at('/api/places/S1')]).toEqual([401, 401])
  const paths = Object.keys(((await (await app.request('/api/openapi.json')).json()) as { paths: object }).paths)
  expect(paths).toContain('/api/places/{code}')
  expect(paths.indexOf('/api/places/template.xlsx')).toBeLessThan(paths.indexOf('/api/places/{code}'))
})
