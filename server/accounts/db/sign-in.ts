import type { Ctx } from '../../context.ts'
import { resealed, sealOf, tally } from '../../db/seals/tally.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Credentials stand outside the tenant tables: they are read before anybody is known. Nothing personal but the login name. */
export type SignInRow = {
  login: string
  county: number
  account_id: string
  password_hash: string
  must_change: boolean
  disabled: boolean
  language: string | null
}

export const findSignIn = async (db: Ctx['db'], login: string): Promise<SignInRow | null> =>
  (await db.pool.query<SignInRow>('select * from sign_in where login = $1', [login])).rows[0] ?? null

export const insertSignIn = async (
  tx: Tx,
  row: { login: string; accountId: string; hash: string; mustChange: boolean },
): Promise<number> => {
  const content = {
    login: row.login,
    account_id: row.accountId,
    password_hash: row.hash,
    must_change: row.mustChange,
  }
  const sealed = sealOf(tx, 'sign_in', content)
  const made = await tx.run(
    'insert into sign_in (login, county, account_id, password_hash, must_change, seal) values ($1, $2, $3, $4, $5, $6) on conflict (login) do nothing',
    [row.login, tx.countyId, row.accountId, row.hash, row.mustChange, sealed.seal],
  )
  if (made) tally(tx, 'sign_in', null, sealed)
  return made
}

/** What an account signs in with, changed and sealed (M3); false when it is no longer what `checked` says. */
const changeSignIn = async (
  tx: Tx,
  accountId: string,
  set: Partial<Pick<SignInRow, 'password_hash' | 'must_change' | 'disabled'>>,
  checked: string | null = null,
): Promise<boolean> => {
  const [row] = await tx.query<SignInRow & { seal: Buffer | null }>(
    'select * from sign_in where county = $1 and account_id = $2 and ($3::text is null or password_hash = $3) for update',
    [tx.countyId, accountId, checked],
  )
  if (!row) return false
  const now = { ...row, ...set }
  const seal = resealed(tx, 'sign_in', row, now)
  await tx.run(
    `update sign_in set password_hash = $1, must_change = $2, disabled = $3, seal = $4 where login = $5 and county = $6`,
    [now.password_hash, now.must_change, now.disabled, seal, row.login, tx.countyId],
  )
  return true
}

/** One's own new password in place of the one that was checked; false when that is no longer the one. */
export const replacePasswordHash = (tx: Tx, accountId: string, checked: string, hash: string): Promise<boolean> =>
  changeSignIn(tx, accountId, { password_hash: hash, must_change: false }, checked)

export const setPasswordHash = (tx: Tx, accountId: string, hash: string, mustChange: boolean): Promise<boolean> =>
  changeSignIn(tx, accountId, { password_hash: hash, must_change: mustChange })

export const setSignInDisabled = (tx: Tx, accountId: string, disabled: boolean): Promise<boolean> =>
  changeSignIn(tx, accountId, { disabled })

/** The language of one's screens: a wish, not a right, so no seal covers it. */
export const setSignInLanguage = async (tx: Tx, accountId: string, language: string): Promise<void> => {
  await tx.run('update sign_in set language = $1 where county = $2 and account_id = $3', [
    language,
    tx.countyId,
    accountId,
  ])
}

export const signInOf = async (tx: Tx, accountId: string): Promise<SignInRow | null> =>
  (
    await tx.query<SignInRow>('select * from sign_in where county = $1 and account_id = $2', [tx.countyId, accountId])
  )[0] ?? null
export const signInsOf = async (tx: Tx, accounts: readonly string[]): Promise<SignInRow[]> =>
  tx.query<SignInRow>('select * from sign_in where county = $1 and account_id = any($2::uuid[])', [
    tx.countyId,
    accounts,
  ])

/** Which of these logins somebody has, of whatever county: a login is one person's. */
export const takenLogins = async (tx: Tx, logins: readonly string[]): Promise<Set<string>> =>
  new Set(
    (await tx.query<{ login: string }>('select login from sign_in where login = any($1::text[])', [logins])).map(
      (r) => r.login,
    ),
  )
