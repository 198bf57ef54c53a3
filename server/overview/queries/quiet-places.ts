import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { overviewKindsAt, QUIET_DAYS } from '../../../domain/overview.ts'
import { isMerged, withMerged } from '../../../domain/registers/merged-place.ts'
import { ancestorOf, placesUnder } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { calendarsAt } from '../../duties/queries/place-calendars.ts'
import { pageOf } from '../../page-of.ts'
import { sortedInTree } from '../../places/queries/places.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { recordsAndChildren, type Silence } from '../db/overview.ts'

/**
 * Schools and villages of a township or county from which no record came in for two weeks, in the places' own order: by the day a
 * record came in, not by the day it tells of. A place without children left behind is not silent, and none is before something could
 * have come: a school only well within its term, nobody in the first two weeks of the first one. Errors: place-unknown, not-found.
 */
export const getQuietPlaces = async (
  ctx: Ctx,
  actor: Actor,
  input: { place?: string | undefined; cursor?: string | undefined; limit: number },
) => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const found = await quietPlaces(tx, input.place)
      const { items, next } = pageOf(found, input, (p) => p.code)
      return { total: found.length, next, quietDays: QUIET_DAYS, items }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const quietPlaces = async (tx: Tx, code: string | undefined) => {
  const tree = await tx.tree()
  const place = await placeByCode(tx, code ?? tree.get(tx.actor.placeId)?.code ?? '', 'duty.read')
  const today = shanghaiDate(tx.now)
  const since = addDays(today, -QUIET_DAYS)
  const terms = (await calendarsAt(tx, place))[0]?.terms ?? []
  const termNow = terms.some((t) => t.startsOn <= since && today <= t.endsOn)
  if (overviewKindsAt(place.kind).length === 0 || !terms.some((t) => t.startsOn <= since)) return []
  const heard = await recordsAndChildren(tx, place, today)
  const under = new Set(placesUnder(tree, place.id).map((p) => p.id))
  return sortedInTree(tree).flatMap((p) => {
    if ((p.kind !== 'village' && !(p.kind === 'school' && termNow)) || !under.has(p.id) || isMerged(tree, p)) return []
    const ids = new Set(withMerged(tree, p).map((one) => one.id))
    const at = (row: Silence) => ids.has((p.kind === 'school' ? row.school_id : row.village_id) ?? 0)
    const mine = heard.filter(at)
    if (!mine.some((row) => row.children)) return []
    const lastRecordOn =
      mine
        .flatMap((row) => row.on ?? [])
        .sort()
        .at(-1) ?? null
    if ((lastRecordOn ?? '') >= since) return []
    return [
      {
        code: p.code,
        name: p.name,
        kind: p.kind,
        under: place.kind === 'county' ? (ancestorOf(tree, p.id, 'township')?.name ?? null) : null,
        lastRecordOn,
      },
    ]
  })
}
