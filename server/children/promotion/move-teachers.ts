import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { givePost } from '../../accounts/give-post.ts'
import { accountWithPosts } from '../../accounts/reachable-account.ts'
import { takePost } from '../../accounts/take-post.ts'
import { classPosts } from '../../class-teachers/db/class-posts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** A post that ended with the old class and the one that begins with the new: what undoing puts back. */
export type MovedPost = { ended: string; made: string }

const CHANGED = '有的班主任刚刚换了人，请再看一遍，重新办。'

/**
 * Head teachers go up with their class: the post at the class ends on the day, one at the class above begins (decisions 004, 037). What is owed to the
 * children follows the post, what is held about one of them goes along with the child. Errors: forbidden (who hands out no class), conflict.
 */
export const moveTeachers = async (
  tx: Tx,
  actor: Actor,
  {
    on,
    moves,
  }: { on: string; moves: readonly { klass: Place; posts: readonly string[]; intoId: number | undefined }[] },
): Promise<MovedPost[]> => {
  if (moves.length === 0) return []
  const tree = await tx.tree()
  const held = await tx.widened(() =>
    classPosts(
      tx,
      shanghaiDate(tx.now),
      moves.map((m) => m.klass.id),
    ),
  )
  const done: MovedPost[] = []
  for (const { klass, posts, intoId } of moves) {
    if (!canAt(actor, 'class.hand-over', chainOf(tree, klass.id)))
      throw new AppError(
        'forbidden',
        undefined,
        '班主任跟班走，要由学校的校长或教导主任来办。请改成不跟班，或请他们办。',
      )
    const into = intoId === undefined ? undefined : tree.get(intoId)
    for (const id of posts) {
      const found = held.find((p) => p.id === id && p.place_id === klass.id)
      if (!found || !into || found.from_on >= on || found.until_on !== null)
        throw new AppError('conflict', undefined, CHANGED)
      // Read one by one: the same person may go up with more than one class.
      const before = await accountWithPosts(tx, found.account_id, true)
      const post = before.posts.find((p) => p.id === id)
      if (!post) throw new AppError('conflict', undefined, CHANGED)
      const made = await givePost(
        tx,
        { accountId: found.account_id, role: 'head-teacher', place: into, from: on },
        before,
      )
      await takePost(tx, { post, on, reason: '跟班升级' }, await accountWithPosts(tx, found.account_id, true))
      done.push({ ended: id, made })
    }
  }
  return done
}
