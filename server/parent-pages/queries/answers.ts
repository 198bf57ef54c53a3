import type * as z from 'zod'
import type { parentPageApi } from '../../../domain/api/parent-page.ts'
import { answerWords } from '../../../domain/registers/parent-page.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { named } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { answersAbout, countWaiting, waitingAnswers } from '../db/parent-answer.ts'
import { reachableChildren } from '../reachable-children.ts'
import { openAnswer } from '../sealed-words.ts'

type Api = (typeof parentPageApi)['listParentAnswers']

/** So many come at once; what is settled makes room. */
const MOST = 60

/** What parents answered and nobody has looked at, the earliest first; of one child also what was settled. Errors: not-found. */
export const listParentAnswers = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<Api['query']>,
): Promise<z.input<Api['response']>> => {
  can(actor, 'parent-page.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      if (input.child) await reachableChildren(tx, 'parent-page.read', [input.child])
      const rows = input.child ? await answersAbout(tx, input.child, MOST) : await waitingAnswers(tx, MOST)
      const all = input.child || rows.length < MOST ? rows.length : await countWaiting(tx)
      const names = new Map(
        (
          await named(
            tx,
            rows.map((r) => ({ id: r.child_id, name: r.name, class_id: r.class_id })),
          )
        ).map((c) => [c.id, c]),
      )
      return {
        items: rows.map((row) => ({
          id: row.id,
          childId: row.child_id,
          childName: row.name,
          className: names.get(row.child_id)?.className ?? null,
          part: row.part,
          sort: row.sort,
          words: answerWords(openAnswer(ctx.keys, tx.countyId, row)),
          on: row.on_date,
          state: row.state,
          settledOn: row.settled_on,
          settledBy: row.settled_by_name,
          reason: row.reason,
          entry: row.entry_id,
        })),
        more: all - rows.length,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
