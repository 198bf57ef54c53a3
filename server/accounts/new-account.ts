import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Role } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
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

type NewAccount = {
  login: string
  name: string
  role: Role
  placeId: number
  ownCircle: number
  secret: Secret
  scope: number[]
  /** The post's first day; today where it is not said. */
  from?: string
}

/** The writing part that set-up and `add-account` share; the permission was asked by them. */
export const newAccount = async (tx: Tx, input: NewAccount): Promise<{ id: string; post: string }> => {
  const [made] = await newAccounts(tx, [input])
  if (!made) throw new AppError('login-taken')
  return made
}

/** The same for many, whose rows go together. Errors: login-taken. */
export const newAccounts = async (
  tx: Tx,
  inputs: readonly NewAccount[],
): Promise<{ id: string; post: string; login: string }[]> => {
  const made = inputs.map((input) => ({
    input,
    id: newId(tx.now),
    post: newId(tx.now),
    login: input.login.trim().toLowerCase(),
  }))
  for (const { input, id, login } of made) {
    const { hash, once } = input.secret
    if ((await insertSignIn(tx, { login, accountId: id, hash, mustChange: once !== null })) === 0)
      throw new AppError('login-taken')
  }
  await tx.write(
    [
      ...made.map(
        ({ input, id, login }): Change => ({
          table: 'account',
          op: 'insert',
          id,
          scope: input.scope,
          set: { login, name: input.name, own_circle: input.ownCircle },
        }),
      ),
      ...made.map(
        ({ input, id, post }): Change => ({
          table: 'post',
          op: 'insert',
          id: post,
          scope: input.scope,
          set: {
            account_id: id,
            role: input.role,
            place_id: input.placeId,
            from_on: input.from ?? shanghaiDate(tx.now),
          },
        }),
      ),
    ],
    null,
  )
  return made.map(({ id, post, login }) => ({ id, post, login }))
}
