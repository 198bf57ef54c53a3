import type pg from 'pg'
import { expect, it } from 'vitest'
import { ownTestDatabase } from '../../testing/database.ts'
import { makeCounty } from '../../testing/factory.ts'
import { narrowRights } from './narrow.ts'

it('L11: the app’s role changes nobody’s login, session, key or county into another’s, and makes nothing of its own', async () => {
  const database = await ownTestDatabase()
  await makeCounty(database)
  const role = (await database.db.pool.query<{ r: string }>('select current_user as r')).rows[0]?.r ?? ''
  // A database from before: all of it allowed.
  for (const table of ['sign_in', 'session', 'second_factor', 'idempotency', 'county'])
    await database.owner.query(`grant update on ${table} to "${role}"`)
  await narrowRights(database.owner, role)
  const refused = [
    'update sign_in set account_id = account_id',
    'update sign_in set login = login',
    'update session set account_id = account_id',
    'update session set ends_at = ends_at',
    'update session set token_hash = token_hash',
    'update second_factor set account_id = account_id',
    'update second_factor set secret_sealed = null',
    'update idempotency set account_id = account_id',
    'update county set place_id = place_id',
    'update county set code = code',
    'delete from sign_in',
    'delete from county',
    // The owner of tables on a shared cluster is not the owner of its database, and cannot take this right from everybody.
    ...(database.engine === 'citus' ? [] : ['create temp table mine (n int)']),
    'create table mine (n int)',
    'create function mine() returns int language sql as $$ select 1 $$',
    'create schema mine',
  ]
  for (const text of refused)
    await expect(database.db.pool.query(text), text).rejects.toMatchObject({
      code: '42501',
    } satisfies Partial<pg.DatabaseError>)
  const needed = [
    'update sign_in set password_hash = password_hash, must_change = must_change, disabled = disabled',
    'update session set seen_at = seen_at, post_id = post_id',
    'update second_factor set confirmed = true, used_step = 1, counter = 1, used_at = now()',
    'update idempotency set status = status, body = body, at = at',
    'update county set settings = settings, seal = seal',
  ]
  for (const text of needed) await expect(database.db.pool.query(text), text).resolves.toBeTruthy()
})
