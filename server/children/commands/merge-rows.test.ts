import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerCensus } from '../../census/commands/answer-census.ts'
import { getConcerns } from '../../concerns/queries/concerns.ts'
import { inActorTx } from '../../db/tx.ts'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { getEntry } from '../../entries/queries/entry.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveMovements } from '../../ledger/commands/save-movements.ts'
import { makeParentLinks } from '../../parent-pages/commands/make-links.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { MOVING } from '../db/merge-rows.ts'
import { mergeChildren } from './merge-children.ts'
import { undoChildMerge } from './undo-child-merge.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const named = (child: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.unsealed(async () => {
        const out: Record<string, number> = {}
        for (const table of [...MOVING, 'record_part'] as const) {
          const [row] = await tx.query<{ n: number }>(
            `select count(*)::int as n from ${table} where county_id = $1 and child_id = $2`,
            [county.id, child],
          )
          out[table] = row?.n ?? 0
        }
        const [cases] = await tx.query<{ n: number }>(
          'select count(*)::int as n from entry where county_id = $1 and subject_id = $2 and child_id is null',
          [county.id, child],
        )
        return { ...out, cases: cases?.n ?? 0 }
      }),
    { readOnly: true },
  )
const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])

it('whatever hangs on a file goes along, sealed worries to those who look after the kept one now, and comes back', async () => {
  const teacher = await hired(county, 'head-teacher', 'D31', '滕老师')
  const officer = county.actor('township-officer', 'T')
  const gone = await makeChild(county, 'D31', '龙小满', { villageCode: 'V2' })
  const mate = await makeChild(county, 'D31', '覃小川', { villageCode: 'V2' })
  const kept = await makeChild(county, 'C31', '龙小满')
  const concern = newId(county.now)
  const put = async (entry: Record<string, unknown>) =>
    expect((await saveEntries(county.ctx, teacher, { entries: [{ version: 1, ...entry }] })).verdicts[0]?.verdict).toBe(
      'accepted',
    )
  await put({
    id: concern,
    kind: 'concern',
    about: { child: gone },
    from: '2026-11-24',
    body: { came: 'child', heard: '说不敢回家' },
  })
  const buddies = newId(county.now)
  await put({
    id: buddies,
    kind: 'buddy',
    about: { child: mate },
    from: '2026-11-01',
    body: {
      mates: [gone],
      does: ['play'],
      wish: 'agreed',
      teacher: { account: teacher.accountId, name: teacher.name },
    },
  })
  await put({
    id: newId(county.now),
    kind: 'promise',
    about: { child: gone },
    from: '2026-11-01',
    body: { who: 'father', what: 'call', by: '2026-12-31' },
  })
  await waiveDuty(county.ctx, county.operator, {
    id: newId(county.now),
    rule: 'monthly-talk',
    childIds: [gone],
    period: '2026-10',
    reason: '住院',
  })
  await answerCensus(county.ctx, teacher, {
    place: 'D31',
    term: '2026-autumn',
    answers: [{ child: gone, answer: 'unchanged' }],
  })
  await makeParentLinks(county.ctx, teacher, {
    links: [{ id: newId(county.now), child: gone, part: 'father', good: '语文有进步' }],
    asks: '',
    contact: '',
    days: 30,
  })
  const { verdicts } = await saveMovements(county.ctx, teacher, {
    movements: [{ id: newId(county.now), sort: 'lend', child: gone, n: 500, on: '2026-11-20', purpose: '丢了零钱' }],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  await saveRecords(county.ctx, teacher, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [gone, mate],
        happenedOn: '2026-11-12',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  await clean()
  const was = await named(gone)
  expect(was).toMatchObject({
    waiver: 1,
    entry: 1,
    parent_link: 1,
    census_answer: 1,
    ledger_account: 1,
    record_part: 1,
    cases: 1,
  })

  const { merge } = await mergeChildren(county.ctx, officer, kept, { gone, take: [], reason: '转学时又建了一次' })
  expect(await named(kept)).toEqual(was)
  expect(Object.values(await named(gone)).every((n) => n === 0)).toBe(true)
  await clean()
  const mates = async () => (await getEntry(county.ctx, teacher, buddies)).body.mates
  expect(await mates()).toEqual([kept])
  const sees = async (at: string) =>
    (await getConcerns(county.ctx, county.actor('head-teacher', at))).items.some((i) => i.id === concern)
  expect([await sees('D31'), await sees('C31')]).toEqual([false, true])

  await undoChildMerge({ ...county.ctx, now: () => county.now + 60_000 }, officer, kept, { merge, reason: '并错了' })
  expect(await named(gone)).toEqual(was)
  expect(Object.values(await named(kept)).every((n) => n === 0)).toBe(true)
  expect([await sees('D31'), await sees('C31'), await mates()]).toEqual([true, false, [gone]])
  await clean()
})
