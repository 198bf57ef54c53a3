import type { Ctx } from '../context.ts'
import type { Tx } from './tx.ts'

/** Credentials stand outside the tenant tables: they are read before anybody is known. Nothing personal but the login name. */
export type SignInRow = {
  login: string
  county: number
  account_id: string
  password_hash: string
  must_change: boolean
  disabled: boolean
}

export const findSignIn = async (db: Ctx['db'], login: string): Promise<SignInRow | null> =>
  (await db.pool.query<SignInRow>('select * from sign_in where login = $1', [login])).rows[0] ?? null

export const insertSignIn = (tx: Tx, row: { login: string; accountId: string; hash: string; mustChange: boolean }) =>
  tx.run(
    'insert into sign_in (login, county, account_id, password_hash, must_change) values ($1, $2, $3, $4, $5) on conflict (login) do nothing',
    [row.login, tx.countyId, row.accountId, row.hash, row.mustChange],
  )

/** One's own new password in place of the one that was checked; false when that is no longer the one. */
export const replacePasswordHash = async (tx: Tx, accountId: string, checked: string, hash: string): Promise<boolean> =>
  (await tx.run(
    'update sign_in set password_hash = $1, must_change = false where county = $2 and account_id = $3 and password_hash = $4',
    [hash, tx.countyId, accountId, checked],
  )) === 1

export const setPasswordHash = (tx: Tx, accountId: string, hash: string, mustChange: boolean) =>
  tx.run('update sign_in set password_hash = $1, must_change = $2 where county = $3 and account_id = $4', [
    hash,
    mustChange,
    tx.countyId,
    accountId,
  ])

export const setSignInDisabled = (tx: Tx, accountId: string, disabled: boolean) =>
  tx.run('update sign_in set disabled = $1 where county = $2 and account_id = $3', [disabled, tx.countyId, accountId])

export const signInOf = async (tx: Tx, accountId: string): Promise<SignInRow | null> =>
  (
    await tx.query<SignInRow>('select * from sign_in where county = $1 and account_id = $2', [tx.countyId, accountId])
  )[0] ?? null
export const signInsOf = async (tx: Tx): Promise<SignInRow[]> =>
  tx.query<SignInRow>('select * from sign_in where county = $1', [tx.countyId])
