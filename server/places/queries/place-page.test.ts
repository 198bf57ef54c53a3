import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getPlaceCalendar } from './place-calendar.ts'
import { getPlace } from './place-page.ts'
import { listPlaces } from './places.ts'

/** A place on one page (outside.md `GET /api/places/{CODE}`, kinds.md §7): what it has, and its month. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '石安安', { birth: '2017-10-12' })
  await makeChild(county, 'C32', '罗小禾', { birth: '2017-11-30' })
  for (const [login, name, role, placeCode] of [
    ['zhou', '周校长', 'principal', 'S1'],
    ['qin', '秦老师', 'head-teacher', 'C31'],
    ['he', '何帮扶', 'helper', 'S1'],
  ] as const)
    await addAccount(county.ctx, county.operator, { login, name, role, placeCode })
  const { verdicts } = await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: [
      {
        id: newId(county.now),
        kind: 'lesson',
        version: 1,
        about: { place: 'C31' },
        took: [],
        happenedOn: '2026-10-12',
        body: { sort: 'safety', topic: '防溺水', by: '秦老师' },
      },
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
})
afterAll(() => database.close())

describe('a place', () => {
  it('says what stands above and below, who works there, and numbers that open to as many rows', async () => {
    const actor = county.actor('principal', 'S1')
    const page = await getPlace(county.ctx, actor, 'S1')
    expect(page.under.map((p) => p.code).at(-1)).toBe('T')
    expect(page.below.map((p) => p.code)).toContain('C31')
    expect(page.people.map((p) => [p.name, p.role, p.place.code])).toEqual([
      ['周校长', 'principal', 'S1'],
      ['秦老师', 'head-teacher', 'C31'],
    ])
    expect(page.figures.map((f) => f.id)).toContain('left-behind.education')
    expect(page.counts).toMatchObject({ pupils: 2, leftBehind: { education: 2 }, files: 2 })
    for (const { id, value, unit, term, cutoff } of page.figures) {
      const { items } = await getFigureRows(county.ctx, actor, {
        figureId: id,
        place: 'S1',
        term,
        at: cutoff,
        limit: 200,
      })
      if (unit !== '%') expect([id, items.length]).toEqual([id, value])
    }
  })
  it('is to whoever does not look after it only where it stands; to its own staff also who works there', async () => {
    const beyond = await getPlace(county.ctx, county.actor('principal', 'S2'), 'S1')
    expect([beyond.place.code, beyond.people, beyond.registers, beyond.figures]).toEqual(['S1', [], [], []])
    const inside = await getPlace(county.ctx, county.actor('head-teacher', 'C31'), 'S1')
    expect([inside.people.map((p) => p.name), inside.figures]).toEqual([['周校长', '秦老师'], []])
    const helper = await getPlace(county.ctx, county.actor('helper', 'S1'), 'S1')
    expect([helper.people, helper.registers, helper.figures]).toEqual([[], [], []])
    await expect(getPlace(county.ctx, county.actor('principal', 'S1'), 'NOWHERE')).rejects.toMatchObject({
      code: 'place-unknown',
    })
  })
  it('has a month: birthdays, what was done, what falls due with how much of it is done, days off', async () => {
    const actor = county.actor('principal', 'S1')
    const { days } = await getPlaceCalendar(county.ctx, actor, 'S1', { month: '2026-10' })
    expect(days).toHaveLength(31)
    const on = (day: string) => days.find((d) => d.on === day)
    expect(on('2026-10-12')?.items.map((i) => [i.sort, i.title, i.text])).toEqual([
      ['birthday', '石安安', '三(1)班 9岁'],
      ['done', '主题教育', '三(1)班 安全'],
    ])
    expect([on('2026-10-01')?.off, on('2026-10-01')?.notes]).toEqual([true, ['国庆']])
    const owed = days.flatMap((d) => d.items.filter((i) => i.sort === 'due' && i.rule === 'monthly-talk'))
    expect(owed.map((i) => [i.text, i.count])).toEqual([['10月', { owed: 2, met: 0, unit: '人' }]])
  })
  it('says where it was done, from above: which school, which class of which school', async () => {
    const { verdicts } = await saveRecords(county.ctx, county.actor('principal', 'S1'), {
      records: [
        {
          id: newId(county.now),
          kind: 'activity',
          version: 1,
          about: { place: 'S1' },
          took: [],
          happenedOn: '2026-10-13',
          body: { theme: '权益小课堂', occasion: 'rights-month', organiser: '本校' },
        },
      ],
    })
    expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
    const { days } = await getPlaceCalendar(county.ctx, county.actor('township-officer', 'T'), 'T', {
      month: '2026-10',
    })
    const told = days.flatMap((d) => d.items.flatMap((i) => (i.sort === 'done' ? [i.text] : [])))
    const { name } = (await listPlaces(county.ctx, county.actor('township-officer', 'T'))).items.find(
      (p) => p.code === 'S1',
    ) ?? { name: '' }
    expect(told).toEqual([`${name}三(1)班 安全`, `${name} 维权行动月`])
  })
  it('shows its month only to whoever it is in the keeping of, and of it only what the post reads', async () => {
    await expect(getPlaceCalendar(county.ctx, county.actor('principal', 'S2'), 'S1', {})).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(getPlaceCalendar(county.ctx, county.actor('helper', 'S1'), 'S1', {})).rejects.toMatchObject({
      code: 'not-found',
    })
    const { days } = await getPlaceCalendar(county.ctx, county.actor('administrator', 'COUNTY'), 'S1', {
      month: '2026-10',
    })
    expect(days.flatMap((d) => d.items)).toEqual([])
  })
})
