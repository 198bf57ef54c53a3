import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUsesFrom } from '../../calendar/commands/set-uses-from.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getBoard } from './board.ts'
import { getTermPicture } from './term-picture.ts'

/** The home page of a school: months by class, who was not reached, what ends soon (looks: desk-home-school). */
let database: TestDatabase
let county: TestCounty
let talked: string
let never: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  talked = await makeChild(county, 'C31', '甘一一')
  never = await makeChild(county, 'C31', '尤从没')
  await makeChild(county, 'C32', '莫班二')
  for (const day of ['2026-09-10', '2026-10-12', '2026-11-05'])
    await saveRecords(at(day), county.actor('head-teacher', 'C31'), {
      records: [
        {
          id: newId(county.now),
          kind: 'talk',
          version: 1,
          childIds: [talked],
          happenedOn: day,
          body: { topics: ['peers'], words: '和同桌一起值日。', finding: 'well' },
        },
      ],
    })
})
afterAll(() => database.close())

const at = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const picture = (place: string, date = '2026-11-25', actor = county.operator) =>
  getTermPicture(at(date), actor, { place })

it('a school: months in order up to today, a mark a class, how many lack it, the same as the board', async () => {
  const { term, columns, rows, totals } = await picture('S1')
  expect(term).toMatchObject({ id: '2026-autumn', week: 13 })
  expect([...new Set(columns.map((c) => c.month))]).toEqual(['2026-09', '2026-10', '2026-11'])
  expect(rows.map((r) => [r.name, r.children])).toEqual([
    ['三(1)班', 2],
    ['三(2)班', 1],
  ])
  const cell = (row: number, column: string) => rows[row]?.cells.find((c) => c.column === column)
  expect(cell(0, 'monthly-talk|2026-10')).toMatchObject({ state: 'missed', owed: 2, met: 1 })
  expect(cell(0, 'monthly-talk|2026-11')).toMatchObject({ state: 'due-soon', owed: 2, met: 1 })
  for (const month of ['2026-09', '2026-10', '2026-11']) {
    const board = await getBoard(at('2026-11-25'), county.operator, { place: 'S1', month })
    for (const column of board.columns.filter((c) => columns.some((mine) => mine.key === c.key))) {
      const sum = (key: 'due' | 'met') =>
        board.classes.reduce((n, row) => n + (row.cells.find((c) => c.column === column.key)?.[key] ?? 0), 0)
      expect([column.key, totals.find((c) => c.column === column.key)]).toMatchObject([
        column.key,
        { owed: sum('due'), met: sum('met') },
      ])
    }
  }
})

it('how many were reached by which day, and who was not, first who was missed the month before too', async () => {
  const { reached, missed, coming } = await picture('S1')
  expect(reached?.months).toEqual([
    { month: '2026-09', owed: 3, met: 1, days: [{ on: '2026-09-10', n: 1 }] },
    { month: '2026-10', owed: 3, met: 1, days: [{ on: '2026-10-12', n: 1 }] },
    { month: '2026-11', owed: 3, met: 1, days: [{ on: '2026-11-05', n: 1 }] },
  ])
  expect(missed).toMatchObject({ period: '2026-11', count: 2 })
  expect(missed?.names.map((c) => [c.name, c.again])).toEqual([
    ['尤从没', true],
    ['莫班二', true],
  ])
  expect(coming.find((c) => c.title === '11月谈心')).toMatchObject({ on: '2026-11-25', n: 2 })
})

it('a class: a row a child, and one of the class for what it owes itself', async () => {
  const { rows, missed } = await picture('C31', '2026-11-25', county.actor('head-teacher', 'C31'))
  expect(rows.map((r) => [r.name, r.childId])).toEqual([
    ['甘一一', talked],
    ['尤从没', never],
    ['三(1)班', null],
  ])
  expect(missed?.names.map((c) => c.name)).toEqual(['尤从没'])
})

it('what an entry asks for later has no column: every one stands under a month that has begun', async () => {
  await saveEntries(county.ctx, county.operator, {
    entries: [
      {
        id: newId(county.now),
        kind: 'promise',
        version: 1,
        about: { child: talked },
        from: '2026-11-20',
        body: { who: 'mother', what: 'call', by: '2026-12-20', words: '过年前打电话' },
      },
    ],
  })
  for (const place of ['S1', 'C31'])
    expect([...new Set((await picture(place)).columns.map((c) => c.month))]).toEqual(['2026-09', '2026-10', '2026-11'])
})

it('a school that began in mid-term: what lay before is no miss, and is said', async () => {
  await setUsesFrom(at('2026-11-25'), county.operator, { schoolCode: 'S1', day: '2026-10-26' })
  const { usesFrom, rows, columns } = await picture('S1')
  expect(usesFrom).toBe('2026-10-26')
  const early = columns.filter((c) => c.month === '2026-09').map((c) => c.key)
  expect(rows.flatMap((r) => r.cells).filter((c) => early.includes(c.column) && c.state === 'missed')).toEqual([])
})

it('a school that began this week: nothing was asked for, so nobody did it all', async () => {
  await setUsesFrom(at('2026-11-25'), county.operator, { schoolCode: 'S1', day: '2026-11-25' })
  const { usesFrom, rows, missed } = await picture('S1')
  expect([usesFrom, rows, missed]).toEqual(['2026-11-25', [], null])
  await setUsesFrom(at('2026-11-25'), county.operator, { schoolCode: 'S1', day: '2026-10-26' })
  expect((await picture('S1')).missed?.count).toBeGreaterThan(0)
})

it('holidays: the term that is over; a township: nothing is drawn', async () => {
  const { term, columns } = await picture('S1', '2027-01-28')
  expect([term?.id, columns.at(-1)?.month]).toEqual(['2026-autumn', '2027-01'])
  expect(await picture('T')).toMatchObject({ term: null, rows: [] })
})
