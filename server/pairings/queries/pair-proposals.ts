import { type ChildToPair, fitOf, freeOf, fullButNear } from '../../../domain/entries/pair-fit.ts'
import { pairing } from '../../../domain/entries/pairing.ts'
import { AppError } from '../../../domain/errors.ts'
import { ageAt, shanghaiDate } from '../../../domain/kit/dates.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { ListedChild } from '../../children/db/child-list.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { writesKind } from '../../entries/reachable.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { assignTogether } from '../assign.ts'
import { gather, sortTitle } from '../gather.ts'

/** So many are proposed; a person decides (looks: desk-pairing-board). */
const PROPOSED = 3
const NOT_PROPOSED = 2

/**
 * Who could help a child, with the facts that speak for and against: first whom it would get if all who wait got somebody at once, then
 * the nearest. Nobody is chosen by it. Errors: forbidden, invalid, place-unknown, not-found (no such child here, or one that has a helper).
 */
export const getPairProposals = async (ctx: Ctx, actor: Actor, input: { place: string; child: string }) => {
  can(actor, 'entry.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'entry.read')
      const { children, pairs, helpers } = await gather(tx, place)
      const today = shanghaiDate(tx.now)
      const tree = await tx.tree()
      const paired = new Set(pairs.flatMap((p) => p.row.child_id ?? []))
      const waiting = children.filter((c) => !paired.has(c.id))
      const at = waiting.findIndex((c) => c.id === input.child)
      const row = waiting[at]
      if (!row) throw new AppError('not-found')
      const child = toPair(row)
      // The one asked for is always among those weighed together.
      const together = [row, ...waiting.filter((c) => c !== row)].map(toPair)
      const first = assignTogether(together, helpers, today).get(0)
      const fits = helpers
        .map((helper, i) => ({ helper, i, ...fitOf(child, helper, today) }))
        .filter((f) => Number.isFinite(f.cost))
        .sort((a, b) => Number(b.i === first) - Number(a.i === first) || a.cost - b.cost)
      const klass = row.class_id === null ? undefined : tree.get(row.class_id)
      return {
        child: {
          id: row.id,
          name: row.name,
          sex: row.sex,
          age: ageAt(row.birth, today),
          className: titleOfClass(klass),
          village: row.village_id === null ? null : (tree.get(row.village_id)?.name ?? null),
          boarder: row.boarder,
        },
        mayWrite: writesKind(actor, pairing),
        items: fits.slice(0, PROPOSED).map(({ helper, reasons }) => ({
          key: helper.key,
          account: helper.account,
          name: helper.name,
          sort: helper.sort,
          what: helper.what === sortTitle(helper.sort) ? helper.what : `${helper.what}，${sortTitle(helper.sort)}`,
          carries: helper.carries,
          free: freeOf(helper),
          reasons,
        })),
        notProposed: helpers.flatMap((h) => fullButNear(child, h) ?? []).slice(0, NOT_PROPOSED),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const toPair = (c: ListedChild): ChildToPair => ({
  sex: c.sex,
  villageId: c.village_id,
  schoolId: c.school_id,
  classId: c.class_id,
  householdId: c.household_id,
})
