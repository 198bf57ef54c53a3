import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import { scopeOfOffice, UNSEEN } from '../../../domain/registers/scope.ts'
import { type Actor, COMMONS } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren, lockImports, lockPlaces } from '../../db/locks.ts'
import { bringUpToDay } from '../../db/present.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { restampPlaces } from '../../db/write/restamp-places.ts'
import { putTransfersBack } from '../../transfers/merged-school.ts'
import { lockPlaceMerge } from '../db/place-merge.ts'
import { openPlaceSteps, type PlaceMergeSteps } from '../merge-steps.ts'
import { whyPlaceMergeStays } from '../why-place-merge-stays.ts'

/**
 * A merged place is taken out again (decision 036): children, classes and posts sit where they did, as if it had not been merged. Refused
 * with the cause once somebody has changed or recorded anything of what moved. Errors: not-found, cannot-undo.
 */
export const undoPlaceMerge = async (ctx: Ctx, actor: Actor, id: string, reason: string): Promise<Place> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockImports(tx)
      await lockPlaces(tx)
      const row = await lockPlaceMerge(tx, id)
      const tree = await tx.tree()
      mustReach(actor, 'place.write', row ? chainOf(tree, row.into_id) : [])
      if (!row) throw new AppError('not-found')
      const steps = openPlaceSteps(ctx.keys, tx, id, row.steps_sealed)
      const children = [...new Set(steps.spans.map((s) => s.childId))].sort()
      const county = [...tree.values()].find((p) => p.kind === 'county')
      if (!county) throw new AppError('internal')
      // Whoever takes back may see no child (an administrator), as when it was merged.
      await tx.become([COMMONS, county.id, -county.id, UNSEEN])
      await lockChildren(tx, children)
      const why = await whyPlaceMergeStays(tx, row, steps)
      if (why !== null) throw new AppError('cannot-undo', undefined, why)
      await putBack(tx, steps, children)
      await tx.write(
        [
          {
            table: 'place_merge',
            op: 'update',
            id,
            set: { undone_on: shanghaiDate(tx.now), undone_by_name: actor.name, undone_reason: reason },
          },
        ],
        {
          action: 'place.unmerge',
          subject: 'place',
          subjectId: String(row.into_id),
          placeId: row.into_id,
          detail: { from: tree.get(row.from_id)?.name ?? '', reason, children: children.length },
        },
      )
      const after = (await tx.tree()).get(row.from_id)
      if (!after) throw new AppError('internal')
      return after
    },
    { now: ctx.now(), patient: true },
  )
}

/** Places first, then who stands and sits there; what hangs on them is seen by the right ones at the end. */
const putBack = async (
  tx: Tx,
  { places, posts, spans, transfers }: PlaceMergeSteps,
  children: readonly string[],
): Promise<void> => {
  await tx.write(
    places.map(({ id, set }) => ({ table: 'place', op: 'update', id, set })),
    null,
  )
  const tree = await tx.tree()
  await tx.write(
    posts.map(({ id, set }): Change => {
      const scope = typeof set.place_id === 'number' ? { scope: scopeOfOffice(set.place_id, tree) } : {}
      return { table: 'post', op: 'update', id, set, ...scope }
    }),
    null,
  )
  await tx.write(
    // What was put in goes first: two spans never hold at once.
    spans
      .toSorted((a, b) => Number(a.set !== null) - Number(b.set !== null))
      .map(({ id, childId, set }) => ({ table: 'child_facts', op: 'update', id, childId, set: set ?? { del: true } })),
    null,
  )
  await bringUpToDay(tx, shanghaiDate(tx.now), children)
  await putTransfersBack(tx, transfers ?? [])
  await restampPlaces(
    tx,
    places.map((p) => p.id),
  )
}
