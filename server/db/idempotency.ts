import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'

const keyOf = (actor: Actor, key: string) => `${actor.accountId} ${key}`.slice(0, 300)

/** The answer that was given to the same key before (kept for a day). */
export const findIdempotent = async (
  db: Ctx['db'],
  actor: Actor,
  key: string,
): Promise<{ status: number; body: unknown } | null> =>
  (
    await db.pool.query<{ status: number; body: unknown }>(
      `select status, body from idempotency where key = $1 and at > now() - interval '1 day'`,
      [keyOf(actor, key)],
    )
  ).rows[0] ?? null

export const keepIdempotent = async (db: Ctx['db'], actor: Actor, key: string, status: number, body: unknown) => {
  await db.pool.query(
    'insert into idempotency (key, county, account_id, status, body) values ($1, $2, $3, $4, $5) on conflict (key) do update set status = excluded.status, body = excluded.body, at = now()',
    [keyOf(actor, key), actor.countyId, actor.accountId, status, JSON.stringify(body)],
  )
}

export const forgetIdempotent = (db: Ctx['db']) =>
  db.pool.query(`delete from idempotency where at < now() - interval '1 day'`)
