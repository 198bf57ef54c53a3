import { afterAll, beforeAll, expect, it } from 'vitest'
import { monthlyTalk } from '../../../domain/duties/monthly-talk.ts'
import { termHomeVisits } from '../../../domain/duties/term-home-visits.ts'
import type { ChildRule } from '../../../domain/duties/types.ts'
import { figureFaces } from '../../../domain/figures/list.ts'
import type { Role } from '../../../domain/roles.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { calendarOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getFigure, getFigureRows } from './figure.ts'

let database: TestDatabase
let county: TestCounty
const TERM = '2026-autumn'
const value = (figureId: string, place: string) =>
  getFigure(county.ctx, county.operator, { figureId, place, term: TERM })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  // Both away; one away with the other at home and nothing said of capacity; one away and the other incapable; at home.
  await makeChild(county, 'C31', '双外出')
  await makeChild(county, 'C31', '一方外出', { motherState: 'home', motherSince: null, carerRelation: 'mother' })
  await makeChild(county, 'C31', '一方无力', {
    motherState: 'home',
    motherSince: null,
    motherIncapable: true,
    carerRelation: 'grandmother',
  })
  await makeChild(county, 'C32', '在家', { fatherState: 'home', motherState: 'home', carerRelation: 'mother' })
})
afterAll(() => database.close())

// By either reading; classes, villages and townships are counted by the same statements (figures.test.ts in db/).
it.each(['S1', 'COUNTY'])('every id has an answer at %s, and as many rows as it says', async (code) => {
  const place = code === 'COUNTY' ? county.code : code
  for (const { id } of figureFaces()) {
    const page = await getFigureRows(county.ctx, county.operator, { figureId: id, place, term: TERM, limit: 500 })
    expect([id, page.items.length]).toEqual([id, page.figure.rows])
    if (page.figure.unit !== '%' && page.figure.value !== null && id !== 'pupils')
      expect([id, page.figure.value]).toEqual([id, page.figure.rows])
  }
})

it('a school counts by the education reading, a township by the state’s, and each says so', async () => {
  const school = await value('left-behind.girls', 'S1')
  const township = await value('left-behind.girls', 'T')
  expect([school.value, township.value]).toEqual([3, 2])
  expect(school.definition).toContain('教育部门口径')
  expect(township.definition).toContain('国发〔2016〕13号口径')
  // Ids that name their reading keep it everywhere (outside.md).
  expect((await value('care.parent', 'T')).value).toBe(1)
  expect((await value('care.state.parent', 'T')).value).toBe(0)
  expect((await value('left-behind.share', 'T')).value).toBe(75)
})

it('unknown facts count as the definition says, and their number stands beside the value', async () => {
  // Hukou was written for nobody: three of three count as rural; the one at home with no word on capacity counts as capable.
  expect(await value('left-behind.state', 'S1')).toMatchObject({ value: 2, unknown: 3 })
  expect(await value('left-behind.education', 'S1')).toMatchObject({ value: 3, unknown: 0 })
})

it('what nobody wrote down counts nothing; an id that there is not is refused', async () => {
  for (const id of ['meetings.held', 'meetings.attendance'])
    expect(await value(id, 'S1')).toMatchObject({ value: 0, rows: 0 })
  await expect(value('contacts.nothing', 'S1')).rejects.toMatchObject({ code: 'figure-unknown' })
})

it('a roster of left-behind pupils only is no enrolment: typed per class, or not told', async () => {
  const roster = '姓名,性别,出生日期,班级,父亲务工地点,监护人,关系\n新来甲,女,2017-05-02,三(1)班,广东东莞,甲奶,奶奶\n'
  await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode(roster),
    fileName: '留守.csv',
    schoolCode: 'S2',
    term: TERM,
    population: 'left-behind',
    apply: true,
  })
  expect(await value('pupils', 'S2')).toMatchObject({ value: null, rows: 1 })
  expect((await value('left-behind.share', 'S2')).value).toBe(null)
  expect((await value('pupils', 'S1')).value).toBe(4)
  // A village into which one of them moves: before that day all its pupils are known.
  const id = await makeChild(county, 'D31', '迁来', { villageCode: null })
  await changeChild(county.ctx, county.operator, id, { since: '2026-10-10', changes: { villageCode: 'V2' }, base: {} })
  const inVillage = async (at: string) =>
    (await getFigure(county.ctx, county.operator, { figureId: 'pupils', place: 'V2', term: TERM, at })).value
  expect([await inVillage('2026-10-09'), await inVillage('2026-10-10')]).toEqual([0, null])
  // Whoever asks: a village and a class see no lists, and are told the same.
  const told = async (role: Role, figureId: string, place: string) =>
    (await getFigure(county.ctx, county.actor(role, place), { figureId, place, term: TERM })).value
  expect(await told('village-director', 'pupils', 'V2')).toBe(null)
  expect(await told('head-teacher', 'pupils', 'D31')).toBe(null)
  expect(await told('head-teacher', 'left-behind.share', 'D31')).toBe(null)
  expect(await told('principal', 'pupils', 'S2')).toBe(null)
  await changePlace(county.ctx, county.operator, county.place('D31'), {
    typedPupils: 25,
    typedPupilsSource: '班主任填报',
  })
  expect((await value('pupils', 'S2')).value).toBe(25)
  expect((await value('left-behind.share', 'S2')).value).toBe(8)
})

it('girls: a pupil whose sex nobody wrote is not counted, and is told', async () => {
  await makeChild(county, 'D31', '没写性别', { sex: 'unknown', villageCode: null })
  expect(await value('left-behind.girls', 'D31')).toMatchObject({ value: 2, unknown: 1 })
})

it('the rows of a duty name its period as the rule does', async () => {
  const texts = async (figureId: string) => {
    const asked = { figureId, place: 'D31', term: TERM, limit: 200 }
    return [...new Set((await getFigureRows(county.ctx, county.operator, asked)).items.map((r) => r.text))].sort()
  }
  const calendar = await inActorTx(county.ctx.db, county.operator, (tx) => calendarOf(tx, county.place('S2')))
  const autumn = calendar.terms.filter((t) => t.id === TERM)
  const told = (rule: ChildRule) =>
    autumn
      .flatMap((term) => rule.periods(calendar, term))
      .filter((p) => p.windows.due <= '2026-11-24')
      .map((p) => `${p.label}${rule.title}：没有记录`)
      .sort()
  expect(await texts('talks.missed')).toEqual(told(monthlyTalk))
  expect(await texts('visits.missed')).toEqual(told(termHomeVisits))
  expect(told(termHomeVisits)).toEqual(['期中家访：没有记录', '期初家访：没有记录'])
})

it('a row of a register says which entry it is, one of what a place did what it was, not the place’s name alone', async () => {
  const principal = county.actor('principal', 'S1')
  const entry = {
    id: newId(county.now),
    kind: 'post',
    version: 1,
    about: { place: 'S1' },
    from: '2026-09-02',
    body: { group: '关爱小组', post: 'leader', person: { name: '贺立新' }, job: '校长', answersFor: ['safety'] },
  }
  const meeting = {
    id: newId(county.now),
    kind: 'surroundings-check',
    version: 1,
    about: { place: 'S1' },
    happenedOn: '2026-11-20',
    body: { found: 1, fixed: 1, what: '校门口的小摊' },
  }
  const { verdicts } = await saveEntries(county.ctx, principal, { entries: [entry] })
  const saved = await saveRecords(county.ctx, principal, { records: [meeting] })
  expect([verdicts[0]?.verdict, saved.verdicts[0]?.problems, saved.verdicts[0]?.verdict]).toEqual([
    'accepted',
    [],
    'accepted',
  ])
  const texts = async (figureId: string) =>
    (await getFigureRows(county.ctx, principal, { figureId, place: 'S1', term: TERM, limit: 10 })).items.map((r) => [
      r.on,
      r.text,
    ])
  expect(await texts('group.posts')).toEqual([['2026-09-02', '组长：贺立新，校长，管安全与法治']])
  expect(await texts('inspections')).toEqual([['2026-11-20', '周边检查：发现1处，整改1处']])
})

it('of what is entered about a child a row says the register alone: evidence goes out, and words about a child stay in its file', async () => {
  const [child = ''] = await inActorTx(county.ctx.db, county.operator, async (tx) =>
    (
      await tx.query<{ id: string }>('select id from child where county_id = $1 and name = $2', [county.id, '双外出'])
    ).map((c) => c.id),
  )
  const entry = {
    id: newId(county.now),
    kind: 'need',
    version: 1,
    about: { child },
    from: '2026-11-20',
    body: { block: 'mind', what: '晚上一个人害怕' },
  }
  const { verdicts } = await saveEntries(county.ctx, county.operator, { entries: [entry] })
  expect(verdicts[0]?.verdict).toBe('accepted')
  const { items } = await getFigureRows(county.ctx, county.operator, {
    figureId: 'needs.raised',
    place: 'S1',
    term: TERM,
    limit: 10,
  })
  expect(items.map((r) => [r.childName, r.text])).toEqual([['双外出', '需求']])
})
