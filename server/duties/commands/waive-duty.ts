import { periodsFor } from '../../../domain/duties/engine.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { DutyRule } from '../../../domain/duties/types.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { standsUnseen } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import { waivedAlready } from '../db/waiver.ts'
import { type Waived, waivedSubjects } from '../waived-subjects.ts'

const ID_IN_USE = '这个编号已经用在另一次免办上（也许已经撤回）。请刷新后重新填写。'
const NO_RULE = '没有这项值守，请刷新后再试。'
const NO_SUBJECT = '请选要免办的孩子、地方或登记（一次只选一种）。'

/**
 * Frees children, places or entries from one duty in one period, with the reason and by whom; shown apart, never counted as done.
 * Asked for twice it is one waiver a subject. Returns what was written, so that it can be taken back at once. Errors: not-found, invalid
 * (no such duty or period, not of this subject), conflict (the id is another waiver's).
 */
export const waiveDuty = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    id: string
    rule: string
    childIds?: readonly string[] | undefined
    subjects?: readonly Subject[] | undefined
    period: string
    reason: string
  },
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<{ waivers: string[] }> => {
  can(actor, 'duty.waive')
  const rule = rules.find((r) => r.key === input.rule)
  if (!rule) throw new AppError('invalid', undefined, NO_RULE)
  const subjects: readonly Subject[] = input.subjects ?? (input.childIds ?? []).map((id) => ({ kind: 'child', id }))
  if (subjects.length === 0 || subjects.some((s) => s.kind !== rule.subject))
    throw new AppError('invalid', undefined, NO_SUBJECT)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const found = await waivedSubjects(tx, rule.subject, [...new Set(subjects.map((s) => s.id))])
      await mustBePeriod(tx, found, rule, input.period)
      const free = await waivedAlready(
        tx,
        rule.subject,
        found.map((s) => s.id),
        input.rule,
        input.period,
      )
      const fresh = found.filter((s) => !free.has(s.id))
      const [first] = fresh
      if (!first) return { waivers: [] }
      const today = shanghaiDate(tx.now)
      // That an id is another place's does not show (L10): this waiver has no need of it.
      const id = (await standsUnseen(tx, 'waiver', input.id)) ? newId(tx.now) : input.id
      const ids = fresh.map((_, i) => (i === 0 ? id : newId(tx.now)))
      const { inserted } = await tx.write(
        fresh.map((s, i) => ({
          table: 'waiver' as const,
          op: 'insert' as const,
          id: ids[i] ?? id,
          scope: s.scope,
          ...(s.childId === null ? {} : { childId: s.childId }),
          set: {
            rule: input.rule,
            subject_kind: rule.subject,
            subject_id: s.id,
            child_id: s.childId,
            place_id: s.placeId,
            period: input.period,
            reason: input.reason,
            by_id: actor.accountId,
            by_name: actor.name,
            on_date: today,
            school_id: s.schoolId,
            class_id: s.classId,
          },
        })),
        {
          action: 'duty.waive',
          subject: first.childId === null ? rule.subject : 'child',
          subjectId: first.childId ?? first.id,
          placeId: first.placeId ?? first.schoolId,
          detail: {
            rule: input.rule,
            period: input.period,
            ...(rule.subject === 'child' ? { children: fresh.length } : { subjects: fresh.length }),
          },
        },
      )
      if (inserted.size < fresh.length) throw new AppError('conflict', undefined, ID_IN_USE)
      return { waivers: ids }
    },
    { now: ctx.now() },
  )
}

/** Of the calendar at each of them: a waiver for what is never owed would free nobody and say so to nobody. */
const mustBePeriod = async (tx: Tx, found: readonly Waived[], rule: DutyRule, period: string): Promise<void> => {
  const asked = new Map(
    found.map((s) => [s.of.kind === 'child' ? `child ${s.schoolId}` : `${s.of.kind} ${s.id}`, s] as const),
  )
  for (const { of, schoolId } of asked.values()) {
    const calendar = await calendarOf(tx, schoolId)
    if (!calendar.terms.some((term) => periodsFor(rule, of, calendar, term).some((p) => p.key === period)))
      throw new AppError('invalid', { period: NO_PERIOD }, NO_PERIOD)
  }
}
const NO_PERIOD = '没有这一期，或其中有的没有这一期。请刷新后再试。'
