import type * as z from 'zod'
import type { standInApi } from '../../../domain/api/stand-in.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf, type PlaceTree, placesUnder } from '../../../domain/registers/place.ts'
import { type Actor, allowed, canAt, mayNameStandInFor, ROLE_NAMES } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeName } from '../../duties/queries/duty-views.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { type StandInRow, standInsAt } from '../db/stand-in.ts'

export type StandIn = z.input<(typeof standInApi)['listStandIns']['response']>['items'][number]

/** More than run at one place and below it at once. */
const MOST = 200

/** How screens show one; why somebody is away is for those who name stand-ins, and for the two themselves. */
const viewOf = (row: StandInRow, actor: Actor, tree: PlaceTree, today: string): StandIn => {
  const place = tree.get(row.place_id)
  const near = row.account_id === actor.accountId || row.away_id === actor.accountId
  return {
    id: row.id,
    roleName: ROLE_NAMES[row.role],
    place: { code: place?.code ?? '', name: place ? placeName(place) : '' },
    away: row.away_name,
    standIn: row.name,
    from: row.from_on,
    until: addDays(row.until_on, -1),
    why: near || allowed(actor, 'stand-in.write') ? row.stands_why : null,
    by: row.stands_by,
    running: row.from_on <= today,
    mayEnd: mayNameStandInFor(actor, row.role) && canAt(actor, 'stand-in.write', chainOf(tree, row.place_id)),
  }
}

/** Who stands in for whom at a place and below it, now or from a day to come. Errors: place-unknown, not-found. */
export const listStandIns = async (
  ctx: Ctx,
  actor: Actor,
  input: { place?: string | undefined },
): Promise<{ items: StandIn[]; capped: boolean }> => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const code = input.place ?? tree.get(actor.placeId)?.code ?? ''
      const place = await placeByCode(tx, code, 'place.read')
      const today = shanghaiDate(tx.now)
      const rows = await standInsAt(
        tx,
        [place, ...placesUnder(tree, place.id)].map((p) => p.id),
        today,
        MOST + 1,
      )
      return { items: rows.slice(0, MOST).map((row) => viewOf(row, actor, tree, today)), capped: rows.length > MOST }
    },
    { readOnly: true, now: ctx.now() },
  )
}
