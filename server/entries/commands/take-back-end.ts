import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { isEnded } from '../../../domain/kit/define-entry.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { historyOfEntry } from '../db/entry.ts'
import { entryNote, entryUpdate } from '../entry-changes.ts'
import { entryToChange, type KindOf } from '../reachable.ts'

/** Milliseconds: a slip of the thumb is seen on the same day; what stood longer has been counted and told. */
const WITHIN = 24 * 3600_000

const TOO_LATE = '结束已经过了一天，不能再撤回。要接着做，请新登记一条。'
const NOT_YOURS = '这一条是别人结束的，请找那位老师撤回；要接着做，请新登记一条。'

/**
 * Takes back an end that the actor set less than a day ago: the entry lives again as it did before. One
 * that lives already is left as it is. Errors: not-found, forbidden, invalid (another's
 * end, too late).
 */
export const takeBackEnd = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  kindOf: KindOf = entryKind,
): Promise<{ state: string }> => {
  can(actor, 'entry.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row, kind } = await entryToChange(tx, id, kindOf)
      if (!isEnded(kind, row.state)) return { state: row.state }
      // What has ended is changed no more; only where it hangs may have followed its child since.
      const last = (await historyOfEntry(tx, id)).find((change) => change.patch.state)
      const before = last?.patch.state?.[0]
      if (!last || typeof before !== 'string' || isEnded(kind, before))
        throw new AppError('invalid', undefined, TOO_LATE)
      if (last.account_id !== actor.accountId && actor.via !== 'operator')
        throw new AppError('invalid', undefined, NOT_YOURS)
      if (tx.now - last.at.getTime() > WITHIN) throw new AppError('invalid', undefined, TOO_LATE)
      const was = (column: 'until_on' | 'end_reason', now: string | null) => {
        const pair = last.patch[column]
        return pair ? (pair[0] ?? null) : now
      }
      await tx.write(
        [
          entryUpdate(row, {
            state: before,
            until_on: was('until_on', row.until_on),
            end_reason: was('end_reason', row.end_reason),
          }),
        ],
        entryNote('entry.take-back', row, { state: before }),
      )
      return { state: before }
    },
    { now: ctx.now() },
  )
}
