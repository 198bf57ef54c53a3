import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { UNSEEN } from '../../../domain/registers/scope.ts'
import { type Actor, COMMONS } from '../../../domain/roles.ts'
import { deleteSessionsOf } from '../../accounts/db/session.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockImports, lockPlaces } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { restampPlaces } from '../../db/write/restamp-places.ts'
import { newId } from '../../ids.ts'
import { moveTransfers } from '../../transfers/merged-school.ts'
import { heldAt, linesOf } from '../db/held-at.ts'
import { endedPlaces, type MergePlan, OPEN_LISTS, planMerge, type SameClasses, seatAfter } from '../merge-plan.ts'
import { placesBefore, sealPlaceSteps } from '../merge-steps.ts'
import { moveChildren } from '../move-children.ts'
import { movePosts } from '../move-posts.ts'

/**
 * One place goes into another of its kind, with its children, classes and posts, from today on (F10, decision 036). What was written of
 * it before stays as it was written, in sight of the other place and counted with it; its code and name mean the other from now on.
 * `undoPlaceMerge` takes it out again while nobody has built on it.
 * Errors: not-found, invalid.
 */
export const mergePlace = async (
  ctx: Ctx,
  actor: Actor,
  placeId: number,
  input: { into: string; classes: SameClasses; reason: string },
): Promise<Place> => {
  can(actor, 'place.write')
  const { place, ended } = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockImports(tx)
      await lockPlaces(tx)
      const tree = await tx.tree()
      const plan = planMerge(tree, actor, placeId, input)
      const gone = endedPlaces(plan)
      const all = [plan.from.id, ...plan.classes.map((c) => c.from.id)]
      const moved = plan.hanging.map((p) => p.id)
      const held = await tx.widened(() => heldAt(tx, all))
      if (held.openLists > 0) throw new AppError('invalid', undefined, OPEN_LISTS(plan.from.name, held.openLists))
      const county = [...tree.values()].find((p) => p.kind === 'county')
      if (!county) throw new AppError('internal')
      // Whoever merges may see no child (an administrator): what follows only moves what hangs on the place.
      await tx.become([COMMONS, county.id, -county.id, UNSEEN])
      const changes = await placeChanges(tx, plan)
      const places = await placesBefore(tx, changes)
      await tx.write(changes, null)
      const posts = await movePosts(tx, gone)
      const { children, before: spans } = await moveChildren(tx, all, seatAfter(gone))
      const transfers = plan.from.kind === 'school' ? await moveTransfers(tx, gone) : []
      await restampPlaces(tx, [...all, ...moved])
      const id = newId(tx.now)
      await tx.write(
        [
          {
            table: 'place_merge',
            op: 'insert',
            id,
            set: {
              from_id: plan.from.id,
              into_id: plan.into.id,
              reason: input.reason,
              on_date: shanghaiDate(tx.now),
              at: new Date(tx.now),
              by_id: actor.accountId,
              by_name: actor.name,
              children,
              steps_sealed: sealPlaceSteps(ctx.keys, tx, id, { places, posts: posts.before, spans, transfers }),
            },
          },
        ],
        null,
      )
      tx.note({
        action: 'place.merge',
        subject: 'place',
        subjectId: String(plan.into.id),
        placeId: plan.into.id,
        detail: {
          from: plan.from.name,
          code: plan.from.code,
          reason: input.reason,
          children,
          posts: held.posts,
          ...(moved.length ? { hanging: moved.length } : {}),
        },
      })
      const after = (await tx.tree()).get(plan.into.id)
      if (!after) throw new AppError('internal')
      return { place: after, ended: posts.ended }
    },
    { now: ctx.now(), patient: true },
  )
  for (const account of new Set(ended)) await deleteSessionsOf(ctx.db, actor.countyId, account)
  return place
}

const MOST_NAMES = 20
const MOST_LINES = 12

/** The places themselves: which end, which hang elsewhere, and what the other takes over of names, numbers and enrolment. */
const placeChanges = async (tx: Tx, { from, into, classes, hanging }: MergePlan): Promise<Change[]> => {
  const update = (id: number, set: Record<string, unknown>): Change => ({ table: 'place', op: 'update', id, set })
  const lines = await linesOf(tx, [from.id, into.id])
  const [theirs, ours] = [lines.get(from.id) ?? [], lines.get(into.id) ?? []]
  const added = theirs.filter((l) => !ours.some((o) => o.phone === l.phone))
  const names = [...new Set([...into.aliases, from.name, ...from.aliases])].filter((name) => name !== into.name)
  return [
    update(into.id, {
      ...(into.kind === 'class' ? enrolmentOf(from, into) : { aliases: names.slice(0, MOST_NAMES) }),
      ...(added.length ? { help_lines: JSON.stringify([...ours, ...added].slice(0, MOST_LINES)) } : {}),
    }),
    update(from.id, { parent_id: into.id, closed: true }),
    ...hanging.map((p) => update(p.id, { parent_id: into.id })),
    ...classes.flatMap((c) =>
      c.into
        ? [update(c.from.id, { parent_id: c.into.id, closed: true }), update(c.into.id, enrolmentOf(c.from, c.into))]
        : [update(c.from.id, { parent_id: into.id, name: c.name, label: c.label })],
    ),
  ]
}

/** Typed numbers of pupils add up; where only one of two was typed nobody knows the whole. */
const enrolmentOf = (from: Place, into: Place): Record<string, unknown> =>
  from.typedPupils === null || into.typedPupils === null
    ? {}
    : {
        typed_pupils: from.typedPupils + into.typedPupils,
        typed_pupils_source: [...new Set([into.typedPupilsSource, from.typedPupilsSource])]
          .filter((s) => s !== null)
          .join('；')
          .slice(0, 200),
      }
