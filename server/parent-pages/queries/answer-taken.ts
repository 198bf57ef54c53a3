import { promise } from '../../../domain/entries/promise.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { changesOfOne } from '../../../domain/registers/one-fact.ts'
import { promiseIn } from '../../../domain/registers/parent-page.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childDetails } from '../../children/db/child-file.ts'
import type { Ctx } from '../../context.ts'
import { idFrom } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import { findAnswer } from '../db/parent-answer.ts'
import { reachableChildren } from '../reachable-children.ts'
import { openAnswer } from '../sealed-words.ts'

const SETTLED = '这一条已经有人处理过了，请刷新看看。'

/**
 * What taking an answer over writes: a new entry, or a change of the child's file, or nothing but that it was read. The entry's id follows
 * from the answer's, so that taking it twice makes one promise. Errors: not-found, conflict (somebody has settled it).
 */
export const answerTaken = async (ctx: Ctx, actor: Actor, id: string) => {
  can(actor, 'parent-page.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findAnswer(tx, id)
      if (!row) throw new AppError('not-found')
      await reachableChildren(tx, 'parent-page.write', [row.child_id])
      if (row.state !== 'waiting') throw new AppError('conflict', undefined, SETTLED)
      const answer = openAnswer(ctx.keys, tx.countyId, row)
      const body = promiseIn(answer, row.part)
      const base = (await childDetails(tx, row.child_id))?.versions ?? {}
      return {
        childId: row.child_id,
        entry: body && {
          id: idFrom(id, promise.kind),
          kind: promise.kind,
          version: promise.version,
          about: { child: row.child_id },
          from: shanghaiDate(tx.now),
          body,
        },
        change:
          answer.sort === 'number'
            ? { ...changesOfOne({ fact: 'other-number', who: row.part, phone: answer.phone }), base }
            : null,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
