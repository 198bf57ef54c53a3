import type * as z from 'zod'
import type { decisions as decisionsShape, rosterProgress } from '../../../domain/api/roster-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { mustFindRoster } from '../../import/roster-view.ts'
import { prepareStored } from '../../import/stored.ts'
import { readStored, readsAlike } from '../../import/stored-reading.ts'
import { toldProgress } from '../../import/why-not-undone.ts'
import { writeImport } from '../../import/write-import.ts'
import type { Stopped } from '../../job-queue.ts'
import { isStale } from '../db/baseline.ts'
import { type Attempt, lockImport } from '../db/import-state.ts'
import { beginOn, workOn } from './roster-work.ts'

type Progress = z.input<typeof rosterProgress>
type Decided = z.output<typeof decisionsShape>

/** So many new rows at once change what the planner should know. */
const MANY = 50

/**
 * Takes the decisions and begins to write the difference in the background, all or nothing; answers at once. The state stands
 * in the import: another page, another day, another server sees it. Errors: difference-stale when the register changed since
 * the difference was shown, invalid when the file was taken back or thrown away before.
 */
export const applyRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { baseline: string; decisions: Decided },
): Promise<Progress> => {
  can(actor, 'roster.import')
  const one = { id, attempt: newId(ctx.now()) }
  const answer = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await mustFindRoster(tx, id)
      const state = (await lockImport(tx, id))?.state
      // Clicked twice: it is being written already, or has been meanwhile.
      const begun = state !== 'applying' && state !== 'applied'
      if (begun) {
        if (state !== 'read') throw new AppError('invalid', undefined, '这份表已经撤回或放弃。')
        if (await isStale(tx, input.baseline)) throw new AppError('difference-stale')
        await beginOn(tx, one, 'applying')
      }
      return { begun, progress: await toldProgress(ctx, tx, await mustFindRoster(tx, id)) }
    },
    { now: ctx.now() },
  )
  // Only who began it has it written, by these decisions.
  if (answer.begun) ctx.jobs.add(one.attempt, (stopped) => writeStored(ctx, actor, one, input, stopped))
  return answer.progress
}

const writeStored = async (
  ctx: Ctx,
  actor: Actor,
  one: Attempt & { attempt: string },
  input: { baseline: string; decisions: Decided },
  stopped: Stopped,
): Promise<void> => {
  can(actor, 'roster.import')
  const failed = '写的时候出了问题，花名册一点没动。请再试一次；反复出现请告诉管理员。'
  const before = () => readStored(ctx, actor, one.id)
  const frame = { one, state: 'applying' as const, failed, stopped, before }
  const added = await workOn(ctx, actor, frame, async (tx, row, say, stored) => {
    say({ done: 0, of: 0, text: '读表，和花名册对一遍' })
    if (!(await readsAlike(ctx, tx, row, stored))) throw new AppError('difference-stale')
    const ready = await prepareStored(ctx, tx, row, stored.reading, input.decisions.villages)
    if (ready.baseline !== input.baseline) throw new AppError('difference-stale')
    const applied = await writeImport(tx, ctx, ready, input.decisions, {
      importId: one.id,
      attempt: one.attempt,
      population: row.population,
      pupils: input.decisions.pupils,
      fileName: row.file_name,
      progress: (done, of, text) => say({ done, of, text }),
    })
    return applied.added
  })
  // Apart: whoever takes the list back at once does not wait for it.
  if ((added ?? 0) >= MANY) ctx.jobs.add('statistics', () => ctx.db.refreshStatistics())
}
