import type * as z from 'zod'
import type { rosterProgress } from '../../../domain/api/roster-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { undoSteps } from '../../children/undo.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import { GivenUp } from '../../import/given-up.ts'
import { mustFindRoster } from '../../import/roster-view.ts'
import type { UndoRecord } from '../../import/undo-record.ts'
import { builtWords, toldProgress, undoOf, whyNotUndone } from '../../import/why-not-undone.ts'
import type { Stopped } from '../../job-queue.ts'
import { takeBackHanded } from '../../transfers/close-transfers.ts'
import { type Attempt, lockImport } from '../db/import-state.ts'
import { type BuiltOn, builtOn, classesInUse, placeNotesSince } from '../db/roster-rows.ts'
import { beginOn, workOn } from './roster-work.ts'

type Progress = z.input<typeof rosterProgress>

/**
 * Begins to put back what an import wrote, in the background, all or nothing; answers at once. New children go, changed ones are
 * as before, those who came from another place return there. Refused once somebody has built on it, with who and what. Errors:
 * cannot-undo.
 */
export const undoRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<Progress> => {
  can(actor, 'roster.import')
  const one = { id, attempt: newId(ctx.now()) }
  const answer = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await mustFindRoster(tx, id)
      const state = (await lockImport(tx, id))?.state
      // Clicked twice: it is under way already.
      const begun = state !== 'undoing'
      if (begun) {
        const why = await whyNotUndone(ctx, tx, await mustFindRoster(tx, id))
        if (why !== null) throw new AppError('cannot-undo', undefined, why)
        await beginOn(tx, one, 'undoing')
      }
      return { begun, progress: await toldProgress(ctx, tx, await mustFindRoster(tx, id)) }
    },
    { now: ctx.now() },
  )
  if (answer.begun) ctx.jobs.add(one.attempt, (stopped) => putBack(ctx, actor, one, stopped))
  return answer.progress
}

const putBack = async (ctx: Ctx, actor: Actor, one: Attempt, stopped: Stopped): Promise<void> => {
  can(actor, 'roster.import')
  const { id, attempt } = one
  const failed = '撤回的时候出了问题，花名册一点没动。请再试一次；反复出现请告诉管理员。'
  await workOn(
    ctx,
    actor,
    { one, state: 'undoing', failed, stopped, before: async () => null },
    async (tx, row, say) => {
      const at = row.applied_at
      if (at === null) throw new AppError('cannot-undo')
      const { undo, steps, children } = await undoOf(ctx, tx, row)
      let done = 0
      await tx.widened(async () => {
        // Held: nobody writes about one of these children, or changes one, until all of them are as before.
        await lockChildren(tx, children)
        refuseBuiltOn(await builtOn(tx, children, at))
        await undoSteps(tx, ctx.keys, steps, (n) => {
          done += n
          // Told in children: what a step is, nobody need know.
          const share = done / steps.length
          say({ done: Math.floor(share * children.length), of: children.length, text: '退回原样' })
        })
        await putPlacesBack(tx, undo, at)
        await takeBackHanded(tx, id, '交出来的那份名单撤回了')
      })
      const now = await lockImport(tx, id)
      if (now?.state !== 'undoing' || now.attempt !== attempt) throw new GivenUp()
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { state: 'undone', message: null, undone_at: new Date(tx.now), undo_sealed: null },
          },
        ],
        {
          action: 'roster.undo',
          subject: 'roster',
          subjectId: id,
          placeId: row.school_id,
          detail: { children: children.length },
        },
      )
    },
  )
}

/**
 * Names of villages and typed enrolment, unless somebody changed that place since; classes that the import opened close again,
 * unless they hold others by now.
 */
const putPlacesBack = async (tx: Tx, { places, opened }: UndoRecord, at: Date) => {
  const touched = await placeNotesSince(tx, [...places.map((p) => p.id), ...opened], at)
  const used = await classesInUse(tx, opened)
  const changes = [
    ...places,
    ...opened.filter((id) => !used.has(id)).map((id) => ({ id, set: { closed: true } })),
  ].filter((p) => !touched.has(p.id))
  if (changes.length)
    await tx.write(
      changes.map(({ id, set }) => ({ table: 'place', op: 'update', id, set })),
      null,
    )
}

const refuseBuiltOn = (built: readonly BuiltOn[]) => {
  const why = builtWords(built)
  if (why !== null) throw new AppError('cannot-undo', undefined, why)
}
