import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { layDuties } from '../../duties/lay-duties.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { layRecords, NotLaid } from './lay-records.ts'
import { saveRecords } from './save-records.ts'

/** Many people's records in one transaction are the rows that each of them would have written: two counties, one each way. */
let database: TestDatabase
let saved: TestCounty
let laid: TestCounty
const children = new Map<TestCounty, string[]>()
beforeAll(async () => {
  database = await openTestDatabase()
  for (const county of [await makeCounty(database), await makeCounty(database)]) {
    const made = []
    for (const [code, name] of [
      ['C31', '石一一'],
      ['C31', '石二二'],
      ['C32', '石三三'],
      ['D31', '石四四'],
    ] as const)
      made.push(await makeChild(county, code, name))
    children.set(county, made)
    if (saved) laid = county
    else saved = county
  }
})
afterAll(() => database.close())

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
/** 250 of a class, so that the rows go by their type; a visit of two; one of another school. */
const daysOf = (county: TestCounty): { author: Actor; day: string; records: Record<string, unknown>[] }[] => {
  const [a = '', b = '', c = '', d = ''] = children.get(county) ?? []
  const one = (kind: string, childIds: string[], happenedOn: string, body: object) => ({
    id: newId(noon(happenedOn)),
    ...{ kind, version: 1, childIds, happenedOn, body },
  })
  const talk = (child: string, day: string) =>
    one('talk', [child], day, { topics: ['study'], finding: 'well', words: ' ok ' })
  const visit = { way: 'door', met: ['grandmother', 'child'], found: ['safe'], heard: '奶奶说“都好”\\' }
  const teacher = (code: string) => ({ ...county.actor('head-teacher', code), name: `${code}老师` })
  return [
    {
      author: teacher('C31'),
      day: '2026-10-12',
      records: Array.from({ length: 250 }, (_, n) =>
        talk(n % 2 ? a : b, `2026-10-${String((n % 11) + 1).padStart(2, '0')}`),
      ),
    },
    { author: teacher('C31'), day: '2026-11-03', records: [one('home-visit', [a, b], '2026-11-01', visit)] },
    { author: teacher('C32'), day: '2026-11-03', records: [talk(c, '2026-11-03')] },
    { author: teacher('D31'), day: '2026-11-04', records: [talk(d, '2026-11-02'), talk(d, '2026-11-04')] },
  ]
}

/** What stands in a county, in words that are the same in both: names of places and people instead of numbers. */
const standing = (county: TestCounty) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const place = (column: string) => `(select code from place p where p.county_id = $1 and p.id = ${column})`
      const said = (text: string) => tx.query(text, [tx.countyId])
      return {
        records: await said(
          `select kind, version, happened_on, device_at, received_at, received_on, author_name, body, sort, quantity, fen, replaces, superseded_by, from_paper, cardinality(scope) as seen
           from record where county_id = $1 order by happened_on, kind, received_at, author_name, body::text`,
        ),
        parts: await said(
          `select l.kind, happened_on, received_on, reached, live, role, subject_kind, c.name, ${place('l.school_id')} as school, ${place('l.class_id')} as class, ${place('l.village_id')} as village, l.scope = c.scope as seen
           from record_part l join child c on c.county_id = $1 and c.id = l.child_id where l.county_id = $1 order by happened_on, l.kind, c.name`,
        ),
        diary: await said(
          `select at, account_name, role, action, subject, c.name, ${place('a.place_id')} as place, detail - 'record' as detail
           from audit a join child c on c.county_id = $1 and c.id::text = a.subject_id where a.county_id = $1 and action = 'record.add' order by at, c.name, a.detail->>'kind'`,
        ),
        sync: await said(
          `select tbl, c.name, count(*)::int as n from sync_row s join child c on c.county_id = $1 and c.id = s.bucket where s.county_id = $1 group by 1, 2 order by 1, 2`,
        ),
        duties: await said(
          `select c.name, rule, period, label, opens, due, met_on, met_received, tries, ${place('d.class_id')} as class from duty d join child c on c.county_id = $1 and c.id = d.child_id where d.county_id = $1 order by c.name, rule, period`,
        ),
      }
    },
    { readOnly: true },
  )

it('rows, diary, places in the stream and duties are those of ordinary saving, and all seals fit', async () => {
  for (const { author, day, records } of daysOf(saved)) {
    const { verdicts } = await saveRecords({ ...saved.ctx, now: () => noon(day) }, author, { records })
    expect(verdicts.filter((v) => v.verdict !== 'accepted')).toEqual([])
  }
  const written = daysOf(laid).map(({ author, day, records }) => ({ author, at: noon(day), records }))
  expect(await layRecords(laid.ctx, laid.operator, written as never)).toBe(254)
  await layDuties(laid.ctx, () => false, laid.id)
  const [one, other] = [await standing(saved), await standing(laid)]
  expect(one.records).toHaveLength(254)
  expect(one.duties.length).toBeGreaterThan(10)
  expect(other).toEqual(one)
  for (const county of [saved, laid])
    expect((await verify(county.ctx, county.operator, { all: true })).findings).toEqual([])
})

it('what ordinary saving would not take, or does more for, is laid by nobody, and nothing beside it', async () => {
  const [a = '', , , d = ''] = children.get(laid) ?? []
  const author = laid.actor('head-teacher', 'C31')
  const talk = (child: string, more: Record<string, unknown> = {}) => ({
    id: newId(laid.now),
    ...{ kind: 'talk', version: 1, childIds: [child], happenedOn: '2026-11-20' },
    body: { topics: ['study'], finding: 'well' },
    ...more,
  })
  const again = talk(a)
  const before = (await standing(laid)).records.length
  for (const wrong of [
    talk(d),
    talk(a, { happenedOn: '2026-12-24' }),
    talk(a, { body: { topics: ['study'] } }),
    talk(a, { body: { topics: ['study'], finding: 'worry' } }),
    talk(a, { replaces: newId(laid.now) }),
    talk(a, { version: 99 }),
    talk(newId(laid.now)),
    talk('no-id'),
    again,
  ])
    await expect(
      layRecords(laid.ctx, laid.operator, [{ author, at: laid.now, records: [again, wrong] }]),
    ).rejects.toThrow(NotLaid)
  const auditor = laid.actor('auditor', 'COUNTY')
  await expect(
    layRecords(laid.ctx, laid.operator, [{ author: auditor, at: laid.now, records: [again] }]),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect((await standing(laid)).records).toHaveLength(before)
})
