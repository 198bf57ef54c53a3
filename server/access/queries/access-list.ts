import type * as z from 'zod'
import type { accessApi } from '../../../domain/api/access.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type AccessLine, accessChanges, ROLE_SEES, schoolYearOf } from '../../../domain/registers/access-list.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt, MAY_GRANT, ROLE_NAMES } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { pageOf } from '../../page-of.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { accessLines } from '../access-lines.ts'
import { type ReviewRow, reviewsOf } from '../db/access.ts'

type List = z.input<(typeof accessApi)['getAccessList']['response']>
type Asked = { place?: string | undefined; year?: number | undefined; cursor?: string | undefined; limit: number }

const signedView = (r: ReviewRow) => ({ year: r.year, on: r.on_date, by: r.signed_by_name, posts: r.posts })

/**
 * Who may see what at a place, as it is now, with what is otherwise than on the list that was signed last; or, with `year`, as it was signed
 * then. Errors: place-unknown, not-found (out of reach, no such year), invalid (a class, a village; no such cursor).
 */
export const getAccessList = async (ctx: Ctx, actor: Actor, asked: Asked): Promise<List> => {
  can(actor, 'account.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeByCode(tx, asked.place ?? tree.get(actor.placeId)?.code ?? '', 'account.read')
      const year = schoolYearOf(shanghaiDate(tx.now))
      const reviews = await reviewsOf(tx, place.id)
      const frozen = asked.year === undefined ? null : reviews.find((r) => r.year === asked.year)
      if (frozen === undefined) throw new AppError('not-found')
      const lines: (AccessLine & { placeId?: number })[] = frozen ? frozen.frozen : await accessLines(tx, place)
      // What was signed this year is measured against itself: what came and went since then.
      const last = frozen ? reviews.find((r) => r.year < frozen.year) : reviews[0]
      const { came, gone } = last ? accessChanges<AccessLine>(last.frozen, lines) : { came: [], gone: [] }
      const fresh = new Set(came.map((l) => l.postId))
      const { items, next } = pageOf(lines, asked, (l) => l.postId)
      const mayEnd = (l: AccessLine, placeId: number) =>
        l.standsFor === null &&
        l.accountId !== actor.accountId &&
        canAt(actor, 'account.write', chainOf(tree, placeId)) &&
        (actor.via === 'operator' || MAY_GRANT[actor.role].includes(l.role))
      const current = reviews.find((r) => r.year === year)
      return {
        items: items.map((l) => {
          const { placeId, ...line } = l
          return {
            ...line,
            roleName: ROLE_NAMES[l.role],
            sees: ROLE_SEES[l.role],
            fresh: fresh.has(l.postId),
            mayEnd: !frozen && placeId !== undefined && mayEnd(line, placeId),
          }
        }),
        next,
        total: lines.length,
        place: { code: place.code, name: place.name },
        year: frozen?.year ?? year,
        signed: frozen ? signedView(frozen) : current ? signedView(current) : null,
        earlier: reviews.map(signedView),
        gone: gone.slice(0, MOST_GONE).map((l) => ({ name: l.name, roleName: ROLE_NAMES[l.role], place: l.place })),
        maySign: !frozen && !current && canAt(actor, 'access.sign', chainOf(tree, place.id)),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
/** So many of those who are gone are named. */
const MOST_GONE = 200
