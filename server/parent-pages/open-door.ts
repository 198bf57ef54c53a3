import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Actor } from '../../domain/roles.ts'
import { type Guard, makeGuard } from '../accounts/guard.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import type { Db } from '../db/pool.ts'
import { systemActor } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import { findDoor } from './db/parent-door.ts'
import { findLink, type LinkWithChild } from './db/parent-link.ts'

const MINUTE = 60_000
const guards = new WeakMap<Db['pool'], Guard>()

/** Addresses that try one token after another wait: a village behind one address has some old links and no more. */
const guardOf = (db: Db): Guard => {
  const there = guards.get(db.pool)
  if (there) return there
  const made = makeGuard({ free: 30, first: MINUTE / 4, most: 10 * MINUTE, forget: 60 * MINUTE })
  guards.set(db.pool, made)
  return made
}

/** As `randomBytes(20)` is written; anything else is no address of ours. */
const TOKEN = /^[A-Za-z0-9_-]{27}$/

export type Opened = { actor: Actor; linkId: string; today: string }

/**
 * The first line of whatever the parents' page does, in the place of `can`: the token alone says who asks, about one child, until its
 * day. Unknown, overdue and taken back are answered alike. Errors: not-found, too-many-requests.
 */
export const openDoor = async (ctx: Ctx, token: string, address: string): Promise<Opened> => {
  const guard = guardOf(ctx.db)
  const now = ctx.now()
  const wait = guard.wait(address, now)
  if (wait > 0) throw new AppError('too-many-requests', { retryAfter: wait })
  const door = TOKEN.test(token) ? await findDoor(ctx.db, token) : null
  const today = shanghaiDate(now)
  const home = door && (await countiesOf(ctx)).find((c) => c.id === door.county)
  if (!door || !home) {
    guard.fail(address, now)
    throw new AppError('not-found')
  }
  if (door.ends_on < today) throw new AppError('not-found')
  return {
    actor: { ...systemActor(home.id, home.placeId), name: '家长页' },
    linkId: door.link_id,
    today,
  }
}

/** The link behind the door as it stands now, held for a change where asked. Errors: not-found. */
export const linkBehind = async (
  tx: Tx,
  { linkId, today }: Opened,
  how: { held?: boolean } = {},
): Promise<LinkWithChild> => {
  const link = await findLink(tx, linkId, how)
  if (!link || link.ended_on !== null || link.until_on < today || link.status === 'left')
    throw new AppError('not-found')
  return link
}
