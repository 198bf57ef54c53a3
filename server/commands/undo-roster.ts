import type * as z from 'zod'
import type { rosterProgress } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import { removalSteps, undoSteps } from '../child-undo.ts'
import type { Ctx } from '../context.ts'
import { lockState } from '../db/import-state.ts'
import { lockChildren } from '../db/locks.ts'
import { type BuiltOn, builtOn, placeNotesSince } from '../db/roster-rows.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { mustFindRoster, progressOf } from '../import/roster-view.ts'
import { openUndo, type UndoRecord } from '../import/undo-record.ts'

/**
 * Puts back what an import wrote: new children go, changed ones are as before, those who came from another place return there.
 * Refused once somebody has built on it, with who and what. Errors: cannot-undo.
 */
export const undoRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<z.input<typeof rosterProgress>> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      const state = await lockState(tx, id)
      if (state !== 'applied' || row.applied_at === null)
        throw new AppError('cannot-undo', undefined, '这一批没有写入，或已经撤回。')
      const undo = openUndo(ctx, tx, row)
      const steps = [...undo.steps, ...(await removalSteps(tx, id))]
      const children = [...new Set(steps.map((s) => s.childId))]
      const at = row.applied_at
      await tx.widened(async () => {
        await lockChildren(tx, children)
        refuseBuiltOn(await builtOn(tx, children, at))
        await undoSteps(tx, ctx.keys, steps)
        await putPlacesBack(tx, undo.places, at)
      })
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { state: 'undone', undone_at: new Date(tx.now), undo_sealed: null },
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
      return progressOf(await mustFindRoster(tx, id))
    },
    { now: ctx.now() },
  )
}

/** Names of villages and typed enrolment, unless somebody changed that place since. */
const putPlacesBack = async (tx: Tx, places: UndoRecord['places'], at: Date) => {
  if (places.length === 0) return
  const touched = await placeNotesSince(
    tx,
    places.map((p) => p.id),
    at,
  )
  const changes = places.filter((p) => !touched.has(p.id))
  if (changes.length)
    await tx.write(
      changes.map(({ id, set }) => ({ table: 'place', op: 'update', id, set })),
      null,
    )
}

const refuseBuiltOn = (built: readonly BuiltOn[]) => {
  if (built.length === 0) return
  const said = (what: BuiltOn['what'], text: string) => {
    const names = [...new Set(built.filter((b) => b.what === what).map((b) => b.name ?? '（已转走的孩子）'))]
    if (names.length === 0) return []
    return [`${names.slice(0, 3).join('、')}${names.length > 3 ? `等 ${names.length} 名孩子` : ''}${text}`]
  }
  const parts = [...said('recorded', '有了新的记录'), ...said('changed', '的资料又改过')]
  throw new AppError('cannot-undo', undefined, `这批写入之后，${parts.join('，')}，不能整批撤回；请逐个修改。`)
}
