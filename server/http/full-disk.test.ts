import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest'
import { addAccount } from '../accounts/commands/add-account.ts'
import { addToken } from '../accounts/commands/add-token.ts'
import type { Ctx } from '../context.ts'
import { isFull } from '../db/away.ts'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { makeApp } from './app.ts'

/**
 * L3: where a disk is full everybody is told so, with what to do, whatever was asked: a write, a reading, whoever watches over the
 * server. As PostgreSQL and the system say it: 53100 of a statement, 53100 of a connection that could not be opened ("could
 * not write init file"), the program's own ENOSPC and EDQUOT.
 */
/** The sharded engine has no triggers on its tables; the words of the fault are the same there. */
const here = inject('cluster')?.engine !== 'citus'
let database: TestDatabase
let county: TestCounty
let token: string
let child: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '冉小河')
  const login = `ran-${county.code}`
  await addAccount(county.ctx, county.operator, { login, name: '冉老师', role: 'head-teacher', placeCode: 'C31' })
  token = (await addToken(county.ctx, county.operator, { login, days: 1 })).token
})
afterEach(async () => {
  if (here) await database.owner.query('drop trigger if exists full_disk on record')
})
afterAll(() => database.close())

const ask = async (ctx: Ctx, path: string, body?: unknown) => {
  const answer = await makeApp(ctx, { secure: true, screens: null }).request(path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'full' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const TOLD = { status: 507, body: { code: 'no-space', message: expect.stringMatching(/硬盘满了.*腾出空间/) } }
const fault = (message: string, more: object) => Object.assign(new Error(message), more)

/** No statement and no connection is had. */
const without = (error: Error): Ctx => {
  const refuse = () => Promise.reject(error)
  const pool = Object.assign(Object.create(county.ctx.db.pool), { query: refuse, connect: refuse })
  return { ...county.ctx, db: { ...county.ctx.db, pool } }
}

it.runIf(here)(
  'L3: a write that found no room says so, wrote nothing, and is done under the same key once there is room',
  async () => {
    await database.owner.query(`create or replace function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file "base/16384/2619": No space left on device' using errcode = '53100'; end $$`)
    await database.owner.query(
      'create trigger full_disk before insert on record for each row execute function full_disk()',
    )
    const talk = {
      records: [
        {
          id: newId(county.now),
          kind: 'talk',
          version: 1,
          childIds: [child],
          happenedOn: '2026-11-20',
          body: { topics: ['family'], finding: 'watch', words: '想妈妈' },
        },
      ],
    }
    expect(await ask(county.ctx, '/api/records', talk)).toMatchObject(TOLD)
    const stands = () => database.owner.query('select id from record')
    expect((await stands()).rows).toEqual([])
    await database.owner.query('drop trigger full_disk on record')
    expect(await ask(county.ctx, '/api/records', talk)).toMatchObject({
      status: 200,
      body: { verdicts: [{ verdict: 'accepted' }] },
    })
    expect((await stands()).rows).toHaveLength(1)
  },
)

it.each([
  [
    'a connection that cannot be opened',
    fault('could not write init file: No space left on device', { code: '53100' }),
  ],
  ['a message without a code', fault('could not write to file "x": No space left on device', {})],
  ['the program’s own disk', fault('ENOSPC: no space left on device, write', { code: 'ENOSPC' })],
  ['a quota', fault('EDQUOT: quota exceeded, open', { code: 'EDQUOT' })],
])('L3: %s, at every kind of question, the health of the server too', async (_, error) => {
  for (const path of ['/healthz', '/api/children?place=S1', `/api/children/${child}`, '/api/places'])
    expect(await ask(without(error), path), path).toMatchObject(TOLD)
})

it('L3: what is no full disk is not called one', () => {
  for (const other of [
    fault('too many connections', { code: '53300' }),
    fault('out of memory', { code: '53200' }),
    fault('EACCES', { code: 'EACCES' }),
    null,
  ])
    expect(isFull(other)).toBe(false)
})
