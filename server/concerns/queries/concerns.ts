import type * as z from 'zod'
import type { childConcern, concernApi } from '../../../domain/api/concern.ts'
import { AppError } from '../../../domain/errors.ts'
import { type Actor, looksAfter } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { additionsTo, type ConcernRow, concernsOfChild, countOpenConcerns, openConcerns } from '../db/concern.ts'
import { concernLines } from '../lines.ts'

type Concerns = z.input<(typeof concernApi)['getConcerns']['response']>

/** More than a strip shows; the rest is counted, and moves up as the first ones are closed. */
const MOST = 60

/**
 * Concerns that are open, on whose list the actor stands. Who stands above the schools (township, county) is told how many there are
 * at the place, not whose, beside those on whose list one is named.
 */
export const getConcerns = async (ctx: Ctx, actor: Actor): Promise<Concerns> => {
  can(actor, 'concern.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = (await tx.tree()).get(actor.placeId)
      if (!place) throw new AppError('not-found')
      const rows = actor.via === 'operator' ? [] : await openConcerns(tx)
      const shown = rows.slice(0, MOST)
      const additions = await additionsTo(
        tx,
        shown.map((r) => r.id),
      )
      const counted =
        looksAfter(actor.role) && actor.via !== 'operator' ? 0 : await tx.unsealed(() => countOpenConcerns(tx, place))
      return { open: Math.max(counted, rows.length), items: await concernLines(tx, shown, additions) }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** A child's concerns on whose lists the actor stands, for its file. */
export const concernRowsInFile = async (tx: Tx, childId: string): Promise<ConcernRow[]> =>
  tx.actor.via === 'operator' ? [] : concernsOfChild(tx, childId)

/** What a child's file says of them: that they are there. It looks beyond the actor's sight for names, so nothing is asked beside it. */
export const concernsInFile = async (tx: Tx, rows: readonly ConcernRow[]): Promise<z.input<typeof childConcern>[]> => {
  if (rows.length === 0) return []
  const additions = await additionsTo(
    tx,
    rows.map((r) => r.id),
  )
  return (await concernLines(tx, rows, additions)).map(({ id, on, by, worried, state, next }) => ({
    id,
    on,
    by,
    worried,
    state,
    next,
  }))
}
