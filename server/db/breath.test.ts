import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { ask, askAlone, say } from './send-together.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const EVERY_SORT = `select 7 as whole, 12345678901::bigint as great, null::text as nothing, '龙“小满”' as words, true as yes,
  '{"a":[1,null]}'::jsonb as said, '\\x00ff'::bytea as sealed, '{1,2}'::int[] as circles, array['甲','a"b\\c',null] as names,
  timestamptz '2026-11-30 10:00+08' as at`

describe('questions of one breath', () => {
  let client: pg.PoolClient
  beforeEach(async () => {
    client = await database.db.pool.connect()
    return () => client.release()
  })
  const asked = (text: string, values?: unknown[], name?: string) =>
    ask<Record<string, unknown>>(client, { text, ...(values ? { values } : {}), ...(name ? { name } : {}) })

  it('are answered as the driver answers each by itself', async () => {
    const alone = await client.query(EVERY_SORT)
    const [first, second] = await Promise.all([asked(EVERY_SORT), asked(EVERY_SORT, [], 'every-sort')])
    expect(first.rows).toEqual(alone.rows)
    expect(second).toEqual(first)
    // Its columns are known from here on.
    expect(await asked(EVERY_SORT, [], 'every-sort')).toEqual(first)
  })

  it('take every sort of value', async () => {
    const values = [3, '龙', null, new Date(5), [['甲"', 'b']], Buffer.from([0, 255]), { a: 1 }, false]
    const text =
      'select $1::int a, $2::text b, $3::text c, $4::timestamptz d, $5::text[] e, $6::bytea f, $7::jsonb g, $8::bool h'
    expect((await asked(text, values)).rows).toEqual((await client.query(text, values)).rows)
  })

  it('tell how many rows each touched, and the same one twice is two', async () => {
    await say(client, 'begin')
    const [, added, seen] = await Promise.all([
      asked('create temporary table breathed (n int)'),
      asked('insert into breathed select generate_series(1, $1::int)', [3], 'add-breathed'),
      asked('select n from breathed order by n'),
    ])
    expect([added.count, seen.rows.map((r) => r.n)]).toEqual([3, [1, 2, 3]])
    const twice = await Promise.all([1, 2].map((n) => asked('insert into breathed values ($1)', [n], 'add-one')))
    expect(twice.map((a) => a.count)).toEqual([1, 1])
    await say(client, 'rollback')
  })

  it('end with the first that has a fault: it tells which, those after it are not run, and the connection is whole', async () => {
    await say(client, 'begin')
    const sent = [
      asked('select 1 as n'),
      asked('select 1 / $1::int', [0], 'by-nothing'),
      asked('select 2', [], 'later'),
    ]
    const [before, fault, after] = await Promise.allSettled(sent)
    expect(before).toMatchObject({ status: 'fulfilled', value: { rows: [{ n: 1 }] } })
    expect(fault).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    expect(after).toMatchObject({ status: 'rejected', reason: { code: '25P02' } })
    await say(client, 'rollback')
    expect((await asked('select 2', [], 'later')).rows).toHaveLength(1)
    expect((await asked('select 1 / $1::int as n', [1])).rows).toEqual([{ n: 1 }])
  })

  it('are let go by what is said after them, even where they fail', async () => {
    await say(client, 'begin; savepoint here')
    const stray = asked('select 1 / 0').catch((fault: { code: string }) => fault.code)
    await say(client, 'rollback to savepoint here')
    expect(await stray).toBe('22012')
    expect((await asked('select 5 as n')).rows).toEqual([{ n: 5 }])
    await say(client, 'rollback')
  })
})

it('whoever waits for a connection that is cut is told', async () => {
  const client = await database.db.pool.connect()
  client.on('error', () => {})
  const answers = Promise.allSettled([
    ask(client, { text: 'select pg_terminate_backend(pg_backend_pid())' }),
    ask(client, { text: 'select 1' }),
  ])
  expect((await answers).map((a) => a.status)).toContain('rejected')
  await expect(ask(client, { text: 'select 1' })).rejects.toThrow()
  client.release(true)
  expect(await askAlone(database.db.pool, { text: 'select 1 as n' })).toEqual([{ n: 1 }])
})

it('whoever asks of a connection that refuses to send is told, and waits for nothing', async () => {
  const client = await database.db.pool.connect()
  const query = client.query
  client.query = (() => {
    throw new Error('refused')
  }) as never
  await expect(Promise.all([ask(client, { text: 'select 1' }), ask(client, { text: 'select 2' })])).rejects.toThrow(
    'refused',
  )
  client.query = query
  expect((await ask(client, { text: 'select 1 as n' })).rows).toEqual([{ n: 1 }])
  client.release()
})
