import { randomBytes } from 'node:crypto'
import { AppError } from '../../domain/errors.ts'
import { actorOf } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { insertSession } from '../db/session.ts'
import { clearFailures, countFailure, findSignIn, type SignInRow } from '../db/sign-in.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { readDevice } from '../known-device.ts'
import { checkPassword } from '../password.ts'
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
 * login that does not exist locks just the same. Five wrong tries make the next wait, each further one twice as long (kept with
 * the account), and an address that tries many logins waits too. A browser in which this person signed in before is counted by
 * itself, so that nobody can lock a whole county out by typing nonsense from elsewhere.
 */
export const signIn = async (ctx: Ctx, input: Credentials): Promise<Started> => {
  const login = input.login.trim().toLowerCase()
  const now = new Date(ctx.now())
  const guards = guardsOf(ctx.db)
  const device = readDevice(ctx, input.known, login)
  const address = input.address ?? ''
  refuseWaiting(device.knows ? 0 : guards.address.wait(address, now.getTime()), 'too-many-requests')
  const row = await findSignIn(ctx.db, login)
  refuseWaiting(lockedFor(guards, row, device, login, now), 'sign-in-locked')
  const right = await checkPassword(input.password, row?.password_hash ?? null)
  // Many at once waited for their turn here: what the first of them got wrong holds for the rest, right or not.
  refuseWaiting(device.knows ? 0 : guards.address.wait(address, now.getTime()), 'too-many-requests')
  const meanwhile = row && (await findSignIn(ctx.db, login))
  refuseWaiting(lockedFor(guards, meanwhile, device, login, now), 'sign-in-locked')
  if (!row || !right || row.disabled) {
    if (address && !device.knows) guards.address.fail(address, now.getTime())
    if (device.knows) guards.device.fail(`${device.nonce} ${login}`, now.getTime())
    else if (!row) guards.unknown.fail(login, now.getTime())
    else if (await countFailure(ctx.db, login, now)) await noteLock(ctx, row)
    throw new AppError('sign-in-failed')
  }
  if (device.knows) guards.device.clear(`${device.nonce} ${login}`)
  else if (row.failures > 0) await clearFailures(ctx.db, login)
  const actor = await actorOf(ctx, row.county, row.account_id, null, 'session')
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

const lockedFor = (
  guards: Guards,
  row: SignInRow | null,
  device: { knows: boolean; nonce: string },
  login: string,
  now: Date,
): number => {
  if (device.knows) return guards.device.wait(`${device.nonce} ${login}`, now.getTime())
  if (!row) return guards.unknown.wait(login, now.getTime())
  return Math.max(0, Math.ceil(((row.locked_until?.getTime() ?? 0) - now.getTime()) / 1000))
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
