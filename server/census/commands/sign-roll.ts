import type * as z from 'zod'
import type { censusApi } from '../../../domain/api/census.ts'
import { AppError } from '../../../domain/errors.ts'
import { rollCounts } from '../../../domain/registers/roll.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockCensus } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { censusAt, liveRoll, mustBeOpen, nextVersion } from '../census-at.ts'

type Input = z.output<(typeof censusApi)['signRoll']['body']>

/**
 * Freezes the roll of a class or village for its term, with its counts by each reading (S2A.3, S2B.1; decision 053). Of two who sign at
 * once the second is told who did. Errors: invalid (term over, children nobody has gone over), conflict
 * (signed already, another roll than was seen), not-found.
 */
export const signRoll = async (ctx: Ctx, actor: Actor, input: Input): Promise<{ id: string; version: number }> => {
  can(actor, 'census.sign')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await censusAt(tx, input, 'census.sign')
      mustBeOpen(at)
      await lockCensus(tx, at.place.id)
      const live = await liveRoll(tx, at)
      const signed = live.rolls.find((roll) => roll.state === 'signed')
      if (signed)
        throw new AppError(
          'conflict',
          undefined,
          `${signed.signed_by_name}已经在${longDate(signed.on_date)}签核了这份名册（${signed.counts.children} 名），这一次没有再签。签核的名册在这一页上；要改请点“重开”，写明原因。`,
        )
      const { roll, todo, anew } = live
      if (anew.size)
        throw new AppError(
          'invalid',
          undefined,
          `有 ${anew.size} 名从上次签核以后情况变了，那时说的“没变”不算了：请逐个再点一次，再签核。`,
        )
      if (todo.length)
        throw new AppError('invalid', undefined, `还有 ${todo.length} 名没有核对，逐个点过（或点“其余都没变”）再签核。`)
      if (roll.length !== input.children)
        throw new AppError('conflict', undefined, `名册刚刚有变化，现在是 ${roll.length} 名，请看一下再签核。`)
      const id = newId(tx.now)
      const version = nextVersion(live)
      await tx.write(
        [
          {
            table: 'census_roll',
            op: 'insert',
            id,
            scope: scopeOfPlace(at.place.id, await tx.tree()),
            set: {
              place_id: at.place.id,
              term: at.term.id,
              version,
              state: 'signed',
              on_date: at.today,
              counts: JSON.stringify(rollCounts(roll)),
              frozen: JSON.stringify(roll),
              signed_at: new Date(tx.now),
              signed_by: actor.accountId,
              signed_by_name: actor.name,
              reopened_on: null,
              reopened_by_name: null,
              reason: null,
            },
          },
        ],
        {
          action: 'census.sign',
          subject: 'place',
          subjectId: at.place.code,
          placeId: at.place.id,
          detail: { term: at.term.id, version, children: roll.length },
        },
      )
      return { id, version }
    },
    { now: ctx.now() },
  )
}
