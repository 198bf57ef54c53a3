import { AppError } from '../../../domain/errors.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockImports, lockPlaces } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { heldAt, listsEver } from '../db/held-at.ts'

/**
 * Takes away a place on which nothing has ever hung: added by mistake, or twice. One that anything hangs on is refused with what it is;
 * that one is merged. Its code is free afterwards. Errors: not-found, invalid.
 */
export const removePlace = async (ctx: Ctx, actor: Actor, placeId: number): Promise<void> => {
  can(actor, 'place.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockImports(tx)
      await lockPlaces(tx)
      const tree = await tx.tree()
      const place = tree.get(placeId)
      mustReach(actor, 'place.write', chainOf(tree, placeId))
      if (!place) throw new AppError('not-found')
      if (place.kind === 'county') throw new AppError('invalid', undefined, '县本身不能删除。')
      const below = [...tree.values()].filter((p) => p.parentId === placeId).length
      const held = await tx.widened(() => heldAt(tx, [placeId]))
      const lists = await tx.widened(() => listsEver(tx, [placeId]))
      const there = [
        [below, `${below} 个下级`],
        [held.children, `${held.children} 名在册的孩子`],
        [held.gone, `${held.gone} 名以前在这里的孩子`],
        [held.posts, `${held.posts} 个账号的职务`],
        [held.endedPosts, `${held.endedPosts} 个已经结束的职务`],
        [held.records, `${held.records} 条记录`],
        [held.entries, `${held.entries} 条登记`],
        [lists, `${lists} 份名单`],
        [held.reports, `${held.reports} 份总结`],
        [held.calendar, `${held.calendar} 条自己的校历`],
      ].flatMap(([n, words]) => (n ? [words] : []))
      if (there.length)
        throw new AppError(
          'invalid',
          undefined,
          `“${place.name}”名下还有${there.join('、')}，不能删除，只能停用；和另一个单位是同一个，或撤并了，请用“并入别处”。`,
        )
      await tx.write(
        // The code is set free: a place is added anew under the same one.
        [{ table: 'place', op: 'update', id: placeId, set: { del: true, code: `${place.code}#${placeId}` } }],
        {
          action: 'place.remove',
          subject: 'place',
          subjectId: String(placeId),
          placeId: place.parentId ?? placeId,
          detail: { name: place.name, code: place.code },
        },
      )
    },
    { now: ctx.now() },
  )
}
