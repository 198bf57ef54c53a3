import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, NOW, type TestCounty } from '../../testing/factory.ts'
import { inActorTx } from '../tx.ts'
import type { Tx } from '../tx-type.ts'
import { rowsOf } from './by-columns.ts'
import type { Change } from './change.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const within = <T>(work: (tx: Tx) => Promise<T>) => inActorTx(county.ctx.db, county.operator, work)

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }).map((t) => t.replaceAll('\0', '')),
  fc.constantFrom(
    'NULL',
    'null',
    '',
    ' ',
    '{}',
    '{a,b}',
    '"',
    '\\',
    '\\"',
    'a,b',
    '石\n小禾',
    "o'brien",
    '\\x00',
    '$1',
  ),
)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const row = fc.record({
  word: maybe(text),
  number: maybe(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  yes: maybe(fc.boolean()),
  day: maybe(fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))),
  at: maybe(fc.integer({ min: 0, max: 4e12 }).map((n) => new Date(n))),
  bytes: maybe(fc.uint8Array({ maxLength: 6 }).map((b) => Buffer.from(b))),
  circles: maybe(fc.array(fc.integer({ min: -9, max: 2 ** 31 - 1 }), { maxLength: 4 })),
  words: maybe(fc.array(text, { maxLength: 3 })),
  // An object, a list, a text or a number: whatever stands in a json column.
  json: maybe(fc.oneof(fc.dictionary(text, text, { maxKeys: 2 }), fc.array(text, { maxLength: 2 }), text, fc.nat())),
})
const TYPES = {
  word: 'text',
  number: 'integer',
  yes: 'boolean',
  day: 'text',
  at: 'timestamp with time zone',
  bytes: 'bytea',
  circles: 'integer[]',
  words: 'text[]',
  json: 'jsonb',
}

describe('rows told one array a column', () => {
  it('come out as they went in, whatever stands in them', async () => {
    if (county.ctx.db.sharded) return
    const names = Object.keys(TYPES)
    const columns = new Map([['any', new Map(Object.entries(TYPES))]])
    await within((tx) =>
      fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean(), async (rows, unseen) => {
          const { from, values } = rowsOf(
            { columns },
            'any',
            names,
            rows.map((r) => Object.values(r)),
            { unseen },
          )
          const back = await tx.query(`select * from ${from} v`, values)
          expect(back).toEqual(rows.map((r) => ({ ...r, word: r.word?.toWellFormed() ?? null })))
        }),
        { numRuns: 300 },
      ),
    )
  })

  it('a column that the table does not have is a fault of ours', () => {
    expect(() => rowsOf({ columns: county.ctx.db.columns }, 'child', ['id', 'nick'], [['1', 'x']])).toThrow(
      'child.nick',
    )
  })
})

describe('rows that are sure to be new', () => {
  const carer = (id: string, child: string): Change => ({
    table: 'child_person',
    op: 'insert',
    id,
    fresh: true,
    childId: child,
    set: { child_id: child, part: 'carer', name: '龙长贵', phones_masked: [] },
  })
  const seqOf = async (id: string) =>
    (
      await within((tx) =>
        tx.query<{ seq: number }>('select seq from sync_row where county_id = $1 and id = $2', [tx.countyId, id]),
      )
    ).map((r) => r.seq)

  it('are numbered once, and again when they are changed later', async () => {
    const child = await makeChild(county, 'C31', '罗小禾')
    const person = newId(NOW)
    await within((tx) => tx.write([carer(person, child)], null))
    const [first, ...others] = await seqOf(person)
    expect(others).toEqual([])
    await within((tx) =>
      tx.write([{ table: 'child_person', op: 'update', id: person, childId: child, set: { name: '龙长富' } }], null),
    )
    expect((await seqOf(person))[0]).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY)
  })

  it('that stand already after all are refused, and nothing else is written with them', async () => {
    const child = await makeChild(county, 'C31', '田小雨')
    const [first, second] = [newId(NOW), newId(NOW)]
    await within((tx) => tx.write([carer(first, child)], null))
    await expect(within((tx) => tx.write([carer(second, child), carer(first, child)], null))).rejects.toMatchObject({
      code: '23505',
    })
    expect(await seqOf(second)).toEqual([])
  })
})
