import type * as z from 'zod'
import type { paperApi } from '../../../domain/api/paper.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { TEXT_KINDS } from '../../../domain/reports/papers/texts.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { keeperOf, wordingsAt } from '../wording.ts'

type Out = z.input<(typeof paperApi)['listPaperTexts']['response']>

/** How papers for families are worded where the actor works, or at a place named. Errors: forbidden, place-unknown, not-found. */
export const listPaperTexts = async (ctx: Ctx, actor: Actor, input: { place?: string | undefined }): Promise<Out> => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeByCode(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'child.list')
      const keeper = keeperOf(tree, place)
      const { viewOf } = await wordingsAt(tx, keeper)
      return {
        place: { code: keeper.code, name: keeper.name, kind: keeper.kind },
        mayWrite: canAt(actor, 'paper-text.write', chainOf(tree, keeper.id)),
        items: TEXT_KINDS.map(viewOf),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
