import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getOccasions } from './queries/occasions.ts'

let database: TestDatabase
let county: TestCounty
let [sun, moon, boarder]: string[] = []
let room = ''
const principal = () => county.actor('principal', 'S1')
const asked = (actor = principal(), more: Partial<Parameters<typeof getOccasions>[2]> = {}) =>
  getOccasions(county.ctx, actor, { weeks: 4, ...more })
const enter = async (kind: string, about: Record<string, string>, body: Record<string, unknown>) => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(county.ctx, principal(), {
    entries: [
      { id, kind, version: kind === 'task' ? 2 : 1, about: about as never, from: '2026-09-01', until: null, body },
    ],
  })
  expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
  return id
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  sun = await makeChild(county, 'C31', '石安安', { birth: '2017-11-28' })
  // The eighth of the tenth lunar month was 25 November 2017, and is 16 November 2026: no birthday within four weeks.
  moon = await makeChild(county, 'C31', '韦小雨', { birth: '2017-12-20', birthdayBy: 'lunar' })
  boarder = await makeChild(county, 'C32', '覃大山', { birth: '2016-11-20', boarder: true })
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2', birth: '2017-11-28' })
  room = await enter(
    'dormitory',
    { place: 'S1' },
    { name: '男生楼一楼', sort: 'boys', keeper: { name: '甲' }, beds: 8, children: [boarder] },
  )
})
afterAll(() => database.close())

it('who has a birthday in the next weeks, by whichever calendar, of the own place alone; also who was not thought of last week', async () => {
  const found = await asked()
  expect(found.birthdays.map((c) => [c.name, c.on, c.dormitory, c.turns, c.wished])).toEqual([
    ['覃大山', '2026-11-20', '男生楼一楼', 10, null],
    ['石安安', '2026-11-28', null, 9, null],
    // The third of the eleventh lunar month.
    ['韦小雨', '2026-12-11', null, 9, null],
  ])
  expect(found.birthdays.at(-1)?.lunar).toBe('冬月初三')
  const head = await asked(county.actor('head-teacher', 'C31'))
  expect(head.birthdays.map((c) => c.name)).toEqual(['石安安', '韦小雨'])
  expect((await asked(county.actor('village-director', 'V2'))).birthdays.map((c) => c.name)).toEqual(['潘月'])
  await expect(asked(county.actor('head-teacher', 'C31'), { place: 'C32' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(asked(county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'invalid' })
})

it('one record says that the child was wished a happy birthday, another kindness does not', async () => {
  const record = (child: string, sort: string) => ({
    id: newId(county.now),
    kind: 'care',
    version: 1,
    childIds: [child],
    happenedOn: '2026-11-24',
    body: { sort },
  })
  const { verdicts } = await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: [record(sun ?? '', 'birthday'), record(moon ?? '', 'praise')],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted'])
  expect((await asked()).birthdays.map((c) => [c.name, c.wished?.on ?? null])).toEqual([
    ['覃大山', null],
    ['石安安', '2026-11-24'],
    ['韦小雨', null],
  ])
})

it('the next festivals with how many children, by dormitory and class; what is to be prepared, who does it, done', async () => {
  const owner = { name: '王老师' }
  await enter('task', { place: 'S1' }, { what: '春节：买春联', owner, due: '2027-01-15', came: 'occasion' })
  await enter('task', { place: 'S1' }, { what: '换灯泡', owner, due: '2027-01-10', came: 'check' })
  const found = await asked()
  expect(found.festivals.map((f) => [f.name, f.on, f.children, f.given])).toEqual([
    ['春节', '2027-02-06', 3, 0],
    ['六一', '2027-06-01', 3, 0],
  ])
  expect(found.festivals[0]?.groups).toEqual([
    { sort: 'dormitory', name: '男生楼一楼', n: 1 },
    { sort: 'class', name: '三(1)班', n: 2 },
    { sort: 'class', name: '三(2)班', n: 1 },
  ])
  expect(found.tasks).toMatchObject([{ what: '春节：买春联', owner: '王老师', due: '2027-01-15', done: false }])
  expect(found.mayAdd).toBe(true)
  expect((await asked(county.actor('subject-teacher', 'C31'))).mayAdd).toBe(false)
})

it('of a dormitory those who sleep there, for whoever sees it; nobody else', async () => {
  const found = await asked(principal(), { entry: room })
  expect([found.name, found.birthdays.map((c) => c.name), found.festivals[0]?.children]).toEqual([
    '男生楼一楼',
    ['覃大山'],
    1,
  ])
  await expect(asked(county.actor('village-director', 'V1'), { entry: room })).rejects.toMatchObject({
    code: 'not-found',
  })
})
