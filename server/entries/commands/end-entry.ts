import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { endState, isEnded } from '../../../domain/kit/define-entry.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { entryNote, entryUpdate } from '../entry-changes.ts'
import { entryToChange, type KindOf, mustStandAbove } from '../reachable.ts'

const ENDED = '这一条已经结束了。要接着做，请新登记一条。'
const TO_COME = '这一天还没有到，请选结束的那一天。'
const TOO_EARLY = '结束的日期不能早于开始的日期，请核对。'
const NO_END = '没有这种结束，请重新选。'

/**
 * Ends an entry on a day, for a reason; it stays on the register. The same end again changes nothing. Errors: not-found, forbidden,
 * invalid (a day to come or before the beginning, a state that ends nothing, ended already).
 */
export const endEntry = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { on: string; reason: string; state?: string | undefined },
  kindOf: KindOf = entryKind,
): Promise<{ state: string }> => {
  can(actor, 'entry.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row, kind } = await entryToChange(tx, id, kindOf)
      const state = endState(kind, input.state)
      if (state === null) throw new AppError('invalid', { state: NO_END }, NO_END)
      if (isEnded(kind, row.state)) {
        if (row.state === state && row.until_on === input.on && row.end_reason === input.reason) return { state }
        throw new AppError('invalid', undefined, ENDED)
      }
      await mustStandAbove(tx, kind, state, row)
      if (input.on > shanghaiDate(tx.now)) throw new AppError('invalid', { on: TO_COME }, TO_COME)
      if (input.on < row.from_on) throw new AppError('invalid', { on: TOO_EARLY }, TOO_EARLY)
      await tx.write(
        [entryUpdate(row, { state, until_on: input.on, end_reason: input.reason }, { on: input.on })],
        entryNote('entry.end', row, { state }),
      )
      return { state }
    },
    { now: ctx.now() },
  )
}
