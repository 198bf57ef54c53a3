import { ruleOf } from '../../domain/duties/list.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { childrenForRecord } from '../db/record.ts'
import { inActorTx } from '../db/tx.ts'
import { findWaiver } from '../db/waiver.ts'
import { newId } from '../ids.ts'

/** Frees children from one duty in one period, with the reason and by whom; shown apart, never counted as done. */
export const waiveDuty = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    id: string
    rule: string
    childIds: string[]
    period: string
    reason: string
    expiresOn?: string | undefined
  },
): Promise<void> => {
  can(actor, 'duty.waive')
  if (!ruleOf(input.rule)) throw new AppError('invalid', undefined, '没有这项值守，请刷新后再试。')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const ids = [...new Set(input.childIds)]
      const children = await childrenForRecord(tx, ids)
      if (children.length !== ids.length) throw new AppError('not-found')
      const today = shanghaiDate(tx.now)
      await tx.write(
        children.map((c, i) => ({
          table: 'waiver' as const,
          op: 'insert' as const,
          id: i === 0 ? input.id : newId(tx.now),
          childId: c.id,
          set: {
            rule: input.rule,
            child_id: c.id,
            period: input.period,
            reason: input.reason,
            by_id: actor.accountId,
            by_name: actor.name,
            on_date: today,
            expires_on: input.expiresOn ?? null,
            school_id: c.school_id,
            class_id: c.class_id,
          },
        })),
        {
          action: 'duty.waive',
          subject: 'child',
          subjectId: ids[0] ?? null,
          placeId: children[0]?.school_id ?? null,
          detail: { rule: input.rule, period: input.period, children: ids.length },
        },
      )
    },
    { now: ctx.now() },
  )
}

/** Takes a waiver back; the duty is owed again. */
export const withdrawWaiver = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'duty.waive')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findWaiver(tx, id)
      if (!row) throw new AppError('not-found')
      await tx.write([{ table: 'waiver', op: 'update', id, childId: row.child_id, set: { withdrawn: true } }], {
        action: 'duty.waiver-withdrawn',
        subject: 'child',
        subjectId: row.child_id,
        placeId: row.school_id,
      })
    },
    { now: ctx.now() },
  )
}
