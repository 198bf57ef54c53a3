import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { FileTopic } from '../../../domain/registers/file-topics.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { childSnapshot } from '../db/child-snapshot.ts'
import { refuseHeldNumbers } from '../held-numbers.ts'
import { fileDifferences } from '../merge/differences.ts'
import { layTogether } from '../merge/lay-together.ts'
import { moveRows } from '../merge/move-rows.ts'
import { sealSteps } from '../merge/steps.ts'
import { twoFiles } from '../merge/two-files.ts'

const STALE = '两份档案刚刚有人改过，请再看一遍不同的地方，重新选。'

/**
 * Two files of one child become one (decision 057): the kept one has the days, records, entries, promises and money of both, and of what
 * they said differently what was chosen (`take`: from the file that ends). That one names the kept file from then on. Nothing is deleted;
 * `undoChildMerge` takes them apart. Errors: not-found, forbidden, invalid, conflict.
 */
export const mergeChildren = async (
  ctx: Ctx,
  actor: Actor,
  kept: string,
  input: { gone: string; take: readonly FileTopic[]; reason: string },
): Promise<{ id: string; merge: string }> => {
  can(actor, 'child.merge')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const files = await twoFiles(ctx, tx, actor, { kept, gone: input.gone }, { hold: true })
      const asked = new Set((await fileDifferences(tx, files)).map((d) => d.topic))
      if (input.take.some((topic) => !asked.has(topic))) throw new AppError('conflict', undefined, STALE)
      const merge = newId(tx.now)
      const today = shanghaiDate(tx.now)
      const numbers = await tx.widened(async () => {
        const rows = await moveRows(tx, files)
        const steps = await layTogether(tx, ctx.keys, files, input.take)
        await tx.write(
          [
            {
              table: 'child_merge',
              op: 'insert',
              id: merge,
              childId: kept,
              set: {
                sort: 'merged',
                kept_id: kept,
                gone_id: input.gone,
                reason: input.reason,
                on_date: today,
                at: new Date(tx.now),
                by_id: actor.accountId,
                by_name: actor.name,
                steps_sealed: sealSteps(ctx.keys, tx, merge, { steps, ...rows }),
              },
            },
          ],
          null,
        )
        return { records: new Set(rows.parts.map((p) => p.record)).size, rows: rows.moved.length }
      })
      const now = await childSnapshot(tx, ctx.keys, kept, today)
      if (now) await refuseHeldNumbers(tx, ctx.keys, [{ flat: now.register.flat, was: files.kept.child.register.flat }])
      tx.note({
        action: 'child.merge',
        subject: 'child',
        subjectId: kept,
        placeId: files.kept.child.stored.school_id,
        detail: { gone: input.gone, reason: input.reason, taken: input.take, ...numbers },
      })
      return { id: kept, merge }
    },
    { now: ctx.now(), patient: true },
  )
}
