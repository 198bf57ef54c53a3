import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { selfOnly } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import {
  confirmFactor,
  deleteFactors,
  factorById,
  factorsOf,
  hasRecoveryCodes,
  insertFactor,
} from '../db/second-factor.ts'
import { signInOf } from '../db/sign-in.ts'
import { mustBeOwnPassword } from '../own-password.ts'
import { blindCode, newRecoveryCodes } from '../second-factor/recovery-codes.ts'
import { mustHaveName } from '../second-factor/relying-party.ts'
import { newTotp, stepOf } from '../second-factor/totp.ts'

/** An open session left at a school's computer changes no lock: the password is asked again. Errors: sign-in-failed, sign-in-locked. */
const mustKnowPassword = async (ctx: Ctx, actor: Actor, password: string): Promise<string> => {
  const row = await inActorTx(ctx.db, actor, (tx) => signInOf(tx, actor.accountId), { readOnly: true })
  return (await mustBeOwnPassword(ctx, actor, { row, password, wrong: '密码不对，请核对后再试。' })).login
}

const place = (county: number, id: string) => ({ county, table: 'second_factor', id, field: 'secret' })

/** A new authenticator's secret, shown once; it holds when the first code of it is right. */
export const beginTotp = async (
  ctx: Ctx,
  actor: Actor,
  input: { password: string },
): Promise<{ id: string; secret: string; uri: string }> => {
  selfOnly(actor, actor.accountId)
  const login = await mustKnowPassword(ctx, actor, input.password)
  const id = newId(ctx.now())
  const { secret, uri } = newTotp(login)
  await inActorTx(
    ctx.db,
    actor,
    (tx) =>
      insertFactor(tx, {
        id,
        account_id: actor.accountId,
        kind: 'totp',
        label: '手机验证器',
        confirmed: false,
        secret_sealed: ctx.keys.seal(secret, place(actor.countyId, id)),
      }),
    { now: ctx.now() },
  )
  return { id, secret, uri }
}

/** The first right code: from now on it is asked for. Returns recovery codes, shown once, where there were none. Error: invalid. */
export const confirmTotp = async (
  ctx: Ctx,
  actor: Actor,
  input: { id: string; code: string },
): Promise<{ recoveryCodes: string[] }> => {
  selfOnly(actor, actor.accountId)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await factorById(tx, actor.accountId, input.id)
      const secret = ctx.keys.openText(row?.secret_sealed ?? null, place(actor.countyId, input.id))
      const step = secret === null ? null : stepOf(secret, input.code, tx.now)
      if (!row || step === null) throw new AppError('invalid', { code: WRONG_CODE }, WRONG_CODE)
      await confirmFactor(tx, actor.accountId, row.id, step)
      tx.note({ action: 'factor.add', subject: 'account', subjectId: actor.accountId, detail: { kind: 'totp' } })
      return { recoveryCodes: await firstCodes(ctx, tx) }
    },
    { now: ctx.now() },
  )
}
const WRONG_CODE = '六位数不对。请看验证器里现在的数字；一直不对，请核对手机的时间是不是自动的。'

/** What the browser needs to make a passkey. Error: invalid where the address has no name. */
export const beginPasskey = async (ctx: Ctx, actor: Actor, input: { password: string; origin: string | undefined }) => {
  selfOnly(actor, actor.accountId)
  const party = mustHaveName(input.origin)
  const login = await mustKnowPassword(ctx, actor, input.password)
  const known = (await factorsOf(ctx.db, actor.countyId, actor.accountId)).filter((f) => f.credential)
  const options = await generateRegistrationOptions({
    rpName: '暖阳',
    rpID: party.id,
    userName: login,
    userID: Buffer.from(actor.accountId),
    excludeCredentials: known.map((f) => ({ id: f.credential ?? '' })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })
  const until = ctx.now() + 5 * 60_000
  return { options, promise: `${until}.${ctx.keys.sign(`passkey ${actor.accountId} ${options.challenge} ${until}`)}` }
}

/** The passkey that the browser made. Error: invalid. */
export const confirmPasskey = async (
  ctx: Ctx,
  actor: Actor,
  input: { challenge: string; promise: string; response: unknown; label: string; origin: string | undefined },
): Promise<{ recoveryCodes: string[] }> => {
  selfOnly(actor, actor.accountId)
  const party = mustHaveName(input.origin)
  const [until, mark] = input.promise.split('.')
  const ours = mark === ctx.keys.sign(`passkey ${actor.accountId} ${input.challenge} ${until}`)
  const checked =
    ours && Number(until) > ctx.now()
      ? await verifyRegistrationResponse({
          response: input.response as RegistrationResponseJSON,
          expectedChallenge: input.challenge,
          expectedOrigin: party.origin,
          expectedRPID: party.id,
          requireUserVerification: false,
        }).catch(() => null)
      : null
  if (!checked?.verified || !checked.registrationInfo)
    throw new AppError('invalid', undefined, '通行密钥没有建成，请再试一次。')
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await insertFactor(tx, {
        id: newId(tx.now),
        account_id: actor.accountId,
        kind: 'passkey',
        label: input.label,
        confirmed: true,
        credential: id,
        public_key: Buffer.from(publicKey),
        counter,
      })
      tx.note({ action: 'factor.add', subject: 'account', subjectId: actor.accountId, detail: { kind: 'passkey' } })
      return { recoveryCodes: await firstCodes(ctx, tx) }
    },
    { now: ctx.now() },
  )
}

/** One lock less; without any, the recovery codes go too. Errors: sign-in-failed, not-found. */
export const removeFactor = async (ctx: Ctx, actor: Actor, input: { id: string; password: string }): Promise<void> => {
  selfOnly(actor, actor.accountId)
  await mustKnowPassword(ctx, actor, input.password)
  const left = (await factorsOf(ctx.db, actor.countyId, actor.accountId)).filter((f) => f.id !== input.id)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await factorById(tx, actor.accountId, input.id)
      if (!row || row.kind === 'recovery') throw new AppError('not-found')
      await deleteFactors(tx, actor.accountId, { id: row.id })
      if (!left.some((f) => f.kind !== 'recovery')) await deleteFactors(tx, actor.accountId, 'all')
      tx.note({ action: 'factor.remove', subject: 'account', subjectId: actor.accountId, detail: { kind: row.kind } })
    },
    { now: ctx.now() },
  )
}

/** Made once, with the first factor: what is on paper already stays right. */
const firstCodes = async (ctx: Ctx, tx: Tx): Promise<string[]> => {
  const { accountId } = tx.actor
  if (await hasRecoveryCodes(tx, accountId)) return []
  const codes = newRecoveryCodes()
  for (const code of codes)
    await insertFactor(tx, {
      id: newId(tx.now),
      account_id: accountId,
      kind: 'recovery',
      label: '',
      confirmed: true,
      code_blind: blindCode(ctx.keys, tx.countyId, accountId, code),
    })
  return codes
}
