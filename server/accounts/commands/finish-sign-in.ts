import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { AppError } from '../../../domain/errors.ts'
import type { Ctx } from '../../context.ts'
import { type FactorRow, factorsOf, spendFactor } from '../db/second-factor.ts'
import type { SignInRow } from '../db/sign-in.ts'
import { readDevice } from '../known-device.ts'
import { oneByOne, triesOf } from '../one-by-one.ts'
import { promisedBy } from '../second-factor/challenge.ts'
import { blindCode } from '../second-factor/recovery-codes.ts'
import { relyingParty } from '../second-factor/relying-party.ts'
import { stepOf } from '../second-factor/totp.ts'
import { countWrong, refuseTries, type Started, startSession } from './sign-in.ts'

export type SecondFactor = {
  challenge: string
  /** Six digits of an authenticator, or a recovery code. */
  code?: string | undefined
  passkey?: unknown
  address?: string
  known?: string | null
  origin?: string
}

const WRONG = '验证码不对，或已经用过。请等验证器换出新的六位数再试；手机不在身边可用恢复码。'

/**
 * The second step of a sign-in: a code, a recovery code or a passkey. Each holds once; wrong ones are counted as wrong passwords
 * are. Errors: sign-in-failed, sign-in-locked, too-many-requests.
 */
export const finishSignIn = async (ctx: Ctx, input: SecondFactor): Promise<Started> => {
  const { row, promised } = await promisedBy(ctx, input.challenge)
  const device = readDevice(ctx, input.known, row.login)
  // Six digits sent a thousand times at once are guessed: the next try begins when the one before is counted.
  return oneByOne(triesOf(device, row.login), () => tried(ctx, input, { row, promised, device }))
}

const tried = async (
  ctx: Ctx,
  input: SecondFactor,
  { row, promised, device }: Awaited<ReturnType<typeof promisedBy>> & { device: ReturnType<typeof readDevice> },
): Promise<Started> => {
  const address = input.address ?? ''
  await refuseTries(ctx, row.login, device, address)
  const factors = await factorsOf(ctx.db, row.county, row.account_id)
  const proved = input.passkey
    ? await provedByPasskey(ctx, factors, input, promised.challenge)
    : await provedByCode(ctx, row, factors, input.code ?? '')
  if (!proved) {
    await countWrong(ctx, { login: row.login, row, device, address })
    throw new AppError('sign-in-failed', undefined, WRONG)
  }
  return startSession(ctx, row, {
    login: row.login,
    ...(promised.device ? { device: promised.device } : {}),
    known: input.known ?? null,
  })
}

const provedByCode = async (
  ctx: Ctx,
  row: SignInRow,
  factors: readonly FactorRow[],
  code: string,
): Promise<boolean> => {
  const now = ctx.now()
  for (const factor of factors) {
    if (factor.kind !== 'totp') continue
    const secret = ctx.keys.openText(factor.secret_sealed, {
      county: factor.county,
      table: 'second_factor',
      id: factor.id,
      field: 'secret',
    })
    const step = secret === null ? null : stepOf(secret, code, now)
    if (step !== null) return spendFactor(ctx.db, factor, { step }, new Date(now))
  }
  const blind = blindCode(ctx.keys, row.county, row.account_id, code)
  const spare = factors.find((f) => f.kind === 'recovery' && f.code_blind?.equals(blind))
  return spare !== undefined && spendFactor(ctx.db, spare, 'once', new Date(now))
}

const provedByPasskey = async (
  ctx: Ctx,
  factors: readonly FactorRow[],
  input: SecondFactor,
  challenge: string,
): Promise<boolean> => {
  const party = relyingParty(input.origin)
  const response = input.passkey as AuthenticationResponseJSON
  const factor = factors.find((f) => f.kind === 'passkey' && f.credential === response.id)
  if (!party || !factor?.credential || !factor.public_key) return false
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
    credential: {
      id: factor.credential,
      publicKey: new Uint8Array(factor.public_key),
      counter: Number(factor.counter),
    },
  }).catch(() => null)
  if (!checked?.verified) return false
  return spendFactor(ctx.db, factor, { counter: checked.authenticationInfo.newCounter }, new Date(ctx.now()))
}
