import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { book, legsBack } from '../book.ts'
import { ledgerAccounts } from '../db/account.ts'
import { findMovement, legsOf, type MovementRow, setAside } from '../db/movement.ts'
import { NotBooked } from '../not-booked.ts'

/**
 * Turns a movement back by one of its own (kinds.md §4): nothing that was booked is changed or deleted. Sent twice is done once. Errors:
 * not-found; conflict where it was turned back already, or where what it brought is used up.
 */
export const reverseMovement = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  by: { id: string; reason: string },
): Promise<void> => {
  can(actor, 'ledger.own')
  await inActorTx(ctx.db, actor, (tx) => reverseOne(tx, id, by), { now: ctx.now() }).catch((error: unknown) => {
    if (error instanceof NotBooked) throw new AppError('conflict', undefined, `冲不掉：${error.message}`)
    throw error
  })
}

const reverseOne = async (tx: Tx, id: string, by: { id: string; reason: string }): Promise<void> => {
  const row = await findMovement(tx, id, { held: true })
  if (!row || !(await mayReverse(tx, row))) throw new AppError('not-found')
  const done = await findMovement(tx, by.id)
  if (done?.reverses === id) return
  if (done) throw new AppError('conflict', undefined, '这个编号已经用在另一笔上，请再点一次。')
  if (!row.live || row.sort === 'reverse') throw new AppError('conflict', undefined, '这一笔已经冲掉了，不用再冲。')
  const legs = await legsOf(tx, [id])
  const accounts = await ledgerAccounts(
    tx,
    legs.map((leg) => leg.account_id),
  )
  const booked = await book(tx, {
    id: by.id,
    placeId: row.place_id,
    sort: 'reverse',
    on: shanghaiDate(tx.now),
    purpose: by.reason,
    voucher: '',
    ...(row.use ? { use: row.use } : {}),
    reverses: id,
    legs: legsBack(legs, accounts),
  })
  if (!booked) throw new AppError('conflict', undefined, '这个编号已经用在另一笔上，请再点一次。')
  await setAside(tx, { movement: id, legsOf: [id, by.id] })
}

/** Who stands over the place's money; of what somebody paid or lent alone, also that one. */
export const mayReverse = async (tx: Tx, row: MovementRow): Promise<boolean> =>
  canAt(tx.actor, 'ledger.write', chainOf(await tx.tree(), row.place_id)) ||
  (row.by_id === tx.actor.accountId && (row.sort === 'advance' || row.sort === 'lend' || row.sort === 'return'))
