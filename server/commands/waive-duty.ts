import { ruleOf } from '../../domain/duties/list.ts'
import type { DutyRule } from '../../domain/duties/types.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { standsUnseen } from '../db/client-ids.ts'
import { lockChildren } from '../db/locks.ts'
import { childrenForRecord } from '../db/record.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { findWaiver, waivedAlready, waiversLike } from '../db/waiver.ts'
import { newId } from '../ids.ts'

const ID_IN_USE = '这个编号已经用在另一次免办上（也许已经撤回）。请刷新后重新填写。'

/**
 * Frees children from one duty in one period, with the reason and by whom; shown apart, never counted as done. Asked for twice it
 * is one waiver a child. Errors: not-found, invalid (no such duty or period), conflict (the id is another waiver's).
 */
export const waiveDuty = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    id: string
    rule: string
    childIds: string[]
    period: string
    reason: string
  },
): Promise<void> => {
  can(actor, 'duty.waive')
  const rule = ruleOf(input.rule)
  if (!rule) throw new AppError('invalid', undefined, '没有这项值守，请刷新后再试。')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const ids = [...new Set(input.childIds)]
      const children = await childrenForRecord(tx, ids)
      if (children.length !== ids.length) throw new AppError('not-found')
      await mustBePeriod(tx, children, rule, input.period)
      // One waiver a child, rule and period, however often it is asked for.
      await lockChildren(tx, ids)
      const free = await waivedAlready(tx, ids, input.rule, input.period)
      const fresh = children.filter((c) => !free.has(c.id))
      if (fresh.length === 0) return
      const today = shanghaiDate(tx.now)
      // That an id is another place's does not show (L10): this waiver has no need of it.
      const id = (await standsUnseen(tx, 'waiver', input.id)) ? newId(tx.now) : input.id
      const { inserted } = await tx.write(
        fresh.map((c, i) => ({
          table: 'waiver' as const,
          op: 'insert' as const,
          id: i === 0 ? id : newId(tx.now),
          childId: c.id,
          set: {
            rule: input.rule,
            child_id: c.id,
            period: input.period,
            reason: input.reason,
            by_id: actor.accountId,
            by_name: actor.name,
            on_date: today,
            school_id: c.school_id,
            class_id: c.class_id,
          },
        })),
        {
          action: 'duty.waive',
          subject: 'child',
          subjectId: ids[0] ?? null,
          placeId: children[0]?.school_id ?? null,
          detail: { rule: input.rule, period: input.period, children: fresh.length },
        },
      )
      if (inserted.size < fresh.length) throw new AppError('conflict', undefined, ID_IN_USE)
    },
    { now: ctx.now() },
  )
}

/** Of the calendar of some school of theirs: a waiver for what is never owed would free nobody and say so to nobody. */
const mustBePeriod = async (
  tx: Tx,
  children: readonly { school_id: number | null }[],
  rule: DutyRule,
  period: string,
): Promise<void> => {
  for (const school of new Set(children.map((c) => c.school_id))) {
    const calendar = await calendarOf(tx, school)
    if (calendar.terms.some((term) => rule.periods(calendar, term).some((p) => p.key === period))) return
  }
  throw new AppError('invalid', { period: NO_PERIOD }, NO_PERIOD)
}
const NO_PERIOD = '没有这一期，请刷新后再试。'

/** Takes a waiver back; the duty is owed again. */
export const withdrawWaiver = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'duty.waive')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findWaiver(tx, id)
      if (!row) throw new AppError('not-found')
      const same = await waiversLike(tx, row)
      await tx.write(
        same.map((w) => ({ table: 'waiver', op: 'update', id: w, childId: row.child_id, set: { withdrawn: true } })),
        {
          action: 'duty.waiver-withdrawn',
          subject: 'child',
          subjectId: row.child_id,
          placeId: row.school_id,
        },
      )
    },
    { now: ctx.now() },
  )
}
