import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addAccount } from '../accounts/commands/add-account.ts'
import { actorByLogin } from '../actor.ts'
import { answerCensus } from '../census/commands/answer-census.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { addToConcern } from '../concerns/commands/add-to-concern.ts'
import { nameInConcern } from '../concerns/commands/name-in-concern.ts'
import { waiveDuty } from '../duties/commands/waive-duty.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { countedUnset, openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addPicture } from '../testing/pictures.ts'
import { idFrom } from './client-ids.ts'
import { inActorTx } from './tx.ts'

let database: TestDatabase
let county: TestCounty
let child: string
const PERSONAL = [
  'child',
  'child_facts',
  'child_person',
  'child_key',
  'record',
  'record_part',
  'waiver',
  'addendum',
  'circle_member',
  'duty',
  'entry',
  'entry_part',
  'census_answer',
  'attachment',
  'history',
  'audit',
  'sync_row',
] as const

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
  const teacher = county.actor('head-teacher', 'C31')
  const record = newId(county.now)
  const { verdicts } = await saveRecords(county.ctx, teacher, {
    records: [
      {
        id: record,
        kind: 'talk',
        version: 1,
        childIds: [child],
        happenedOn: '2026-11-20',
        body: { topics: ['safety'], finding: 'worry', words: '说晚上一个人怕' },
      },
    ],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  const concern = idFrom('concern', record, child)
  await addToConcern(county.ctx, teacher, concern, {
    id: newId(county.now),
    told: ['village'],
    toldName: '',
    toldOn: '2026-11-24',
    toldTime: '',
    way: 'phone',
    receipt: '',
    number: '',
    done: '村里晚上去看过',
    next: '',
    nextOn: null,
    close: false,
  })
  const officer = await addAccount(county.ctx, county.operator, {
    login: `named${county.id}`,
    name: '方镇干',
    role: 'township-officer',
    placeCode: 'T',
  })
  await nameInConcern(county.ctx, teacher, concern, { account: officer.id, why: '要跟进', leave: false })
  await saveEntries(county.ctx, teacher, {
    entries: [
      {
        id: newId(county.now),
        kind: 'pairing',
        version: 1,
        about: { child },
        from: '2026-11-20',
        body: { sort: 'teacher', helper: '何静', rhythm: 'month', consent: 'spoken' },
      },
    ],
  })
  await waiveDuty(county.ctx, county.actor('dean', 'S1'), {
    id: newId(county.now),
    rule: 'monthly-talk',
    childIds: [child],
    period: '2026-10',
    reason: '长期病假',
  })
  await addPicture(county.ctx, teacher, { of: 'child', on: child, words: '奖状' })
  await answerCensus(county.ctx, teacher, {
    place: 'C31',
    term: '2026-autumn',
    answers: [{ child, answer: 'unchanged' }],
  })
})
afterAll(() => database.close())

/** Of a class itself: what it owes, and what was done to its roll; no child's. */
const OF_PLACES: Record<string, string> = { duty: `and subject_kind <> 'place'`, audit: `and subject <> 'place'` }
const count = (actor: Parameters<typeof inActorTx>[1], table: string) =>
  inActorTx(
    county.ctx.db,
    actor,
    async (tx) =>
      (
        await tx.query<{ n: number }>(
          `select count(*)::int as n from ${table} where county_id = $1 ${OF_PLACES[table] ?? ''}`,
          [county.id],
        )
      )[0]?.n ?? -1,
    { readOnly: true },
  )

describe('row-level security beneath can()', () => {
  it.each(PERSONAL)('%s: seen from its own class, not from another one, not from another county', async (table) => {
    expect(await count(county.actor('head-teacher', 'C31'), table)).toBeGreaterThan(0)
    const other = await count(county.actor('head-teacher', 'C32'), table)
    // History and audit of places are the county's commons only for those who stand above.
    expect(other).toBe(0 + (table === 'history' || table === 'sync_row' ? await commons(table) : 0))
    expect(await count({ ...county.actor('county-office', 'COUNTY'), countyId: county.id + 1 }, table)).toBe(0)
  })

  it.runIf(inject('cluster')?.engine === 'citus')(
    'no question of the product goes to every shard: one without its county is refused here',
    async () => {
      const asked = inActorTx(county.ctx.db, county.operator, (tx) => tx.query('select count(*) from child'))
      await expect(asked).rejects.toThrow(/multi-task|multiple tasks/)
    },
  )

  it.each(PERSONAL)('%s: nothing set, nothing seen', async (table) => {
    expect(await countedUnset(database, table)).toBe(0)
  })

  it('administrators and auditors see no child, a helper nothing at all', async () => {
    for (const actor of [
      county.actor('administrator', 'COUNTY'),
      county.actor('auditor', 'COUNTY'),
      county.actor('helper', 'S1'),
    ])
      expect(await count(actor, 'child')).toBe(0)
  })

  it('a child that moves takes all its rows along', async () => {
    await changeChild(county.ctx, county.operator, child, {
      changes: { classCode: 'D31', villageCode: 'V2' },
      base: {},
    })
    for (const table of PERSONAL.filter((t) => t !== 'history' && t !== 'sync_row')) {
      expect([table, await count(county.actor('head-teacher', 'C31'), table)]).toEqual([table, 0])
      expect(await count(county.actor('head-teacher', 'D31'), table)).toBeGreaterThan(0)
      expect(await count(county.actor('village-director', 'V2'), table)).toBeGreaterThan(0)
    }
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('a child’s card is its helper’s: no post near the child reads it, no other helper, nobody without a circle', async () => {
    const login = `hejing${county.id}`
    const name = '何静'
    const { id } = await addAccount(county.ctx, county.operator, {
      login,
      name,
      role: 'helper',
      placeCode: 'S1',
    })
    const { verdicts } = await saveEntries(county.ctx, county.operator, {
      entries: [
        {
          id: newId(county.now),
          kind: 'pairing',
          version: 2,
          about: { child },
          from: '2026-11-20',
          body: { sort: 'teacher', helper: { account: id, name }, rhythm: 'month', does: ['study'], consent: 'spoken' },
        },
      ],
    })
    expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
    expect(await count(await actorByLogin(county.ctx, login), 'child_card')).toBe(1)
    for (const [role, at] of [
      ['head-teacher', 'D31'],
      ['dean', 'S2'],
      ['principal', 'S2'],
      ['village-director', 'V2'],
      ['township-officer', 'T'],
      ['helper', 'S1'],
      ['auditor', 'COUNTY'],
      ['administrator', 'COUNTY'],
    ] as const)
      expect([role, await count(county.actor(role, at), 'child_card')]).toEqual([role, 0])
    expect(await countedUnset(database, 'child_card')).toBe(0)
  })
})

it('one question sees the county, and nothing that is asked beside it, after it or after its fault', async () => {
  const asked = 'select id from child where county_id = $1 and id = $2'
  await inActorTx(county.ctx.db, county.actor('head-teacher', 'C32'), async (tx) => {
    const values = [county.id, child]
    const [before, wide, after] = await Promise.all([
      tx.query(asked, values),
      tx.widely(asked, values),
      tx.query(asked, values),
    ])
    expect([before.length, wide.length, after.length]).toEqual([0, 1, 0])
    await expect(tx.attempt(() => tx.widely('select 1 / $1::int', [0]))).rejects.toMatchObject({ code: '22012' })
    expect(await tx.query(asked, values)).toEqual([])
  })
})

it('rows that go with the commit and fail leave nothing, and their own fault is told', async () => {
  const id = county.place('C32')
  const changed = inActorTx(county.ctx.db, county.operator, async (tx) => {
    await tx.write([{ table: 'place', op: 'update', id, set: { aliases: ['三班'] } }], null)
    tx.note({ action: 'place.change', subject: 'place', subjectId: 'a\u0000b' })
  })
  await expect(changed).rejects.toMatchObject({ code: '22021' })
  const rows = await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.query('select aliases from place where county_id = $1 and id = $2', [county.id, id]),
  )
  expect(rows).toEqual([{ aliases: [] }])
})

/** Rows of a table that everybody of the county may see (places, terms). */
const commons = (table: string) =>
  inActorTx(
    county.ctx.db,
    { ...county.actor('head-teacher', 'C32'), circles: [0] },
    async (tx) =>
      (await tx.query<{ n: number }>(`select count(*)::int as n from ${table} where county_id = $1`, [county.id]))[0]
        ?.n ?? 0,
    { readOnly: true },
  )
