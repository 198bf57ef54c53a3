import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { schoolYearOf } from '../../../domain/registers/access-list.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { accessLines } from '../access-lines.ts'
import { reviewsOf } from '../db/access.ts'

/**
 * Freezes who may see what at a place for this school year, once it was gone over: who signed, when, how many lines. Nobody's post changes meanwhile. Errors: conflict (signed
 * already; another number of lines than was seen), invalid (a class, a village), place-unknown, not-found.
 */
export const signAccessList = async (
  ctx: Ctx,
  actor: Actor,
  input: { place: string; posts: number },
): Promise<{ id: string; year: number }> => {
  can(actor, 'access.sign')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'access.sign')
      await lockPosts(tx)
      const today = shanghaiDate(tx.now)
      const year = schoolYearOf(today)
      const signed = (await reviewsOf(tx, place.id)).find((r) => r.year === year)
      if (signed)
        throw new AppError(
          'conflict',
          undefined,
          `${signed.signed_by_name}已经在${longDate(signed.on_date)}核对过这一学年的了（${signed.posts} 行），这一次没有再签。请刷新。`,
        )
      const lines = await accessLines(tx, place)
      if (lines.length !== input.posts)
        throw new AppError('conflict', undefined, `刚刚有职务变了，现在是 ${lines.length} 行。请刷新，看过再签。`)
      const id = newId(tx.now)
      await tx.write(
        [
          {
            table: 'access_review',
            op: 'insert',
            id,
            scope: scopeOfPlace(place.id, await tx.tree()),
            set: {
              place_id: place.id,
              year,
              on_date: today,
              posts: lines.length,
              frozen: JSON.stringify(lines.map(({ placeId: _, ...line }) => line)),
              signed_at: new Date(tx.now),
              signed_by: actor.accountId,
              signed_by_name: actor.name,
            },
          },
        ],
        {
          action: 'access.sign',
          subject: 'place',
          subjectId: place.code,
          placeId: place.id,
          detail: { year, posts: lines.length },
        },
      )
      return { id, year }
    },
    { now: ctx.now() },
  )
}
