import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTHING_TYPED } from '../../domain/reports/papers/batch.ts'
import { signAccessList } from '../access/commands/sign-access-list.ts'
import { getAccessList } from '../access/queries/access-list.ts'
import { answerCensus } from '../census/commands/answer-census.ts'
import { signRoll } from '../census/commands/sign-roll.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { saveMovements } from '../ledger/commands/save-movements.ts'
import { setDonorContact } from '../ledger/commands/set-donor-contact.ts'
import { askPrint } from '../prints/commands/ask-print.ts'
import { countedUnset, OF_EVERY_SHARD, openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { hired } from '../testing/hired.ts'
import { inActorTx } from './tx.ts'

/** What is personal and hangs on a place, so that it follows no child: signed rolls, who may see what, money for children, how donors are reached, what was printed. */
const OF_PLACES = [
  'census_roll',
  'access_review',
  'ledger_account',
  'ledger_movement',
  'ledger_leg',
  'donor_contact',
  'print_job',
] as const
let database: TestDatabase
let county: TestCounty

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const child = await makeChild(county, 'C31', '石安安')
  const roll = { place: 'C31', term: '2026-autumn' }
  const teacher = county.actor('head-teacher', 'C31')
  await answerCensus(county.ctx, teacher, { ...roll, answers: [{ child, answer: 'unchanged' }] })
  await signRoll(county.ctx, teacher, { ...roll, children: 1 })
  const principal = await hired(county, 'principal', 'S1', '贺校长')
  const seen = await getAccessList(county.ctx, principal, { limit: 200 })
  await signAccessList(county.ctx, principal, { place: 'S1', posts: seen.total })
  const [fund, donor] = [newId(county.now), newId(county.now)]
  const { verdicts } = await saveEntries(county.ctx, principal, {
    entries: [
      { id: fund, kind: 'fund', body: { name: '爱心助学金', purpose: '看病和路费' } },
      { id: donor, kind: 'donor', body: { name: '龙经理', sort: 'person', gives: ['money'], named: 'no' } },
    ].map((one) => ({ ...one, version: 1, about: { place: 'S1' }, from: '2026-09-01' })),
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([
    ['accepted', null],
    ['accepted', null],
  ])
  await setDonorContact(county.ctx, principal, donor, { name: '龙经理', phone: '0800-555-0191', address: '' })
  await askPrint(county.ctx, principal, {
    id: newId(county.now),
    batch: 'card',
    purpose: '发给家里',
    status: 'enrolled',
    sort: 'class',
    span: 'year',
    given: NOTHING_TYPED,
  })
  await county.ctx.jobs.idle()
  const booked = await saveMovements(county.ctx, principal, {
    movements: [
      {
        id: newId(county.now),
        sort: 'receive',
        on: '2026-11-02',
        purpose: '捐款',
        place: 'S1',
        into: { fund },
        n: 100_000,
        origin: 'anonymous',
      },
    ],
  })
  expect(booked.verdicts[0]?.verdict).toBe('accepted')
})
afterAll(() => database.close())

const count = (actor: Parameters<typeof inActorTx>[1], table: string) =>
  inActorTx(
    county.ctx.db,
    actor,
    async (tx) => {
      await tx.run(OF_EVERY_SHARD)
      return (await tx.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? -1
    },
    { readOnly: true },
  )

describe('row-level security beneath can(): rows of places', () => {
  it.each(OF_PLACES)('%s: seen by the place and above it, by no other one and in no other county', async (table) => {
    for (const actor of [county.actor('principal', 'S1'), county.actor('township-officer', 'T')])
      expect([actor.role, (await count(actor, table)) > 0]).toEqual([actor.role, true])
    for (const actor of [
      county.actor('principal', 'S2'),
      county.actor('head-teacher', 'C32'),
      county.actor('village-director', 'V1'),
      county.actor('helper', 'S1'),
      county.actor('administrator', 'COUNTY'),
      county.actor('auditor', 'COUNTY'),
      { ...county.actor('county-office', 'COUNTY'), countyId: county.id + 1 },
    ])
      expect([actor.role, actor.placeId, await count(actor, table)]).toEqual([actor.role, actor.placeId, 0])
  })

  it.each(OF_PLACES)('%s: nothing set, nothing seen', async (table) => {
    expect(await countedUnset(database, table)).toBe(0)
  })
})
