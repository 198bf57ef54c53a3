import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { FOLLOWS } from '../db/merge-rows.ts'
import { getChild } from '../queries/child-file.ts'
import { listChildren, search } from '../queries/children.ts'
import { getLikelyPairs } from '../queries/likely-pairs.ts'
import { getChildMerge } from '../queries/merge-preview.ts'
import { addChild } from './add-child.ts'
import { changeChild } from './change-child.ts'
import { mergeChildren } from './merge-children.ts'
import { sayApart } from './say-apart.ts'
import { undoChildMerge } from './undo-child-merge.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const clean = async (county: TestCounty) => expect((await verify(county.ctx, county.operator)).findings).toEqual([])
const talk = (county: TestCounty, childIds: string[], happenedOn: string) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds,
  happenedOn,
  body: { topics: ['study'], finding: 'well' },
})
/** A minute later: what is written then is written after. */
const later = (county: TestCounty, minutes: number): TestCounty['ctx'] => ({
  ...county.ctx,
  now: () => county.now + minutes * 60_000,
})
const roll = async (county: TestCounty, place: string) =>
  (await listChildren(county.ctx, county.operator, { place, status: 'enrolled', sort: 'name', limit: 50 })).items.map(
    (c) => c.name,
  )
const all = (county: TestCounty, child: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const rows = async (text: string) =>
        (await tx.query(text, [county.id, child])).map((r) => Object.values(r).join(' '))
      return {
        spans: await rows(
          'select from_on, until_on, status, class_id, mother_state from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        ),
        parts: await rows(
          'select record_id, role, live from record_part where county_id = $1 and child_id = $2 order by record_id',
        ),
        entries: await rows('select id, subject_id from entry where county_id = $1 and child_id = $2 order by id'),
        row: await rows(
          'select name, student_no_blind, status, class_id, village_id, household_id, address, del, merged_into from child where county_id = $1 and id = $2',
        ),
        people: await rows(
          'select part, name, phones_masked from child_person where county_id = $1 and child_id = $2 and not del order by part',
        ),
        keys: await rows('select key from child_key where county_id = $1 and child_id = $2 order by key'),
        duties: await rows('select id, met_by from duty where county_id = $1 and child_id = $2 order by id'),
      }
    },
    { readOnly: true },
  )

/** A child with two files of one class: the older one with talks and a promise, the newer with another spelling and more of the family. */
const twice = async (county: TestCounty) => {
  const dean = county.actor('dean', 'S1')
  const teacher = county.actor('head-teacher', 'C31')
  const old = await makeChild(county, 'C31', '罗小禾', { birth: '2017-02-02', carerPhones: ['13800030001'] })
  const fresh = await makeChild(county, 'C31', '罗晓禾', {
    birth: '2017-02-02',
    address: '河湾村3组',
    motherState: 'home',
    carerPhones: ['13800030002'],
    studentNo: 'G522699201702023426',
  })
  const both = talk(county, [old, fresh], '2026-11-02')
  const one = talk(county, [fresh], '2026-11-10')
  await saveRecords(county.ctx, teacher, { records: [talk(county, [old], '2026-10-12'), both, one] })
  const entry = newId(county.now)
  const kept = await saveEntries(county.ctx, teacher, {
    entries: [
      {
        id: entry,
        kind: 'promise',
        version: 1,
        about: { child: fresh },
        from: '2026-11-10',
        body: { who: 'father', what: 'call', by: '2026-12-31' },
      },
    ],
  })
  expect(kept.verdicts.map((v) => v.verdict)).toEqual(['accepted'])
  return { dean, teacher, old, fresh, both, one, entry }
}

describe('where the child sits', () => {
  it('a class that another school typed later does not win over the one where the child is met; each choice says why', async () => {
    const county = await makeCounty(database)
    const township = county.actor('township-officer', 'T')
    const old = await makeChild(county, 'C31', '罗小禾', { birth: '2017-02-02' })
    const fresh = newId(county.now)
    const typed = { name: '罗晓禾', sex: 'female' as const, birth: '2017-02-02', classCode: 'D31', villageCode: 'V1' }
    await addChild(county.ctx, county.operator, { id: fresh, since: '2026-11-10', changes: typed })
    const seat = async () =>
      (await getChildMerge(county.ctx, township, old, fresh)).differences.find((d) => d.topic === 'class')
    // Nobody has met it anywhere since: the later one, and that is said.
    expect(await seat()).toMatchObject({
      suggest: 'gone',
      why: 'newer',
      met: { kept: { records: 0 }, gone: { records: 0 } },
    })
    const teacher = county.actor('head-teacher', 'C31')
    await saveRecords(county.ctx, teacher, { records: [talk(county, [old], '2026-11-20')] })
    expect(await seat()).toMatchObject({
      suggest: 'kept',
      why: 'met',
      met: { since: '2026-11-10', kept: { records: 1 }, gone: { records: 0 } },
    })
    // Met in both: the later one again.
    await saveRecords(county.ctx, county.actor('head-teacher', 'D31'), {
      records: [talk(county, [fresh], '2026-11-21')],
    })
    expect(await seat()).toMatchObject({ suggest: 'gone', why: 'newer' })
    // Chosen otherwise with one tap: the roll where it was holds, the other school's grows shorter.
    await mergeChildren(county.ctx, township, old, { gone: fresh, take: [], reason: '另一所学校登错了' })
    expect([await roll(county, 'C31'), await roll(county, 'D31')]).toEqual([['罗小禾'], []])
    await clean(county)
  })
})

describe('two files of one child become one', () => {
  it('all of both is there afterwards, nobody is counted twice, the other id answers; and back', async () => {
    const county = await makeCounty(database)
    const { dean, teacher, old, fresh, both, one, entry } = await twice(county)
    const was = { old: await all(county, old), fresh: await all(county, fresh) }
    const { items } = await getLikelyPairs(county.ctx, dean, {})
    expect(items.map((p) => [p.one.id, p.other.id].sort())).toEqual([[old, fresh].sort()])
    const preview = await getChildMerge(county.ctx, dean, old, fresh)
    expect(preview.differences.map((d) => [d.topic, d.kept, d.gone, d.suggest])).toEqual(
      expect.arrayContaining([
        ['name', '罗小禾', '罗晓禾', 'kept'],
        ['address', '没有写', '河湾村3组', 'gone'],
        ['mother', expect.stringContaining('外出'), '在家', 'kept'],
      ]),
    )
    expect(preview.counts.records).toBe(2)

    const made = await mergeChildren(county.ctx, dean, old, {
      gone: fresh,
      take: ['address', 'studentNo', 'mother'],
      reason: '同一名孩子建了两次',
    })
    expect(await roll(county, 'C31')).toEqual(['罗小禾'])
    const file = await getChild(county.ctx, dean, fresh, null)
    expect([file.row.id, file.row.name, file.row.mother.state, file.row.address]).toEqual([
      old,
      '罗小禾',
      'home',
      '河湾村3组',
    ])
    expect(file.timeline.filter((t) => t.type === 'record').length).toBe(3)
    expect(file.carer.phones.length).toBe(2)
    const now = await all(county, old)
    expect([now.entries, now.parts.length]).toEqual([[`${entry} ${old}`], 3])
    // In the record that named both files the child counts once.
    expect((await all(county, fresh)).parts).toEqual([`${both.id} about false`])
    expect((await search(county.ctx, dean, '罗晓禾')).items.map((i) => i.id)).toEqual([old])
    await clean(county)
    // Sent late by a phone that knew the other file only.
    const late = talk(county, [fresh], '2026-11-20')
    const sent = await saveRecords(later(county, 1), teacher, { records: [late, one] })
    expect(sent.verdicts.map((v) => v.verdict)).toEqual(['accepted', 'duplicate'])
    await clean(county)
    expect((await getLikelyPairs(county.ctx, dean, {})).done.map((d) => [d.id, d.gone])).toEqual([
      [made.merge, '罗晓禾'],
    ])

    const apart = { merge: made.merge, reason: '其实是表妹' }
    await expect(
      undoChildMerge(later(county, 2), county.actor('village-director', 'V1'), old, apart),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await undoChildMerge(later(county, 2), dean, old, apart)
    expect((await roll(county, 'C31')).sort()).toEqual(['罗小禾', '罗晓禾'].sort())
    const back = { old: await all(county, old), fresh: await all(county, fresh) }
    expect(back.fresh).toEqual(was.fresh)
    // What was written since stays with the kept file.
    expect(back.old.parts.filter((p) => !p.startsWith(late.id))).toEqual(was.old.parts)
    expect([back.old.spans, back.old.row, back.old.people, back.old.keys]).toEqual([
      was.old.spans,
      was.old.row,
      was.old.people,
      was.old.keys,
    ])
    await clean(county)
    await expect(
      undoChildMerge(later(county, 3), dean, old, { merge: made.merge, reason: '再来一次' }),
    ).rejects.toMatchObject({ code: 'cannot-undo' })
  })

  it('the days of both are told: who was at another place before, and who has gone here and come there', async () => {
    const county = await makeCounty(database)
    const officer = county.actor('township-officer', 'T')
    const early = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
    const id = newId(county.now)
    await addChild(county.ctx, county.actor('dean', 'S1'), {
      id,
      since: '2026-11-01',
      changes: { name: '潘月', classCode: 'C31', birth: '2017-05-01' },
    })
    // Two schools: their township decides, or whoever stands over both.
    await expect(
      mergeChildren(county.ctx, county.actor('dean', 'S1'), id, { gone: early, take: [], reason: '建了两次' }),
    ).rejects.toMatchObject({ code: 'not-found' })
    const { merge } = await mergeChildren(county.ctx, officer, id, {
      gone: early,
      take: [],
      reason: '转学时又建了一次',
    })
    const { spans } = await all(county, id)
    expect(spans.map((s) => s.split(' ').slice(0, 2))).toEqual([
      ['2026-09-01', '2026-11-01'],
      ['2026-11-01', ''],
    ])
    expect([await roll(county, 'D31'), await roll(county, 'C31')]).toEqual([[], ['潘月']])
    await clean(county)
    // The kept file moves on: what is told under the other id goes along.
    const refused = async () =>
      (await getLikelyPairs(county.ctx, officer, {})).done.find((d) => d.id === merge)?.undoRefused
    expect(await refused()).toBe(null)
    await changeChild(later(county, 1), officer, id, { changes: { classCode: 'D31' }, base: {} })
    // Told before anybody presses (F15).
    expect(await refused()).toContain('改过这份档案')
    await clean(county)
    await expect(undoChildMerge(later(county, 2), officer, id, { merge, reason: '并错了' })).rejects.toMatchObject({
      code: 'cannot-undo',
      message: expect.stringContaining('改过这份档案'),
    })
  })

  it('taking apart is offered to whoever answers for both rolls, with a sentence to the others (decision 077)', async () => {
    const county = await makeCounty(database)
    const { dean, old, fresh } = await twice(county)
    const { merge } = await mergeChildren(county.ctx, dean, old, { gone: fresh, take: [], reason: '建了两次' })
    const refused = async (actor: Actor) =>
      (await getLikelyPairs(county.ctx, actor, {})).done.find((d) => d.id === merge)?.undoRefused
    const village = county.actor('village-director', 'V1')
    expect([await refused(dean), await refused(county.actor('township-officer', 'T'))]).toEqual([null, null])
    const why = await refused(village)
    expect(why).toContain('请由管着这两个班的人来办')
    await expect(undoChildMerge(county.ctx, village, old, { merge, reason: '并错了' })).rejects.toMatchObject({
      code: 'forbidden',
      message: why,
    })
    await undoChildMerge(county.ctx, dean, old, { merge, reason: '并错了' })
    await clean(county)
  })

  it('who may: both files must be theirs to write; a pair said to be two is asked for no more', async () => {
    const county = await makeCounty(database)
    const { dean, old, fresh } = await twice(county)
    const input = { gone: fresh, take: [], reason: '建了两次' }
    for (const actor of [county.actor('head-teacher', 'C31'), county.actor('county-office', 'COUNTY')])
      await expect(mergeChildren(county.ctx, actor, old, input)).rejects.toMatchObject({ code: 'forbidden' })
    for (const actor of [county.actor('dean', 'S2'), county.actor('village-director', 'V2')])
      await expect(mergeChildren(county.ctx, actor, old, input)).rejects.toMatchObject({ code: 'not-found' })
    // The village knows both, and the roll is the school's.
    await expect(mergeChildren(county.ctx, county.actor('village-director', 'V1'), old, input)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('名册'),
    })
    await expect(mergeChildren(county.ctx, dean, old, { ...input, gone: old })).rejects.toBeInstanceOf(AppError)
    await expect(mergeChildren(county.ctx, dean, old, { ...input, take: ['boarder'] })).rejects.toMatchObject({
      code: 'conflict',
    })
    await sayApart(county.ctx, dean, fresh, old)
    await sayApart(county.ctx, dean, old, fresh)
    expect((await getLikelyPairs(county.ctx, dean, {})).items).toEqual([])
    await clean(county)
  })
})

it('of every table that names a child it is said what becomes of its rows', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns natural join information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and column_name in ('child_id', 'part_child', 'kept_id', 'gone_id', 'merged_into')`,
  )
  expect(Object.keys(FOLLOWS).sort()).toEqual(rows.map((r) => r.name).sort())
})
