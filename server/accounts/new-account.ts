import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Role } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { newId } from '../ids.ts'
import { insertSignIn } from './db/sign-in.ts'
import { hashPassword, oneTimePassword } from './password.ts'

/** What an account will sign in with; `once`: its one-time password, where nobody chose one. */
export type Secret = { hash: string; once: string | null }

/** Before the transaction: hashing takes its time and waits for its turn, and no connection is held meanwhile. */
export const newSecret = async (chosen: string | null): Promise<Secret> => {
  const once = chosen === null ? oneTimePassword() : null
  return { hash: await hashPassword(chosen ?? once ?? ''), once }
}

/** The writing part that set-up and `add-account` share; the permission was asked by them. */
export const newAccount = async (
  tx: Tx,
  input: {
    login: string
    name: string
    role: Role
    placeId: number
    ownCircle: number
    secret: Secret
    scope: number[]
    /** The post's first day; today where it is not said. */
    from?: string
  },
): Promise<{ id: string; post: string }> => {
  const id = newId(tx.now)
  const post = newId(tx.now)
  const { hash, once } = input.secret
  const login = input.login.trim().toLowerCase()
  if ((await insertSignIn(tx, { login, accountId: id, hash, mustChange: once !== null })) === 0)
    throw new AppError('login-taken')
  await tx.write(
    [
      {
        table: 'account',
        op: 'insert',
        id,
        scope: input.scope,
        set: { login, name: input.name, own_circle: input.ownCircle },
      },
      {
        table: 'post',
        op: 'insert',
        id: post,
        scope: input.scope,
        set: { account_id: id, role: input.role, place_id: input.placeId, from_on: input.from ?? shanghaiDate(tx.now) },
      },
    ],
    null,
  )
  return { id, post }
}
