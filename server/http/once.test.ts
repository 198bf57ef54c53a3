import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'
import { once } from './once.ts'

let database: TestDatabase
let county: TestCounty
let actor: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  actor = county.actor('dean', 'S1')
})
afterAll(() => database.close())

const keyOf = (key: string) => `${actor.accountId} ${actor.role}@${actor.placeId} ${key}`
const storedAt = async (key: string) =>
  (await database.owner.query<{ at: Date }>('select at from idempotency where key = $1', [keyOf(key)])).rows[0]?.at
const silentFor = (key: string, minutes: number) =>
  database.owner.query('update idempotency set at = now() - make_interval(mins => $2) where key = $1', [
    keyOf(key),
    minutes,
  ])

/** A database that does not take this answer the first `times`. */
const forgetful = (times: number): Ctx => {
  let left = times
  const query = (text: string, values: unknown[]) =>
    text.includes('set status = 200') && left-- > 0
      ? Promise.reject(new Error('connection lost'))
      : county.ctx.db.pool.query(text, values)
  const pool = Object.assign(Object.create(county.ctx.db.pool), { query })
  return { ...county.ctx, db: { ...county.ctx.db, pool } }
}

it('work that is done is not done again because its answer could not be kept', async () => {
  let done = 0
  const work = async () => ({ done: ++done })
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const ctx = forgetful(2)
    expect(await once(ctx, actor, 'a', 'h', work)).toEqual({ answer: { done: 1 }, again: false })
    await expect(once(ctx, actor, 'a', 'h', work)).rejects.toMatchObject({ code: 'in-progress' })
    // The next try fails too, the one after it succeeds.
    await vi.advanceTimersByTimeAsync(4000)
    await vi.advanceTimersByTimeAsync(4000)
  } finally {
    vi.useRealTimers()
  }
  await vi.waitFor(async () =>
    expect(await once(county.ctx, actor, 'a', 'h', work)).toEqual({ answer: { done: 1 }, again: true }),
  )
  expect(done).toBe(1)
})

it('a key whose work failed because the database was away is free as soon as it is back (M7)', async () => {
  let away = true
  const query = (text: string, values: unknown[]) =>
    text.startsWith('delete from idempotency') && away
      ? Promise.reject(new Error('Connection terminated'))
      : county.ctx.db.pool.query(text, values)
  const pool = Object.assign(Object.create(county.ctx.db.pool), { query })
  const ctx = { ...county.ctx, db: { ...county.ctx.db, pool } }
  const work = () => Promise.reject(new Error('Connection terminated'))
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    await expect(once(ctx, actor, 'e', 'h', work)).rejects.toThrow('Connection terminated')
    await vi.advanceTimersByTimeAsync(3000)
    expect(await storedAt('e')).toBeTruthy()
    away = false
    await vi.advanceTimersByTimeAsync(1000)
  } finally {
    vi.useRealTimers()
  }
  await vi.waitFor(async () => expect(await storedAt('e')).toBeUndefined())
  expect(await once(county.ctx, actor, 'e', 'h', async () => 'done')).toEqual({ answer: 'done', again: false })
})

it('in another post nothing is answered that was answered in this one (M1)', async () => {
  expect(await once(county.ctx, actor, 'f', 'h', async () => '13800001111')).toMatchObject({ again: false })
  const elsewhere = { ...actor, placeId: county.place('S2') }
  await expect(once(county.ctx, elsewhere, 'f', 'h', () => Promise.reject(new Error('forbidden')))).rejects.toThrow(
    'forbidden',
  )
  expect(await once(county.ctx, actor, 'f', 'h', async () => '')).toEqual({ answer: '13800001111', again: true })
})

it('work that threw gives its key back', async () => {
  await expect(once(county.ctx, actor, 'b', 'h', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await once(county.ctx, actor, 'b', 'h', async () => 'yes')).toEqual({ answer: 'yes', again: false })
})

it('long work keeps its key; a key whose holder died is free after ten seconds', async () => {
  const end = gate()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let long: Promise<unknown>
  try {
    long = once(county.ctx, actor, 'c', 'h', () => end.opened.then(() => 'first'))
    await vi.waitFor(async () => expect(await storedAt('c')).toBeTruthy())
    await silentFor('c', 2)
    const silent = await storedAt('c')
    await vi.waitFor(async () => {
      vi.advanceTimersByTime(2000)
      expect((await storedAt('c'))?.getTime()).toBeGreaterThan(silent?.getTime() ?? 0)
    })
    await expect(once(county.ctx, actor, 'c', 'h', async () => 'second')).rejects.toMatchObject({ code: 'in-progress' })
  } finally {
    vi.useRealTimers()
    end.open()
  }
  expect(await long).toEqual({ answer: 'first', again: false })

  await database.owner.query(
    `insert into idempotency (key, county, account_id, status, body, at) values ($1, $2, $3, 0, '{"hash":"h"}', now() - interval '11 seconds')`,
    [keyOf('d'), county.id, actor.accountId],
  )
  expect(await once(county.ctx, actor, 'd', 'h', async () => 'anew')).toEqual({ answer: 'anew', again: false })
})
