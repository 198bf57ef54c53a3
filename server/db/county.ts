import type { Ctx } from '../context.ts'
import { LOCKS } from './lock-numbers.ts'
import { resealed, sealOf, tally } from './seals/tally.ts'
import type { Tx } from './tx-type.ts'

export type County = { id: number; code: string; name: string; placeId: number; settings: Record<string, unknown> }

/** Counties of this installation (usually one). Not a tenant table: names of counties only. */
export const countiesOf = async (ctx: Pick<Ctx, 'db'>): Promise<County[]> =>
  (
    await ctx.db.pool.query<{
      id: number
      code: string
      name: string
      place_id: number
      settings: Record<string, unknown>
    }>('select id, code, name, place_id, settings from county order by id')
  ).rows.map((r) => ({ id: r.id, code: r.code, name: r.name, placeId: r.place_id, settings: r.settings }))

export const nextCircle = async (db: Ctx['db']): Promise<number> =>
  (await db.pool.query<{ n: number }>(`select nextval('circle_seq')::int as n`)).rows[0]?.n ?? 0
export const nextCircles = async (tx: Tx, n: number): Promise<number[]> =>
  (await tx.query<{ n: number }>(`select nextval('circle_seq')::int as n from generate_series(1, $1)`, [n])).map(
    (r) => r.n,
  )
export const nextCounty = async (db: Ctx['db']): Promise<number> =>
  (await db.pool.query<{ n: number }>(`select nextval('county_seq')::int as n`)).rows[0]?.n ?? 0

/** Two first set-ups at once come one after the other: until the end of the transaction nobody else sets up; false when somebody has. */
export const holdSetUp = async (tx: Tx): Promise<boolean> => {
  await tx.query('select pg_advisory_xact_lock($1, 0)', [LOCKS.setUp])
  return (await tx.query('select 1 from county limit 1')).length === 0
}

export const insertCounty = async (
  tx: Tx,
  county: { id: number; code: string; name: string; placeId: number; feed: string; settings?: Record<string, unknown> },
) => {
  const { id, code, name, placeId, feed, settings = {} } = county
  const sealed = sealOf(tx, 'county', { id, code, name, place_id: placeId, feed, settings })
  await tx.run(
    'insert into county (id, code, name, place_id, feed, settings, seal) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, code, name, placeId, feed, JSON.stringify(settings), sealed.seal],
  )
  tally(tx, 'county', null, sealed)
}

/** The day on which a county was set up here. */
export const countyMadeOn = async (db: Ctx['db'], id: number): Promise<string> =>
  (
    await db.pool.query<{ day: string }>(
      `select to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from county where id = $1`,
      [id],
    )
  ).rows[0]?.day ?? '9999-12-31'

/** One of a county's own settings, in the transaction that brings it about. */
export const setCountySetting = async (tx: Tx, name: string, value: unknown) => {
  const [before] = await tx.query<{ settings: Record<string, unknown>; seal: Buffer | null }>(
    'select * from county where id = $1 for update',
    [tx.countyId],
  )
  if (!before) return
  const settings = { ...before.settings, [name]: value }
  const seal = resealed(tx, 'county', before, { ...before, settings })
  await tx.run('update county set settings = $2, seal = $3 where id = $1', [
    tx.countyId,
    JSON.stringify(settings),
    seal,
  ])
}
