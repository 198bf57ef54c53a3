import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addChild } from '../../children/commands/add-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from './save-records.ts'

let database: TestDatabase
let county: TestCounty
let own: string
let sister: string
let stranger: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  own = await makeChild(county, 'C31', '石安安')
  sister = await makeChild(county, 'C31', '石小安')
  stranger = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
})
afterAll(() => database.close())

const talk = (more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'talk',
  version: 1,
  childIds: [own],
  happenedOn: '2026-11-20',
  body: { topics: ['study'], finding: 'well' },
  ...more,
})
const save = async (records: Record<string, unknown>[], by = county.actor('head-teacher', 'C31')) =>
  (await saveRecords(county.ctx, by, { records })).verdicts
const said = async (record: Record<string, unknown>) => {
  const [verdict] = await save([record])
  return [verdict?.verdict, verdict?.code]
}

describe('a verdict each', () => {
  it('what has not the shape of a record holds up no other', async () => {
    const good = talk()
    const verdicts = await save([
      {},
      talk({ id: 'x' }),
      talk({ childIds: [] }),
      talk({ childIds: 'all' }),
      talk({ happenedOn: '20.11.2026' }),
      talk({ happenedOn: '2026-02-31' }),
      talk({ version: 9 }),
      talk({ kind: 'dance' }),
      talk({ body: { topics: ['study'], finding: 'well', words: 'a\u0000b' } }),
      talk({ body: [] }),
      good,
    ])
    expect(verdicts.map((v) => [v.verdict, v.code])).toEqual([
      ['needs-attention', 'invalid'],
      ['needs-attention', 'invalid'],
      ['needs-attention', 'invalid'],
      ['needs-attention', 'invalid'],
      ['needs-attention', 'invalid'],
      ['needs-attention', 'invalid'],
      ['needs-attention', 'newer-version'],
      ['refused', 'unknown-kind'],
      ['needs-attention', 'invalid'],
      ['needs-attention', 'invalid'],
      ['accepted', null],
    ])
    expect(verdicts.every((v) => v.verdict === 'accepted' || (v.message ?? '') !== '')).toBe(true)
  })

  it.each([
    ['2019-12-31', ['needs-attention', 'invalid']],
    ['2020-01-01', ['accepted', null]],
    ['2026-11-25', ['accepted', null]],
    ['2026-11-26', ['needs-attention', 'invalid']],
  ])('happened on %s, written on 2026-11-24', async (happenedOn, expected) => {
    expect(await said(talk({ happenedOn }))).toEqual(expected)
  })

  it('the same again is a duplicate, in whatever case its ids are written; other children make it another record', async () => {
    const record = talk({ childIds: [own, sister] })
    expect(await said(record)).toEqual(['accepted', null])
    expect(await said({ ...record, id: record.id.toUpperCase(), childIds: [sister.toUpperCase(), own] })).toEqual([
      'duplicate',
      null,
    ])
    expect(await said({ ...record, childIds: [own] })).toEqual(['refused', 'id-taken'])
  })

  it('sent twice at the same moment it is stored once', async () => {
    const record = talk()
    const verdicts = (await Promise.all([save([record]), save([record]), save([record])])).flat()
    expect(verdicts.map((v) => v.verdict).sort()).toEqual(['accepted', 'duplicate', 'duplicate'])
  })

  it('of several corrections of one record at the same moment one stands', async () => {
    const author = county.actor('head-teacher', 'C31')
    const first = talk()
    await save([first], author)
    const corrections = Array.from({ length: 8 }, () => talk({ replaces: first.id, happenedOn: '2026-11-19' }))
    const verdicts = (await Promise.all(corrections.map((c) => save([c], author)))).flat()
    expect(verdicts.filter((v) => v.verdict === 'accepted')).toHaveLength(1)
    expect(verdicts.filter((v) => v.code === 'already-corrected')).toHaveLength(7)
    const kept = await inActorTx(
      county.ctx.db,
      county.operator,
      (tx) =>
        tx.query('select 1 from record_part where county_id = $1 and record_id = any($2::uuid[])', [
          county.id,
          corrections.map((c) => c.id),
        ]),
      { readOnly: true },
    )
    expect(kept).toHaveLength(1)
  })

  it('a child out of reach and a child that is not there are refused alike', async () => {
    const [there, nowhere] = await save([talk({ childIds: [own, stranger] }), talk({ childIds: [own, newId(1)] })])
    expect({ ...there, id: '' }).toEqual({ ...nowhere, id: '' })
    expect(there).toMatchObject({ verdict: 'refused', code: 'not-found' })
  })

  it('what is sent under an id that stands out of sight is kept apart from it, and the other stays as it is (L10)', async () => {
    const theirs = talk({ childIds: [stranger] })
    await save([theirs], county.actor('head-teacher', 'D31'))
    expect(await said({ ...theirs, childIds: [own] })).toEqual(['accepted', null])
    const rows = await inActorTx(
      county.ctx.db,
      county.operator,
      (tx) =>
        tx.query('select child_id from record_part where county_id = $1 and record_id = $2', [county.id, theirs.id]),
      { readOnly: true },
    )
    expect(rows).toEqual([{ child_id: stranger }])
  })
})

describe('a child added under an id that stands out of sight', () => {
  it('is another child, and the first one keeps its facts (L10)', async () => {
    const { id } = await addChild(county.ctx, county.actor('head-teacher', 'C31'), {
      id: stranger,
      changes: { name: '别人', classCode: 'C31' },
    })
    expect(id).not.toBe(stranger)
    const spans = await inActorTx(
      county.ctx.db,
      county.operator,
      (tx) => tx.query('select 1 from child_facts where county_id = $1 and child_id = $2', [county.id, stranger]),
      { readOnly: true },
    )
    expect(spans.length).toBe(1)
  })
})
