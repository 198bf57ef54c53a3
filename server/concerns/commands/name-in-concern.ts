import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { caseOf } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { memberAdded } from '../begin-case.ts'
import { membersOf } from '../db/circle-member.ts'
import { lockConcern } from '../db/concern.ts'
import { mayBeNamed } from '../may-be-named.ts'

type Input = { account: string; why: string; leave: boolean }

/**
 * Puts an account on a concern's list, or takes it off, by whoever stands on it; both stay written. Those who are there by post
 * follow the child and are not taken off (decision 030). Errors: not-found, invalid (not one who may be named, not named now).
 */
export const nameInConcern = async (ctx: Ctx, actor: Actor, concernId: string, input: Input): Promise<void> => {
  can(actor, 'concern.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockConcern(tx, concernId)
      const circle = row ? caseOf(row.scope) : null
      if (!row || circle === null || actor.via === 'operator') throw new AppError('not-found')
      const named = (await membersOf(tx, concernId)).find((m) => m.account_id === input.account && m.until_on === null)
      const { scope } = row
      const note = { action: 'concern.list', subject: 'entry', subjectId: row.id, scope }
      if (input.leave) {
        if (!named) throw new AppError('invalid', { account: NOT_NAMED }, NOT_NAMED)
        const set = { until_on: shanghaiDate(tx.now), why: `${named.why}；请出：${input.why}` }
        await tx.unsealed(() => tx.write([{ table: 'circle_member', op: 'update', id: named.id, scope, set }], note))
        return
      }
      if (named) return
      const found = (await mayBeNamed(tx, row)).find((a) => a.account_id === input.account)
      if (!found) throw new AppError('invalid', { account: NOT_HERE }, NOT_HERE)
      const added = memberAdded(tx, {
        entryId: row.id,
        circle,
        scope,
        account: found.account_id,
        name: found.name,
        why: input.why,
      })
      await tx.unsealed(() => tx.write([added], note))
    },
    { now: ctx.now() },
  )
}

const NOT_NAMED = '这个人不在加进来的名单里，请刷新后再看。'
const NOT_HERE = '只能加孩子所在学校、村和乡镇的工作人员，请另选一个人。'
