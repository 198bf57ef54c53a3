import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { isGone, OWN_MARK, type ProcessMark } from '../process-mark.ts'

/** Of the account in the post it acts in: when that has ended, nothing that was answered in it is answered again (M1). */
const keyOf = (actor: Actor, key: string) => `${actor.accountId} ${actor.role}@${actor.placeId} ${key}`.slice(0, 300)
const placeOf = (actor: Actor, key: string) => ({
  county: actor.countyId,
  table: 'idempotency',
  id: keyOf(actor, key),
  field: 'body',
})

/** A key that is this request's, for as long as nobody else has taken it (`claim`). */
export type Claimed = { actor: Actor; key: string; hash: string; claim: string }

/** What a key stands for: nothing yet (it is this request's now), the answer given before, another request, one under way. */
export type Claim = { first: true; claimed: Claimed } | { first: false; answer: unknown } | 'reused' | 'in-progress'

type Stored = { hash: string; sealed?: string; claim?: string; by?: ProcessMark }

/** The claims that this process is at work on: one of ours that is not among them has ended, whatever is written down. */
const working = new Set<string>()

/**
 * Takes a key for the request whose content has this hash. A key whose request died in the middle is free again: at once where
 * this machine can tell that nobody is at it any more (M7: after an outage, after kill -9), else after ten silent seconds.
 */
export const claimKey = async (ctx: Ctx, actor: Actor, key: string, hash: string): Promise<Claim> => {
  const claimed: Claimed = { actor, key, hash, claim: randomUUID() }
  const body = JSON.stringify({ hash, claim: claimed.claim, by: OWN_MARK })
  const mine = (): Claim => {
    working.add(claimed.claim)
    return { first: true, claimed }
  }
  const taken = await ctx.db.pool.query(
    `insert into idempotency (key, county, account_id, status, body) values ($1, $2, $3, 0, $4)
     on conflict (key) do update set status = 0, body = excluded.body, at = now()
       where idempotency.at < now() - interval '1 day' or (idempotency.status = 0 and idempotency.at < now() - interval '10 seconds')
     returning key`,
    [keyOf(actor, key), actor.countyId, actor.accountId, body],
  )
  if (taken.rowCount) return mine()
  const found = (
    await ctx.db.pool.query<{ status: number; body: Stored }>('select status, body from idempotency where key = $1', [
      keyOf(actor, key),
    ])
  ).rows[0]
  // Given back between the two questions: the sender tries again.
  if (!found) return 'in-progress'
  if (found.body.hash !== hash) return 'reused'
  if (found.status === 0 || found.body.sealed === undefined)
    return isLeft(found.body) && (await takeOver(ctx, claimed, found.body, body)) ? mine() : 'in-progress'
  const clear = ctx.keys.open(Buffer.from(found.body.sealed, 'base64'), placeOf(actor, key))
  return { first: false, answer: JSON.parse(clear.toString('utf8')) }
}

const isLeft = ({ by, claim }: Stored): boolean =>
  isGone(by) || (by?.born === OWN_MARK.born && claim !== undefined && !working.has(claim))

/** Of two who find a key left behind, one gets it. */
const takeOver = async (ctx: Ctx, { actor, key }: Claimed, left: Stored, body: string): Promise<boolean> =>
  (
    await ctx.db.pool.query(
      `update idempotency set body = $3, at = now() where key = $1 and status = 0 and body ->> 'claim' = $2`,
      [keyOf(actor, key), left.claim, body],
    )
  ).rowCount === 1

/** Nobody works on it any more: its answer is kept, or it is given back. */
export const endClaim = ({ claim }: Claimed) => working.delete(claim)

/** Keeps the answer for a day, sealed: it may hold a one-time password or an opened number. */
export const keepAnswer = async (ctx: Ctx, { actor, key, hash, claim }: Claimed, answer: unknown) => {
  const sealed = ctx.keys.seal(JSON.stringify(answer), placeOf(actor, key)).toString('base64')
  await ctx.db.pool.query(
    `update idempotency set status = 200, body = $3, at = now() where key = $1 and body ->> 'claim' = $2`,
    [keyOf(actor, key), claim, JSON.stringify({ hash, sealed })],
  )
}

/** The request is still being worked on: nobody else takes the key. */
export const renewKey = (ctx: Ctx, { actor, key, claim }: Claimed) =>
  ctx.db.pool.query(`update idempotency set at = now() where key = $1 and status = 0 and body ->> 'claim' = $2`, [
    keyOf(actor, key),
    claim,
  ])

/** The request failed and changed nothing: the same key may be tried again. */
export const releaseKey = (ctx: Ctx, { actor, key, claim }: Claimed) =>
  ctx.db.pool.query(`delete from idempotency where key = $1 and status = 0 and body ->> 'claim' = $2`, [
    keyOf(actor, key),
    claim,
  ])

export const forgetIdempotent = (db: Ctx['db']) =>
  db.pool.query(`delete from idempotency where at < now() - interval '1 day'`)
