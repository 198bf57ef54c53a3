import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDayOff, setTerm } from '../../calendar/commands/calendar-changes.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { getChild } from '../../children/queries/child-file.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listDuties } from './board.ts'
import { getToday } from './today.ts'

/** One school keeps the county's terms, one has its own: autumn from 14 September to 31 January, spring from 1 March on. */
let database: TestDatabase
let county: TestCounty
let here: string
let own: string
const AUTUMN = '2026-autumn'
const noon = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const placeOf = (place: string) => (place === 'COUNTY' ? county.code : place)
/** The duty's state at each place that lists it, and in the child's file. */
const everywhere = async (childId: string, period: string, date: string) => {
  const places = ['COUNTY', 'T', 'V1', childId === own ? 'S2' : 'S1']
  const lists = await Promise.all(
    places.map((place) => listDuties(noon(date), county.operator, { place: placeOf(place), period, limit: 50 })),
  )
  const file = await getChild(noon(date), county.operator, childId, null)
  return [...lists.map((l) => l.items), file.duties].map(
    (duties) => duties.find((d) => d.childId === childId && d.period.key === period)?.state,
  )
}
const five = (state: string | undefined) => Array.from({ length: 5 }, () => state)
/** The rules that these tests follow, whatever other rules there are. */
const FOLLOWED = ['monthly-talk', 'term-home-visits']
const onToday = async (place: string, date: string) =>
  (await getToday(noon(date), county.actor('principal', place), 'due')).households
    .flatMap((h) =>
      h.children.flatMap((c) => c.duties.filter((d) => FOLLOWED.includes(d.rule)).map((d) => d.period.key)),
    )
    .sort()

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  here = await makeChild(county, 'C31', '一校')
  own = await makeChild(county, 'D31', '二校')
  const term = (termId: string, startsOn: string, endsOn: string) =>
    setTerm(county.ctx, county.operator, { termId, startsOn, endsOn, schoolCode: 'S2' })
  await term(AUTUMN, '2026-09-14', '2027-01-31')
  await term('2027-spring', '2027-03-01', '2027-07-15')
})
afterAll(() => database.close())

it('one duty has one state, whatever place it is asked at', async () => {
  // The first visits: until 27 September by the county's term, until 11 October by the school's own.
  expect(await everywhere(here, '2026-autumn.start', '2026-10-01')).toEqual(five('overdue'))
  expect(await everywhere(own, '2026-autumn.start', '2026-10-01')).toEqual(five('open'))
  expect(await everywhere(own, '2026-autumn.start', '2026-10-12')).toEqual(five('overdue'))
  // January is due on the 20th here, on the 25th there.
  expect(await everywhere(here, '2027-01', '2027-01-22')).toEqual(five('overdue'))
  expect(await everywhere(own, '2027-01', '2027-01-22')).toEqual(five('due-soon'))
})

it('figures count each school by its own calendar at every place', async () => {
  const due = async (place: string, at: string) =>
    (
      await getFigure(noon('2027-02-20'), county.operator, {
        figureId: 'visits.due',
        place: placeOf(place),
        term: AUTUMN,
        at,
      })
    ).value
  const places = ['S1', 'S2', 'T', 'V1', 'COUNTY']
  expect(await Promise.all(places.map((p) => due(p, '2026-10-01')))).toEqual([1, 0, 1, 1, 1])
  expect(await Promise.all(places.map((p) => due(p, '2026-10-11')))).toEqual([1, 1, 2, 2, 2])
})

it('what is overdue stays on the today page through the holidays until it closes', async () => {
  expect(await onToday('S1', '2027-01-20')).toEqual(['2026-autumn.end', '2027-01'])
  expect(await onToday('S1', '2027-01-21')).toEqual(['2026-autumn.end', '2027-01'])
  expect(await onToday('S1', '2027-01-31')).toEqual(['2026-autumn.end'])
  expect(await onToday('S1', '2027-02-07')).toEqual(['2026-autumn.end'])
  expect(await onToday('S1', '2027-02-08')).toEqual([])
  // Its term ends later there, its spring begins later.
  expect(await onToday('S2', '2027-02-08')).toEqual(['2026-autumn.end', '2027-01'])
  expect(await onToday('S2', '2027-02-24')).toEqual([])
  expect(await everywhere(here, '2026-autumn.end', '2027-02-07')).toEqual(five('overdue'))
  expect(await everywhere(own, '2026-autumn.end', '2027-02-22')).toEqual(five('missed'))
})

it('a visit in the holidays meets what is still open, as late', async () => {
  const visit = (childId: string, happenedOn: string) =>
    saveRecords(noon(happenedOn), county.operator, {
      records: [
        {
          id: newId(Date.parse(happenedOn)),
          kind: 'home-visit',
          version: 1,
          childIds: [childId],
          happenedOn,
          body: { met: ['grandmother'], way: 'door' },
        },
      ],
    })
  const verdicts = await visit(here, '2027-02-05')
  expect(JSON.stringify(verdicts)).toContain('accepted')
  expect(await everywhere(here, '2026-autumn.end', '2027-02-06')).toEqual(five('met-late'))
  expect(await onToday('S1', '2027-02-06')).toEqual([])
})

it('a duty that a closure put off past the term’s end belongs where the child is by then', async () => {
  // Snowed in for three weeks: the last visits fall due on 7 February by the county's term, the child having moved on the 3rd.
  await addDayOff(county.ctx, county.operator, {
    fromOn: '2026-12-28',
    toOn: '2027-01-17',
    kind: 'closure',
    name: '大雪停课',
  })
  const moved = await makeChild(county, 'D31', '转来', { villageCode: null })
  await changeChild(noon('2027-02-03'), county.operator, moved, {
    since: '2027-02-03',
    changes: { classCode: 'C32' },
    base: {},
  })
  const { items } = await listDuties(noon('2027-02-10'), county.operator, {
    place: 'S1',
    period: '2026-autumn.end',
    limit: 50,
  })
  expect(items.filter((d) => d.childId === moved).map((d) => [d.state, d.period.windows.due])).toEqual([
    ['overdue', '2027-02-07'],
  ])
})
