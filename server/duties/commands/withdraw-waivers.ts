import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { findWaivers, waiversLike } from '../db/waiver.ts'

/** Takes a waiver back; the duty is owed again. Errors: not-found, also of one that was taken back before. */
export const withdrawWaiver = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'duty.waive')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      if ((await takeBack(tx, [id])) === 0) throw new AppError('not-found')
    },
    { now: ctx.now() },
  )
}

/**
 * Takes back together what was waived together. What was taken back already stays so, and asking twice changes nothing. Returns how many
 * duties are owed again. Errors: not-found (one of them is none, or out of sight: then none is taken back).
 */
export const withdrawWaivers = async (ctx: Ctx, actor: Actor, ids: readonly string[]): Promise<{ owed: number }> => {
  can(actor, 'duty.waive')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const asked = new Set(ids)
      if ((await findWaivers(tx, [...asked])).length < asked.size) throw new AppError('not-found')
      return { owed: await takeBack(tx, [...asked]) }
    },
    { now: ctx.now() },
  )
}

/** How many subjects owe their duty again. */
const takeBack = async (tx: Tx, ids: readonly string[]): Promise<number> => {
  const rows = await waiversLike(tx, ids)
  const [first] = rows
  if (!first) return 0
  const subjects = new Set(rows.map((w) => `${w.subject_kind} ${w.subject_id} ${w.rule} ${w.period}`)).size
  await tx.write(
    rows.map((w) => ({
      table: 'waiver' as const,
      op: 'update' as const,
      id: w.id,
      scope: w.scope,
      ...(w.child_id === null ? {} : { childId: w.child_id }),
      // The subject says whose duties become owed again (duty-rows/touched.ts).
      set: { withdrawn: true, subject_kind: w.subject_kind, subject_id: w.subject_id },
    })),
    {
      action: 'duty.waiver-withdrawn',
      subject: first.child_id === null ? first.subject_kind : 'child',
      subjectId: first.child_id ?? first.subject_id,
      placeId: first.place_id ?? first.school_id,
      ...(subjects > 1
        ? {
            detail: {
              rule: first.rule,
              period: first.period,
              ...(first.child_id === null ? { subjects } : { children: subjects }),
            },
          }
        : {}),
    },
  )
  return subjects
}
