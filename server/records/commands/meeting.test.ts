import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { getChild } from '../../children/queries/child-file.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listRecords } from '../queries/records.ts'
import { saveRecords } from './save-records.ts'

/** A record about a place with a roll (S1.14): who may write it, who reads it, what a child's file tells of it. */
let database: TestDatabase
let county: TestCounty
let [an, bao, other] = ['', '', '']
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  other = await makeChild(county, 'D31', '龙巧巧')
})
afterAll(() => database.close())

const held = (place: string, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'meeting',
  version: 1,
  about: { place },
  happenedOn: '2026-11-10',
  body: { sort: 'guardians', topic: '冬季安全' },
  ...more,
})
const save = async (actor: Actor, record: Record<string, unknown>) =>
  (await saveRecords(county.ctx, actor, { records: [record] })).verdicts[0]
const ledger = (actor: Actor, more: Record<string, string> = {}) =>
  listRecords(county.ctx, actor, { kind: 'meeting', limit: 50, ...more })

describe('a meeting of a place', () => {
  it('is read by the place, what stands above it, and everybody posted in or below it; by nobody beside', async () => {
    const record = held('S1', {
      took: [
        { child: an, mark: 'signed', note: '奶奶来的' },
        { child: bao, mark: 'absent' },
      ],
      staff: [{ name: '向老师' }],
    })
    expect((await save(county.actor('principal', 'S1'), record))?.verdict).toBe('accepted')
    for (const [role, at, names] of [
      ['principal', 'S1', ['罗小宝 absent', '石安安 signed']],
      ['head-teacher', 'C31', ['石安安 signed']],
      ['township-officer', 'T', ['罗小宝 absent', '石安安 signed']],
    ] as const) {
      const actor = county.actor(role, at)
      const { items } = await ledger(actor)
      expect([role, items.map((r) => [r.place?.name, r.line, r.staff[0]?.name])]).toEqual([
        role,
        [['青石镇中心小学', '监护人会：冬季安全', '向老师']],
      ])
      expect(items[0]?.took.map((t) => `${t.name} ${t.mark}`)).toEqual(names)
    }
    expect((await ledger(county.actor('head-teacher', 'D31'))).items).toEqual([])
    expect((await ledger(county.actor('principal', 'S2'))).items).toEqual([])
    const file = await getChild(county.ctx, county.actor('head-teacher', 'C31'), an, null)
    expect(file.timeline.filter((e) => e.type === 'record').map((e) => e.record.kindTitle)).toEqual(['家长会与培训'])
    expect((await save(county.actor('principal', 'S1'), record))?.verdict).toBe('duplicate')
  })

  it('is written by who stands over the place, about children whom he sees, and about nothing else', async () => {
    const verdict = async (actor: Actor, record: Record<string, unknown>) => (await save(actor, record))?.code
    expect([
      await verdict(county.actor('head-teacher', 'C31'), held('S1')),
      await verdict(county.actor('principal', 'S2'), held('S1')),
      await verdict(county.actor('principal', 'S1'), held('no-such-place')),
      await verdict(county.actor('principal', 'S1'), held('S1', { took: [{ child: other, mark: 'signed' }] })),
      await verdict(county.actor('principal', 'S1'), held('S1', { took: [{ child: an, mark: 'cough' }] })),
      await verdict(county.actor('principal', 'S1'), { ...held('S1'), about: undefined, childIds: [an] }),
      await verdict(county.actor('principal', 'S1'), {
        ...held('S1'),
        kind: 'talk',
        body: { topics: ['study'], finding: 'well' },
      }),
      await verdict(
        county.actor('township-officer', 'T'),
        held('T', { staff: [{ account: newId(county.now), name: '无此人' }] }),
      ),
    ]).toEqual([
      ...['not-found', 'not-found', 'not-found', 'not-found'],
      ...['unknown-answer', 'wrong-subject', 'wrong-subject', 'not-found'],
    ])
  })

  it('of a township is seen by its schools, which cannot correct it', async () => {
    const record = held('T', { happenedOn: '2026-10-20', body: { sort: 'training', topic: '儿童主任培训' } })
    expect((await save(county.actor('township-officer', 'T'), record))?.verdict).toBe('accepted')
    const dean = county.actor('dean', 'S2')
    const [seen] = (await ledger(dean, { from: '2026-10-20', to: '2026-10-20', place: 'S2' })).items
    // It is not the school's own: the ledger of the school does not hold it, the township's does.
    expect(seen).toBeUndefined()
    const officer = county.actor('township-officer', 'T')
    expect((await ledger(officer, { from: '2026-10-20', to: '2026-10-20' })).items.map((r) => r.canCorrect)).toEqual([
      true,
    ])
    const corrected = { ...record, id: newId(county.now), replaces: record.id, about: { place: 'T' } }
    expect((await save(dean, corrected))?.verdict).toBe('refused')
    expect((await save(officer, { ...corrected, body: { ...record.body, topic: '儿童主任冬训' } }))?.verdict).toBe(
      'accepted',
    )
  })

  it('stays as visible as its parts when a child moves or a place hangs somewhere else', async () => {
    const scopes = () =>
      inActorTx(
        county.ctx.db,
        county.operator,
        (tx) => tx.query<{ scope: number[] }>('select scope from record where county_id = $1 order by id', [county.id]),
        { readOnly: true },
      )
    const before = await scopes()
    await changeChild(county.ctx, county.actor('principal', 'S1'), an, { changes: { classCode: 'C32' }, base: {} })
    expect(await scopes()).toHaveLength(before.length)
    await changePlace(county.ctx, county.operator, county.place('C32'), { name: '三年级(二)班' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})

it('a record about children of two schools keeps both in its scope when one of them moves class (C2)', async () => {
  const officer = county.actor('township-officer', 'T')
  const talk = {
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    about: { children: [bao, other] },
    happenedOn: '2026-11-12',
    body: { topics: ['study'], finding: 'well' },
  }
  expect((await save(officer, talk))?.verdict).toBe('accepted')
  await changeChild(county.ctx, county.actor('principal', 'S1'), bao, { changes: { classCode: 'C31' }, base: {} })
  expect(
    (await listRecords(county.ctx, county.actor('principal', 'S2'), { kind: 'talk', limit: 50 })).items.map(
      (r) => r.id,
    ),
  ).toEqual([talk.id])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
