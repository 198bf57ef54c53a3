import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { classRank } from '../../places/queries/places.ts'
import { comingAt, newsOf, recordsSince } from '../db/news.ts'

type Named = { id: string; name: string }
const NAMED = 6

/** What changed in the last seven days at the actor's place: who came, who went, whose facts changed (some by name), records. */
export const getNews = async (ctx: Ctx, actor: Actor) => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = tree.get(actor.placeId)
      if (!place) throw new AppError('not-found')
      const today = shanghaiDate(tx.now)
      const since = addDays(today, -7)
      const rank = classRank(tree)
      const rows = (await newsOf(tx, place, since, today)).sort((a, b) => rank(a.class_id) - rank(b.class_id))
      const of = (what: string): { count: number; some: Named[] } => {
        const all = rows.filter((r) => r.what === what)
        return { count: all.length, some: all.slice(0, NAMED).map(({ id, name }) => ({ id, name })) }
      }
      return {
        since,
        came: of('came'),
        left: of('left'),
        changed: of('changed'),
        coming: await comingAt(tx, place, today),
        records: await recordsSince(tx, place, since),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
