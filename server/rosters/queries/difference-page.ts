import { createHash } from 'node:crypto'
import { cutDifference, type Difference } from '../../../domain/api/difference-pages.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { mustFindRoster } from '../../import/roster-view.ts'
import { fitting } from '../../one-answer.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { getDifference } from './roster-difference.ts'

/** Differences whose pages are being fetched. Deletable: a miss works one out anew and looks whether it is still the same. */
const MOST = 4
const kept = new Map<string, { mark: string; whole: Difference }>()

/**
 * A page of a difference: many thousand rows are no single answer. The cursor holds a mark of the whole, so that pages of two
 * different states are never put together. Errors: not-found, invalid, conflict (changed since the first page).
 */
export const differencePage = async (ctx: Ctx, actor: Actor, id: string, cursor: string | undefined) => {
  can(actor, 'roster.import')
  const [at = '0', mark = ''] = cursor?.split('.') ?? []
  if (!/^\d{1,9}$/.test(at)) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  const { mark: own, whole } = await wholeOf(ctx, actor, id, mark)
  if (mark && mark !== own) throw new AppError('conflict', undefined, '花名册或这份表刚刚有改动，请重新看差别。')
  const { page, sent, total } = cutDifference(whole, Number(at), (rows) => fitting(rows).length)
  return { ...page, sent, total, next: sent < total ? `${sent}.${own}` : null }
}

const wholeOf = async (ctx: Ctx, actor: Actor, id: string, mark: string) => {
  const key = `${actor.countyId} ${actor.accountId} ${actor.role} ${actor.placeId} ${id}`
  const known = kept.get(key)
  if (mark && known?.mark === mark) {
    await inActorTx(ctx.db, actor, (tx) => mustFindRoster(tx, id), { readOnly: true })
    return known
  }
  const whole = await getDifference(ctx, actor, id)
  const made = { mark: createHash('sha256').update(JSON.stringify(whole)).digest('base64url').slice(0, 22), whole }
  kept.delete(key)
  kept.set(key, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break
    kept.delete(oldest)
  }
  return made
}
