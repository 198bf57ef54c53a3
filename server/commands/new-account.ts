import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Role } from '../../domain/roles.ts'
import { insertSignIn } from '../db/sign-in.ts'
import type { Tx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { hashPassword, oneTimePassword } from '../password.ts'

/** The writing part that set-up and `add-account` share; the permission was asked by them. */
export const newAccount = async (
  tx: Tx,
  input: {
    login: string
    name: string
    role: Role
    placeId: number
    ownCircle: number
    password: string | null
    scope: number[]
  },
): Promise<{ id: string; oneTimePassword: string | null }> => {
  const id = newId(tx.now)
  const once = input.password === null ? oneTimePassword() : null
  const hash = await hashPassword(input.password ?? once ?? '')
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
        id: newId(tx.now),
        scope: input.scope,
        set: { account_id: id, role: input.role, place_id: input.placeId, from_on: shanghaiDate(tx.now) },
      },
    ],
    null,
  )
  return { id, oneTimePassword: once }
}
