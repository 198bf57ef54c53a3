import { randomBytes } from 'node:crypto'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { actorOf } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { countiesOf } from '../../db/county.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'
import { factorsOf } from '../db/second-factor.ts'
import { insertSession } from '../db/session.ts'
import { findSignIn, type SignInRow } from '../db/sign-in.ts'
import { countTry, forgetTries, lockedUntil } from '../db/sign-in-tries.ts'
import { readDevice } from '../known-device.ts'
import { oneByOne, triesOf } from '../one-by-one.ts'
import { checkPassword } from '../password.ts'
import { challengeFor } from '../second-factor/challenge.ts'
import { type Guards, guardsOf } from '../sign-in-guards.ts'

/** A session ends after twelve hours at the latest, whatever is done in it. */
export const SESSION_HOURS = 12
/** And after so many minutes without a request. */
export const IDLE_MINUTES = 30

export type Credentials = {
  login: string
  password: string
  device?: string | undefined
  /** The network address that asks, and what its browser keeps of earlier sign-ins. */
  address?: string
  known?: string | null
  /** Of the page: a passkey is bound to it. */
  origin?: string
}
export type Started = {
  token: string
  csrf: string
  county: number
  accountId: string
  postId: string
  /** For the browser to keep: it is known for this login from now on. */
  device: string
}

/**
 * Signs in. A wrong login and a wrong password are answered alike and take as long, also once there were too many of them: a
 * login that does not exist locks just the same. Five wrong tries make the next wait, each further one twice as long, and an
 * address that tries many logins waits too. Who has a second factor is asked for it then. Errors: sign-in-failed, sign-in-locked,
 * too-many-requests, second-factor-needed (with what `finishSignIn` wants). A browser in which this person signed in before is counted by
 * itself, so that nobody can lock a whole county out by typing nonsense from elsewhere. Tries of one login go one after the other: the
 * last of many sent at once finds all before it counted, also where the database is slow.
 */
export const signIn = async (ctx: Ctx, input: Credentials): Promise<Started> => {
  const login = input.login.trim().toLowerCase()
  const device = readDevice(ctx, input.known, login)
  const wait = guardsOf(ctx.db).address.wait(input.address ?? '', ctx.now())
  // Before the turn of this login: whoever sends thousands makes nobody behind them wait.
  refuseWaiting(device.knows ? 0 : wait, 'too-many-requests')
  return oneByOne(triesOf(device, login), () => tried(ctx, input, login, device))
}

const tried = async (ctx: Ctx, input: Credentials, login: string, device: Device): Promise<Started> => {
  const now = new Date(ctx.now())
  const guards = guardsOf(ctx.db)
  const address = input.address ?? ''
  const row = await findSignIn(ctx.db, login)
  refuseWaiting(await lockedFor(ctx, guards, device, login, now), 'sign-in-locked')
  const right = await checkPassword(input.password, row?.password_hash ?? null)
  // Many at once waited for their turn here: what the first of them got wrong holds for the rest, right or not.
  refuseWaiting(device.knows ? 0 : guards.address.wait(address, now.getTime()), 'too-many-requests')
  refuseWaiting(await lockedFor(ctx, guards, device, login, now), 'sign-in-locked')
  if (!row || !right || row.disabled) {
    await countWrong(ctx, { login, row, device, address })
    throw new AppError('sign-in-failed')
  }
  const factors = await factorsOf(ctx.db, row.county, row.account_id)
  if (factors.length)
    throw new AppError(
      'second-factor-needed',
      await challengeFor(ctx, row, factors, input.device ?? null, input.origin),
    )
  return startSession(ctx, row, { ...input, login })
}

/** One wrong try more, of a password or of what comes after it; as much work for a login that does not exist. */
export const countWrong = async (
  ctx: Ctx,
  of: { login: string; row: SignInRow | null; device: Device; address: string },
): Promise<void> => {
  const guards = guardsOf(ctx.db)
  const now = new Date(ctx.now())
  if (of.address && !of.device.knows) guards.address.fail(of.address, now.getTime())
  if (of.device.knows) guards.device.fail(`${of.device.nonce} ${of.login}`, now.getTime())
  else if ((await countTry(ctx, of.login, now)) && of.row)
    // Told beside, not in between: the answer takes no longer for a login that exists.
    noteLock(ctx, of.row).catch((error: Error) => ctx.log.warn({ fault: error.name }, 'lock not noted'))
}

/** Whoever asks waits, if there were too many wrong tries. Errors: too-many-requests, sign-in-locked. */
export const refuseTries = async (ctx: Ctx, login: string, device: Device, address: string): Promise<void> => {
  const guards = guardsOf(ctx.db)
  refuseWaiting(device.knows ? 0 : guards.address.wait(address, ctx.now()), 'too-many-requests')
  refuseWaiting(await lockedFor(ctx, guards, device, login, new Date(ctx.now())), 'sign-in-locked')
}

/** A session for somebody who has proved to be this account. Error: sign-in-failed with a word about the clock. */
export const startSession = async (
  ctx: Ctx,
  row: SignInRow,
  input: { login: string; device?: string | undefined; known?: string | null },
): Promise<Started> => {
  const { login } = input
  const now = new Date(ctx.now())
  const device = readDevice(ctx, input.known, login)
  if (device.knows) guardsOf(ctx.db).device.clear(`${device.nonce} ${login}`)
  else await forgetTries(ctx, login)
  const actor = await actorOf(ctx, row.county, row.account_id, null, 'session').catch((error: unknown) => {
    // The password was right: whoever may do nothing today is told why, not that it was wrong (L9).
    if (error instanceof AppError && error.code === 'signed-out')
      throw new AppError('sign-in-failed', undefined, NO_POST(now))
    throw error
  })
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(18).toString('base64url')
  await insertSession(ctx.db, token, {
    kind: 'session',
    county: row.county,
    account_id: row.account_id,
    post_id: actor.postId,
    csrf,
    device: input.device ?? null,
    label: null,
    created_at: now,
    seen_at: now,
    ends_at: new Date(ctx.now() + SESSION_HOURS * 3_600_000),
  })
  await inActorTx(
    ctx.db,
    // One's own account carries the office's circles, which a helper's post does not give.
    { ...actor, circles: [...actor.circles, actor.placeId, -actor.placeId] },
    async (tx) => {
      await tx.write([{ table: 'account', op: 'update', id: row.account_id, set: { last_sign_in_at: now } }], {
        action: 'session.start',
        subject: 'account',
        subjectId: row.account_id,
      })
    },
    { now: ctx.now() },
  )
  return {
    token,
    csrf,
    county: row.county,
    accountId: row.account_id,
    postId: actor.postId,
    device: device.with(login),
  }
}

const NO_POST = (now: Date) =>
  `密码对了，但这个账号今天（服务器的日期是 ${shanghaiDate(now.getTime())}）没有职务，看不到任何资料。职务结束了还要用，请找校长或管理员加上职务；日期不对，请管理员核对服务器的时钟。您记过的都还在。`

type Device = { knows: boolean; nonce: string }

const lockedFor = async (ctx: Ctx, guards: Guards, device: Device, login: string, now: Date): Promise<number> => {
  if (device.knows) return guards.device.wait(`${device.nonce} ${login}`, now.getTime())
  return Math.max(0, Math.ceil((((await lockedUntil(ctx, login))?.getTime() ?? 0) - now.getTime()) / 1000))
}

const refuseWaiting = (seconds: number, code: 'too-many-requests' | 'sign-in-locked') => {
  if (seconds > 0) throw new AppError(code, { retryAfter: seconds })
}

/** That an account locks is told to those who read the audit: somebody may be trying passwords. */
const noteLock = async (ctx: Ctx, row: SignInRow) => {
  const home = (await countiesOf(ctx)).find((c) => c.id === row.county)
  if (!home) return
  await inActorTx(
    ctx.db,
    systemActor(row.county, home.placeId),
    async (tx) => tx.note({ action: 'session.locked', subject: 'account', subjectId: row.account_id }),
    { now: ctx.now() },
  )
}
