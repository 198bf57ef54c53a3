import { createHash, randomBytes } from 'node:crypto'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { AppError } from '../../../domain/errors.ts'
import type { Ctx } from '../../context.ts'
import type { FactorRow } from '../db/second-factor.ts'
import { findSignIn, type SignInRow } from '../db/sign-in.ts'
import { relyingParty } from './relying-party.ts'

/** Milliseconds: time to look for the phone. */
const VALID = 5 * 60_000

type Promised = { login: string; password: string; challenge: string; device: string | null; until: number }

/** What a right password is followed by: who is asked, for what; signed, and of no use after five minutes. */
export const challengeFor = async (
  ctx: Ctx,
  row: SignInRow,
  factors: readonly FactorRow[],
  device: string | null,
  origin: string | undefined,
) => {
  const party = relyingParty(origin)
  const keys = party ? factors.filter((f) => f.kind === 'passkey' && f.credential) : []
  const options =
    party && keys.length
      ? await generateAuthenticationOptions({
          rpID: party.id,
          allowCredentials: keys.map((k) => ({ id: k.credential ?? '' })),
          userVerification: 'preferred',
        })
      : null
  const challenge = options?.challenge ?? randomBytes(16).toString('base64url')
  const promised: Promised = {
    login: row.login,
    password: tagOf(row),
    challenge,
    device,
    until: ctx.now() + VALID,
  }
  const body = Buffer.from(JSON.stringify(promised)).toString('base64url')
  return {
    challenge: `${body}.${ctx.keys.sign(`second factor ${body}`)}`,
    kinds: [...new Set(factors.map((f) => f.kind))],
    passkey: options,
  }
}

/** Another password since, and the promise is void. */
const tagOf = (row: SignInRow) => createHash('sha256').update(row.password_hash).digest('base64url').slice(0, 16)

/** Whom a promise is of. Error: sign-in-failed when it is none of ours, too old, or the account has changed since. */
export const promisedBy = async (ctx: Ctx, challenge: string): Promise<{ row: SignInRow; promised: Promised }> => {
  const late = new AppError('sign-in-failed', undefined, '等得太久了，请重新输入登录名和密码。')
  const [body, mark, ...more] = challenge.split('.')
  if (!body || more.length || mark !== ctx.keys.sign(`second factor ${body}`)) throw late
  const promised = JSON.parse(Buffer.from(body, 'base64url').toString()) as Promised
  const row = await findSignIn(ctx.db, promised.login)
  if (promised.until < ctx.now() || !row || row.disabled || tagOf(row) !== promised.password) throw late
  return { row, promised }
}
