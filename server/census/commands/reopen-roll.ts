import type * as z from 'zod'
import type { censusApi } from '../../../domain/api/census.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockCensus } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { censusAt, mustBeOpen } from '../census-at.ts'
import { signedNow } from '../signed-now.ts'

type Input = z.output<(typeof censusApi)['reopenRoll']['body']>

/**
 * Opens a signed roll again, with the reason: what was signed stays readable, and counts for nothing until the place signs anew. Errors:
 * invalid (term over, nothing signed), conflict (another version by now), not-found.
 */
export const reopenRoll = async (ctx: Ctx, actor: Actor, input: Input): Promise<void> => {
  can(actor, 'census.sign')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await censusAt(tx, input, 'census.sign')
      mustBeOpen(at)
      await lockCensus(tx, at.place.id)
      const signed = await signedNow(tx, at)
      if (!signed) throw new AppError('invalid', undefined, '这份名册还没有签核，直接核对就行，不用重开。')
      if (signed.version !== input.version)
        throw new AppError('conflict', undefined, '这份名册刚刚重开过又签了一次，请刷新看一下再决定。')
      await tx.write(
        [
          {
            table: 'census_roll',
            op: 'update',
            id: signed.id,
            set: {
              // Not a change: it says whose duty is to be judged anew.
              place_id: at.place.id,
              state: 'reopened',
              reopened_on: at.today,
              reopened_by_name: actor.name,
              reason: input.reason,
            },
          },
        ],
        {
          action: 'census.reopen',
          subject: 'place',
          subjectId: at.place.code,
          placeId: at.place.id,
          detail: { term: at.term.id, version: signed.version },
        },
      )
    },
    { now: ctx.now() },
  )
}
