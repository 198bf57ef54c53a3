import type { Ctx } from '../../context.ts'

/**
 * Wrong tries of a login, whether it exists or not: kept under a blind key, so that neither a second process nor a restart tells
 * one from the other (L5).
 */
const keyOf = (ctx: Ctx, login: string): Buffer => ctx.keys.blind(0, `sign in ${login}`)

/** Until when nobody signs in under this login from a browser that is not known for it. */
export const lockedUntil = async (ctx: Ctx, login: string): Promise<Date | null> =>
  (
    await ctx.db.pool.query<{ locked_until: Date | null }>('select locked_until from sign_in_try where key = $1', [
      keyOf(ctx, login),
    ])
  ).rows[0]?.locked_until ?? null

/**
 * The fifth wrong try in a row locks for two minutes, each further one twice as long, at most a quarter of an hour. Half an hour
 * without one, and they are forgotten: one wrong try now and then keeps nobody out. True: it locks now.
 */
export const countTry = async (ctx: Ctx, login: string, now: Date): Promise<boolean> =>
  (
    await ctx.db.pool.query<{ locked_until: Date | null }>(
      `insert into sign_in_try as t (key, failures, last_at) values ($1, 1, $2)
       on conflict (key) do update set last_at = $2,
         failures = case when greatest(t.last_at, t.locked_until) < $2::timestamptz - interval '30 minutes' then 1 else t.failures + 1 end,
         locked_until = case when t.failures + 1 >= 5 and greatest(t.last_at, t.locked_until) >= $2::timestamptz - interval '30 minutes'
           then $2::timestamptz + make_interval(mins => least(15, power(2, least(t.failures, 20) - 3)::int)) end
       returning locked_until`,
      [keyOf(ctx, login), now],
    )
  ).rows[0]?.locked_until !== null

export const forgetTries = (ctx: Ctx, login: string) =>
  ctx.db.pool.query('delete from sign_in_try where key = $1', [keyOf(ctx, login)])

export const forgetOldTries = (db: Ctx['db'], now: Date) =>
  db.pool.query(`delete from sign_in_try where greatest(last_at, locked_until) < $1::timestamptz - interval '1 day'`, [
    now,
  ])
