import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'

/** Of the account in the post it acts in: when that has ended, nothing that was answered in it is answered again (M1). */
const keyOf = (actor: Actor, key: string) => `${actor.accountId} ${actor.role}@${actor.placeId} ${key}`.slice(0, 300)
const placeOf = (actor: Actor, key: string) => ({
  county: actor.countyId,
  table: 'idempotency',
  id: keyOf(actor, key),
  field: 'body',
})

/** What a key stands for: nothing yet (it is this request's now), the answer given before, another request, one under way. */
export type Claim = { first: true } | { first: false; answer: unknown } | 'reused' | 'in-progress'

type Stored = { hash: string; sealed?: string }

/**
 * Takes a key for the request whose content has this hash. A key whose request died in the middle (its process was killed, the
 * database went away) is free again after ten seconds of silence (M7).
 */
export const claimKey = async (ctx: Ctx, actor: Actor, key: string, hash: string): Promise<Claim> => {
  const taken = await ctx.db.pool.query(
    `insert into idempotency (key, county, account_id, status, body) values ($1, $2, $3, 0, $4)
     on conflict (key) do update set status = 0, body = excluded.body, at = now()
       where idempotency.at < now() - interval '1 day' or (idempotency.status = 0 and idempotency.at < now() - interval '10 seconds')
     returning key`,
    [keyOf(actor, key), actor.countyId, actor.accountId, JSON.stringify({ hash })],
  )
  if (taken.rowCount) return { first: true }
  const found = (
    await ctx.db.pool.query<{ status: number; body: Stored }>('select status, body from idempotency where key = $1', [
      keyOf(actor, key),
    ])
  ).rows[0]
  // Given back between the two questions: the sender tries again.
  if (!found) return 'in-progress'
  if (found.body.hash !== hash) return 'reused'
  if (found.status === 0 || found.body.sealed === undefined) return 'in-progress'
  const clear = ctx.keys.open(Buffer.from(found.body.sealed, 'base64'), placeOf(actor, key))
  return { first: false, answer: JSON.parse(clear.toString('utf8')) }
}

/** A key that is this request's. */
export type Claimed = { actor: Actor; key: string; hash: string }

/** Keeps the answer for a day, sealed: it may hold a one-time password or an opened number. */
export const keepAnswer = async (ctx: Ctx, { actor, key, hash }: Claimed, answer: unknown) => {
  const sealed = ctx.keys.seal(JSON.stringify(answer), placeOf(actor, key)).toString('base64')
  await ctx.db.pool.query('update idempotency set status = 200, body = $2, at = now() where key = $1', [
    keyOf(actor, key),
    JSON.stringify({ hash, sealed }),
  ])
}

/** The request is still being worked on: nobody else takes the key. */
export const renewKey = (ctx: Ctx, { actor, key }: Claimed) =>
  ctx.db.pool.query('update idempotency set at = now() where key = $1 and status = 0', [keyOf(actor, key)])

/** The request failed and changed nothing: the same key may be tried again. */
export const releaseKey = (ctx: Ctx, { actor, key }: Claimed) =>
  ctx.db.pool.query('delete from idempotency where key = $1 and status = 0', [keyOf(actor, key)])

export const forgetIdempotent = (db: Ctx['db']) =>
  db.pool.query(`delete from idempotency where at < now() - interval '1 day'`)
