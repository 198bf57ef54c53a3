import { createHash } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { askAlone } from '../../db/send-together.ts'
import { groundStampSql } from '../../db/stamps.ts'

export type SessionRow = {
  kind: 'session' | 'token'
  county: number
  account_id: string
  post_id: string
  csrf: string
  device: string | null
  created_at: Date
  seen_at: Date
  ends_at: Date
}
/** A session with what its sign-in and its county say at this moment. */
export type FoundSession = SessionRow & {
  must_change: boolean
  disabled: boolean
  /** The last stamp of the county's ground. */
  ground: number
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const insertSession = (db: Ctx['db'], token: string, row: SessionRow & { label: string | null }) =>
  db.pool.query(
    'insert into session (token_hash, kind, county, account_id, post_id, csrf, device, label, created_at, seen_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)',
    [
      hashToken(token),
      row.kind,
      row.county,
      row.account_id,
      row.post_id,
      row.csrf,
      row.device,
      row.label,
      row.created_at,
      row.ends_at,
    ],
  )

export const findSession = async (db: Ctx['db'], token: string): Promise<FoundSession | null> =>
  (
    await askAlone<FoundSession>(db.pool, {
      name: 'find-session',
      text: `select s.kind, s.county, s.account_id, s.post_id, s.csrf, s.device, s.created_at, s.seen_at, s.ends_at, i.must_change, i.disabled, ${groundStampSql('s.county')} as ground
        from session s join sign_in i on i.county = s.county and i.account_id = s.account_id where s.token_hash = $1`,
      values: [hashToken(token)],
    })
  )[0] ?? null

export const touchSession = (db: Ctx['db'], token: string, now: Date) =>
  db.pool.query('update session set seen_at = $2 where token_hash = $1', [hashToken(token), now])
export const setSessionPost = (db: Ctx['db'], token: string, postId: string) =>
  db.pool.query('update session set post_id = $2 where token_hash = $1', [hashToken(token), postId])
export const deleteSession = (db: Ctx['db'], token: string) =>
  db.pool.query('delete from session where token_hash = $1', [hashToken(token)])
export const deleteSessionsOf = (db: Ctx['db'], county: number, accountId: string, but?: string) =>
  db.pool.query('delete from session where county = $1 and account_id = $2 and token_hash <> $3', [
    county,
    accountId,
    but ? hashToken(but) : Buffer.alloc(0),
  ])
export const deleteEndedSessions = (db: Ctx['db'], now: Date) =>
  db.pool.query('delete from session where ends_at < $1', [now])
