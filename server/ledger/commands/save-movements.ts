import { movementInput } from '../../../domain/api/ledger.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { ownId, standsUnseen } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { isUnstorable } from '../../db/unstorable.ts'
import { accepted, duplicate, misshapenBy, refused, type Verdict } from '../../verdict.ts'
import { book } from '../book.ts'
import { findMovement, legsOf, type MovementRow } from '../db/movement.ts'
import { NotBooked } from '../not-booked.ts'
import { type MovementInput, planOf } from '../plan.ts'
import { confirmAdvance } from './confirm-movement.ts'

const ID_TAKEN = '这个编号已经有另一笔账，请重新记一次。'

/**
 * Books movements, each with its own verdict and in its own transaction (kinds.md §4, outside.md). The same id again is a duplicate and
 * books nothing. What would overdraw is refused with what to do; nothing of it stands then.
 */
export const saveMovements = async (
  ctx: Ctx,
  actor: Actor,
  input: { movements: readonly unknown[] },
): Promise<{ verdicts: Verdict[] }> => {
  can(actor, 'ledger.own')
  const verdicts: Verdict[] = []
  for (const raw of input.movements) {
    const read = movementInput.safeParse(raw)
    if (!read.success) {
      verdicts.push(misshapen(raw, read.error.issues))
      continue
    }
    const { data } = read
    const verdict = await inActorTx(ctx.db, actor, (tx) => saveOne(tx, data), { now: ctx.now() }).catch(
      (error: unknown) => {
        if (error instanceof NotBooked) return refused(data.id, error.code, error.message, error.problems)
        if (isUnstorable(error)) return refused(data.id, 'invalid', '里面有不能保存的字符，请删掉后再记。')
        throw error
      },
    )
    verdicts.push(verdict)
  }
  return { verdicts }
}

/** What a place pays and receives is booked by who stands over its money; what somebody paid or lent, by that one. */
const OF_PLACE: ReadonlySet<MovementInput['sort']> = new Set(['receive', 'give', 'repay'])

const saveOne = async (tx: Tx, input: MovementInput): Promise<Verdict> => {
  if (OF_PLACE.has(input.sort) && !allowed(tx.actor, 'ledger.write'))
    return refused(input.id, 'forbidden', '单位的钱和东西由校长、教导主任或乡镇记账；您可以记自己垫付的和借给学生的。')
  if (input.on > shanghaiDate(tx.now))
    throw new NotBooked('invalid', '日子还没有到，请写实际收付的那一天。', { field: 'on', code: 'too-late' })
  const before = await findMovement(tx, input.id)
  if (before) return (await isSame(tx, before, input)) ? duplicate(input.id) : refused(input.id, 'id-taken', ID_TAKEN)
  // Another's, out of sight: that it stands there does not show (L10).
  if (await standsUnseen(tx, 'ledger_movement', input.id))
    return { ...(await saveOne(tx, { ...input, id: ownId(tx.actor.accountId, input.id) })), id: input.id }
  if (!(await book(tx, await planOf(tx, input)))) throw new NotBooked('id-taken', ID_TAKEN)
  if (input.sort === 'repay') await confirmAdvance(tx, input.advance)
  return accepted(input.id)
}

/** The same thing sent twice, by what the sender said of it: another sum under the same id is another movement. */
const isSame = async (tx: Tx, before: MovementRow, input: MovementInput): Promise<boolean> => {
  if (before.by_id !== tx.actor.accountId || before.sort !== input.sort || before.on_date !== input.on) return false
  if (before.purpose !== input.purpose) return false
  if (!('n' in input)) return true
  // Of several children each one's leg is the sum that was sent; the other side adds them up.
  return Math.min(...(await legsOf(tx, [before.id])).map((leg) => Math.abs(leg.n))) === input.n
}

const misshapen = misshapenBy({
  id: '这笔账没有合用的编号，请重新记一次。',
  on: '日子不对，请重新选。',
  n: '数目要是大于零的数，钱最多到分。',
  purpose: '请写做什么用，最多60个字。',
  place: '请说明记在哪个单位的账上。',
})
