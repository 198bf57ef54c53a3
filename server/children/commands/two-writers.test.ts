import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { gate } from '../../testing/gate.ts'
import { addChild } from './add-child.ts'
import { changeChild } from './change-child.ts'
import { leaveChild } from './leave-child.ts'
import { returnChild } from './return-child.ts'

/** Two people at the same moment, on connections of their own: whoever comes second sees what the first one wrote. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const spans = (childId: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ from_on: string; until_on: string | null; boarder: boolean | null; father_state: string }>(
        'select from_on, until_on, boarder, father_state from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        [county.id, childId],
      ),
    { readOnly: true },
  )
const findings = async () => (await verify(county.ctx, county.operator)).findings.filter((f) => !f.includes('审计'))

it('different facts of one child, changed by two: one span holds, with both', async () => {
  for (let round = 0; round < 6; round++) {
    const id = await makeChild(county, 'C31', `石安${round}`)
    await Promise.all([
      changeChild(county.ctx, county.actor('dean', 'S1'), id, {
        since: '2026-11-20',
        changes: { boarder: true },
        base: {},
        seen: { boarder: null },
      }),
      changeChild(county.ctx, county.actor('head-teacher', 'C31'), id, {
        since: '2026-11-20',
        changes: { fatherState: 'home' },
        base: {},
        seen: { fatherState: 'away' },
      }),
    ])
    expect(await spans(id)).toMatchObject([
      { from_on: '2026-09-01', until_on: '2026-11-20', boarder: null, father_state: 'away' },
      { from_on: '2026-11-20', until_on: null, boarder: true, father_state: 'home' },
    ])
  }
  const pupils = await getFigure(county.ctx, county.operator, { figureId: 'pupils', place: 'S1', term: '2026-autumn' })
  expect(pupils.value).toBe(6)
  expect(await findings()).toEqual([])
})

it('a child that leaves, or comes back, twice at once does so once', async () => {
  const id = await makeChild(county, 'C31', '龙巧')
  const dean = county.actor('dean', 'S1')
  const outcomes = async (work: () => Promise<void>) =>
    (await Promise.allSettled([work(), work()])).map((o) => o.status).sort()
  expect(await outcomes(() => leaveChild(county.ctx, dean, id, { on: '2026-11-10', reason: 'transferred' }))).toEqual([
    'fulfilled',
    'rejected',
  ])
  expect(await outcomes(() => returnChild(county.ctx, dean, id, { on: '2026-11-20' }))).toEqual([
    'fulfilled',
    'rejected',
  ])
  expect((await spans(id)).map((s) => s.from_on)).toEqual(['2026-09-01', '2026-11-10', '2026-11-20'])
})

it('a list that is written beside an edit of the same children loses nothing of either, or says that it is out of date', async () => {
  const HEAD = '姓名,性别,出生日期,班级,父亲姓名,父亲务工地点'
  const ids = []
  for (let n = 0; n < 8; n++)
    ids.push(await makeChild(county, 'C32', `田雨${n}`, { birth: `2016-03-0${n + 1}`, fatherName: '田勇' }))
  const rows = ids.map((_, n) => `田雨${n},女,2016-03-0${n + 1},三(2)班,田勇,在家`)
  const list = importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\n')),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
    apply: true,
  })
  // Edits go on until the list is written: some of them fall between its look and its writing.
  let written = false
  const ended = list.finally(() => {
    written = true
  })
  const dean = county.actor('dean', 'S1')
  const edits = (async () => {
    for (let n = 0; !written && n < 400; n++)
      await changeChild(county.ctx, dean, ids[n % 8] ?? '', {
        since: '2026-11-20',
        changes: { boarder: n % 16 < 8 },
        base: {},
      })
  })()
  const [outcome] = await Promise.allSettled([ended, edits])
  if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'difference-stale' })
  for (const id of ids) {
    const all = await spans(id)
    expect(all.slice(1).map((s) => s.from_on)).toEqual(all.slice(0, -1).map((s) => s.until_on))
    expect(all.filter((s) => s.until_on === null).length).toBe(1)
    expect(all.at(-1)?.father_state).toBe(outcome.status === 'fulfilled' ? 'home' : 'away')
  }
  await edits
  expect(await findings()).toEqual([])
})

it('one record corrected by two at once is corrected once, and counts once', async () => {
  const id = await makeChild(county, 'C31', '向阳')
  const teacher = county.actor('head-teacher', 'C31')
  const talk = (more: Record<string, unknown>) => ({
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    childIds: [id],
    happenedOn: '2026-11-10',
    body: { topics: ['study'], finding: 'well' },
    ...more,
  })
  for (let round = 0; round < 6; round++) {
    const first = talk({ happenedOn: `2026-11-1${round}` })
    await saveRecords(county.ctx, teacher, { records: [first] })
    const corrections = await Promise.all(
      ['peers', 'family'].map((topic) =>
        saveRecords(county.ctx, teacher, {
          records: [
            talk({ happenedOn: first.happenedOn, replaces: first.id, body: { topics: [topic], finding: 'well' } }),
          ],
        }),
      ),
    )
    expect(corrections.map((c) => c.verdicts[0]?.code ?? null).sort()).toEqual(['already-corrected', null].sort())
  }
  const live = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) => tx.query('select 1 from record_part where county_id = $1 and child_id = $2 and live', [county.id, id]),
    { readOnly: true },
  )
  expect(live.length).toBe(6)
})

it('a child that is added twice at once, under one id, is one child', async () => {
  const id = newId(county.now)
  const add = () =>
    addChild(county.ctx, county.actor('dean', 'S1'), {
      id,
      changes: { name: '罗小满', classCode: 'C31', motherIncapable: false, idNumber: '522699201607071219' },
    })
  expect(await Promise.all([add(), add(), add()])).toEqual([{ id }, { id }, { id }])
  expect((await spans(id)).length).toBe(1)
})

it('one number given to two children at once is taken by one of them', async () => {
  const dean = county.actor('dean', 'S1')
  const outcomes = await Promise.allSettled(
    ['单知远', '覃山'].map((name) =>
      addChild(county.ctx, dean, {
        id: newId(county.now),
        changes: { name, classCode: 'C31', idNumber: '522699201702023426' },
      }),
    ),
  )
  expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('a record that comes while its child is being taken out waits, and hangs on nothing that has gone', async () => {
  const id = await makeChild(county, 'C31', '石晚来')
  const [held, go] = [gate(), gate()]
  const removing = inActorTx(county.ctx.db, county.operator, async (tx) => {
    await lockChildren(tx, [id])
    held.open()
    await go.opened
    await tx.write([{ table: 'child', op: 'update', id, set: { del: true } }], null)
  })
  await held.opened
  const saving = saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [id],
        happenedOn: '2026-11-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  go.open()
  await removing
  expect((await saving).verdicts).toMatchObject([{ verdict: 'refused', code: 'not-found' }])
})
