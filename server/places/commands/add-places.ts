import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type NewPlace, type PlaceProblem, type PlacesOutcome, writePlaces } from '../new-places.ts'

/**
 * Adds places, or updates by code those that exist, in one transaction: parents may come in the same batch, in any order.
 * Rows that cannot be placed are told and nothing at all is written.
 */
export const addPlaces = async (
  ctx: Ctx,
  actor: Actor,
  rows: readonly NewPlace[],
  /** Found before (cells that could not be read): told together with what the places themselves show. */
  unread: readonly PlaceProblem[] = [],
  /** `new`: a code that stands already is refused, before anything is written. Error: code-taken. */
  only: 'new' | 'any' = 'any',
): Promise<PlacesOutcome> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const outcome = await writePlaces(tx, rows, unread, only)
      if (outcome.problems.length === 0 && outcome.added + outcome.updated > 0)
        tx.note({ action: 'place.add', subject: 'place', detail: { added: outcome.added, updated: outcome.updated } })
      return outcome
    },
    { now: ctx.now(), patient: true },
  )
}
