import type * as z from 'zod'
import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { deleteSessionsOf } from '../../accounts/db/session.ts'
import { scopeOfPlaces } from '../../accounts/office-scope.ts'
import { accountWithPosts } from '../../accounts/reachable-account.ts'
import { takePost } from '../../accounts/take-post.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { classPosts, postsHeld } from '../db/class-posts.ts'
import { moveTasks } from '../move-tasks.ts'
import { classAt } from '../school-classes.ts'

type Input = z.output<(typeof classTeacherApi)['undoHandOver']['body']>

const CHANGED = '交接之后这个班又有了变动，不能撤回。要换回原来的老师，请再办一次交接。'

const SEVERAL = '原来不止一位班主任，不能一步撤回。请再办一次交接，或在账号里加回职务。'

/**
 * Takes a hand-over back: the new post never began, the old ones go on, the tasks that moved and are not done go back. Only while
 * everything stands as the hand-over left it. Errors: not-found, invalid (something changed since, with the way on).
 */
export const undoHandOver = async (ctx: Ctx, actor: Actor, input: Input): Promise<void> => {
  can(actor, 'class.hand-over')
  const account = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPosts(tx)
      const tree = await tx.tree()
      const held = await tx.widened(() => postsHeld(tx, [input.post, ...input.ended]))
      const made = held.find((p) => p.id === input.post)
      const place = made ? tree.get(made.place_id) : undefined
      if (!made || !place || made.role !== 'head-teacher') throw new AppError('not-found')
      classAt(actor, 'class.hand-over', place.code, tree)
      const ended = held.filter((p) => p.id !== made.id)
      const now = await tx.widened(() => classPosts(tx, shanghaiDate(tx.now), [place.id]))
      const asLeft =
        now.length === 1 &&
        now[0]?.id === made.id &&
        made.until_on === null &&
        ended.length === new Set(input.ended).size &&
        ended.every((p) => p.place_id === place.id && p.role === 'head-teacher' && p.until_on === made.from_on)
      const [first] = ended
      if (ended.length > 1) throw new AppError('invalid', undefined, SEVERAL)
      if (!asLeft || !first) throw new AppError('invalid', undefined, CHANGED)
      for (const post of ended) {
        const owner = await accountWithPosts(tx, post.account_id, true)
        if (owner.account.disabled)
          throw new AppError(
            'invalid',
            undefined,
            `${owner.account.name}的账号已停用，不能撤回。请先恢复账号，或把班交给另一位老师。`,
          )
        await tx.widened(() =>
          tx.write(
            [
              { table: 'post', op: 'update', id: post.id, set: { until_on: null } },
              {
                table: 'account',
                op: 'update',
                id: post.account_id,
                scope: scopeOfPlaces([...owner.posts.map((p) => p.place_id), place.id], tree),
                set: {},
              },
            ],
            {
              action: 'post.add',
              subject: 'account',
              subjectId: post.account_id,
              placeId: place.id,
              detail: { role: post.role },
            },
          ),
        )
      }
      const newcomer = await accountWithPosts(tx, made.account_id, true)
      const post = newcomer.posts.find((p) => p.id === made.id)
      if (post) await takePost(tx, { post, on: made.from_on, reason: '撤回交接' }, newcomer)
      const back = await accountWithPosts(tx, first.account_id, true)
      await moveTasks(tx, {
        classId: place.id,
        from: [made.account_id],
        to: { account: back.account.id, name: back.account.name },
        only: input.tasks,
      })
      tx.note({
        action: 'class.hand-over-undone',
        subject: 'account',
        subjectId: made.account_id,
        placeId: place.id,
      })
      return made.account_id
    },
    { now: ctx.now() },
  )
  await deleteSessionsOf(ctx.db, actor.countyId, account)
}
