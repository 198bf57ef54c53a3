import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { EMPTY_CHILD, type FlatChild } from '../../../domain/registers/roster-child.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { addedBy, ownId, standsUnseen } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Placed } from '../columns.ts'
import { childSnapshot, type SnapshotChild } from '../db/child-snapshot.ts'
import { refuseHeldNumbers } from '../held-numbers.ts'
import { householdFor } from '../household-for.ts'
import { mustBeOpen } from '../must-be-open.ts'
import { insertChildren } from '../new-children.ts'
import { mustReachClasses } from '../reach-classes.ts'
import { type Changes, checkTyped, placesOf } from '../typed-changes.ts'

/** The first answer was lost, and something else was typed since: it is not thrown away in silence. Error: conflict. */
const refuseOther = ({ row, register, facts }: SnapshotChild, typed: FlatChild, placed: Placed) => {
  const { fatherIncapable, motherIncapable } = facts
  const was: FlatChild = { ...register.flat, fatherIncapable, motherIncapable }
  const other = (Object.keys(typed) as (keyof FlatChild)[]).some(
    (k) => JSON.stringify(typed[k] ?? null) !== JSON.stringify(was[k] ?? null),
  )
  if (other || row.class_id !== placed.classId)
    throw new AppError('conflict', undefined, '这名孩子上次已经添进花名册了；请打开档案，看一下再改。')
}

/**
 * Adds one child by hand. The id comes from the client: sent twice, it is one child. Where another place has it already (L10)
 * the child gets another one; the answer says which it is.
 */
export const addChild = async (
  ctx: Ctx,
  actor: Actor,
  input: { id: string; since?: string | undefined; changes: Changes & { name: string } },
): Promise<{ id: string }> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  const since = input.since ?? today
  checkTyped(input.changes, today, since)
  const add = () =>
    inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        const unseen = await standsUnseen(tx, 'child', input.id)
        // Sent again by who added it, and moved on since: it is here.
        if (unseen && (await addedBy(tx, input.id, actor.accountId))) return { id: input.id }
        const id = unseen ? ownId(actor.accountId, input.id) : input.id
        const tree = await tx.tree()
        const { klass, flat } = placesOf(tree, input.changes, EMPTY_CHILD)
        const own = tree.get(actor.placeId)
        const place = klass ?? (own?.kind === 'class' ? own : null)
        if (!place && flat.villageId === null && own?.kind === 'village') flat.villageId = own.id
        mustBeOpen(place, 'classCode')
        if (place) Object.assign(flat, { grade: place.grade, label: place.label })
        const placed: Placed = {
          schoolId: place?.parentId ?? null,
          classId: place?.id ?? null,
          villageId: flat.villageId,
          householdId: id,
        }
        if (placed.schoolId === null && placed.villageId === null)
          throw new AppError(
            'invalid',
            { classCode: '请选孩子在哪个班，或住在哪个村。' },
            '请选孩子在哪个班，或住在哪个村。',
          )
        mustReach(actor, 'child.write', scopeOfChild(placed, tree))
        mustReachClasses(actor, tree, [placed.classId])
        const there = await childSnapshot(tx, ctx.keys, id, today)
        if (there) refuseOther(there, placesOf(tree, input.changes, there.register.flat).flat, placed)
        else {
          placed.householdId = await householdFor(tx, ctx.keys, { id, flat, placed, was: null })
          await insertChildren(tx, ctx.keys, [{ id, flat, placed, on: since, inReason: 'transferred', importId: null }])
          await refuseHeldNumbers(tx, ctx.keys, [{ flat, was: null }])
          tx.note({ action: 'child.add', subject: 'child', subjectId: id, placeId: placed.schoolId })
        }
        return { id }
      },
      { now: ctx.now() },
    )
  // Sent twice at the same moment: asked again, the other one is seen.
  return add().catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'conflict') return add()
    throw error
  })
}
