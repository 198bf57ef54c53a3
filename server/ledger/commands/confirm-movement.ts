import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { ledgerAccounts } from '../db/account.ts'
import { findMovement, firstOfAccount, legsOf, type MovementRow } from '../db/movement.ts'

/**
 * The second hand (dossier §4): somebody else who stands over the place's money, or the teacher whose advance was paid back, says that it
 * was so. Said twice is said. Errors: not-found; forbidden, for one's own.
 */
export const confirmMovement = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'ledger.own')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findMovement(tx, id, { held: true })
      if (!row || !(await mayConfirm(tx, row))) throw new AppError('not-found')
      if (row.by_id === actor.accountId)
        throw new AppError('forbidden', undefined, '自己记的要由另一个人核对，请转告同事。')
      if (!row.second_wanted || row.second_id !== null) return
      await putSecond(tx, row)
    },
    { now: ctx.now() },
  )
}

/** Is it this actor's to put a second hand to: over the place's money, or the one who was paid back? */
export const mayConfirm = async (tx: Tx, row: MovementRow): Promise<boolean> => {
  if (canAt(tx.actor, 'ledger.write', chainOf(await tx.tree(), row.place_id))) return true
  if (row.sort !== 'repay') return false
  const ids = (await legsOf(tx, [row.id])).map((leg) => leg.account_id)
  return [...(await ledgerAccounts(tx, ids)).values()].some(
    (a) => a.sort === 'advance' && a.holder_id === tx.actor.accountId,
  )
}

/** Whoever pays an advance back has looked at it. */
export const confirmAdvance = async (tx: Tx, account: string): Promise<void> => {
  const first = await firstOfAccount(tx, account, 'advance')
  const row = first ? await findMovement(tx, first, { held: true }) : null
  if (row && row.second_id === null && row.by_id !== tx.actor.accountId) await putSecond(tx, row)
}

const putSecond = (tx: Tx, row: MovementRow) =>
  tx.write(
    [
      {
        table: 'ledger_movement',
        op: 'update',
        id: row.id,
        set: { second_id: tx.actor.accountId, second_name: tx.actor.name, second_on: shanghaiDate(tx.now) },
      },
    ],
    { action: 'ledger.confirm', subject: 'ledger', subjectId: row.id, placeId: row.place_id },
  )
