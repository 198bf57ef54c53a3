import { dayText } from '../../../domain/duties/why.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt, isKeeper, mayNameStandInFor } from '../../../domain/roles.ts'
import { findAccount, type PostRow } from '../../accounts/db/account.ts'
import { givePost } from '../../accounts/give-post.ts'
import { accountWithPosts } from '../../accounts/reachable-account.ts'
import { can } from '../../can.ts'
import { postsHeld } from '../../class-teachers/db/class-posts.ts'
import type { Ctx } from '../../context.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { standInsOf } from '../db/stand-in.ts'
import { MOST_DAYS } from '../most-days.ts'

export type StandInAsked = { post: string; account: string; from: string; until: string; why: string }

/**
 * Somebody has another one's post from a day until a day and nothing besides (sick leave); the one who is away keeps it. It ends by
 * itself. `from` and `until` are both days on which it holds. Answers the id of the post that was given. Errors: not-found (the post or the account is out of the
 * actor's reach, or not one that the actor names somebody for), invalid (days; the same person; somebody who has no work there; somebody
 * stands in already; what is kept in person lies at other places too).
 */
export const addStandIn = async (ctx: Ctx, actor: Actor, input: StandInAsked): Promise<string> => {
  can(actor, 'stand-in.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPosts(tx)
      const today = shanghaiDate(tx.now)
      const tree = await tx.tree()
      const [post] = await tx.widened(() => postsHeld(tx, [input.post]))
      const place = post && tree.get(post.place_id)
      if (
        !post ||
        !place ||
        (post.until_on ?? '9') <= today ||
        !mayNameStandInFor(actor, post.role) ||
        !canAt(actor, 'stand-in.write', chainOf(tree, place.id))
      )
        throw new AppError('not-found')
      mustBeDays(input, today, post)
      if (post.stands_for !== null) throw fault('account', '这本来就是代班的职务，不能再请人代。请替原来的人另选一位。')
      if (input.account === post.account_id) throw fault('account', '不能自己代自己，请选另一位。')
      if (!(await findAccount(tx, input.account))) throw new AppError('not-found')
      const held = await accountWithPosts(tx, input.account)
      mustBeStaff(held, today)
      if (held.posts.some((p) => p.role === post.role && p.place_id === post.place_id && p.stands_for === null))
        throw fault('account', `${held.account.name}自己就是这里的这个职务，不用再代。`)
      await mustBeAlone(tx, input, today)
      await mustKeepHere(tx, post, input)
      return givePost(
        tx,
        {
          accountId: input.account,
          role: post.role,
          place,
          from: input.from,
          standIn: { until: addDays(input.until, 1), post: post.id, why: input.why, by: actor.name },
        },
        held,
      )
    },
    { now: ctx.now() },
  )
}

const fault = (field: string, message: string) => new AppError('invalid', { [field]: message }, message)

const mustBeDays = (input: StandInAsked, today: string, post: { until_on: string | null }) => {
  if (input.from < today) throw fault('from', '代班从今天或以后的一天开始：过去的日子已经过去了。')
  if (input.until < input.from) throw fault('until', '最后一天不能早于第一天。')
  if (input.until > addDays(input.from, MOST_DAYS - 1))
    throw fault('until', `一次最多代 ${MOST_DAYS} 天。更久的话请交接这个职务。`)
  if (post.until_on !== null && input.until >= post.until_on)
    throw fault('until', '原来的人那时已经不担任这个职务了，请把最后一天改早些，或直接交接。')
}

/** Works here already: a volunteer, an auditor, somebody without a post does not come to see children by standing in. */
const mustBeStaff = (held: Awaited<ReturnType<typeof accountWithPosts>>, today: string) => {
  const { account, posts } = held
  if (account.disabled) throw fault('account', `${account.name}的账号停用了，请先恢复，或另选一位。`)
  const now = posts.filter((p) => p.from_on <= today && p.stands_for === null)
  if (!now.some((p) => !['helper', 'auditor', 'administrator'].includes(p.role)))
    throw fault('account', `${account.name}现在没有带孩子的职务，不能代。请选本单位的一位老师或工作人员。`)
}

/** One at a time: two who stand in for the same post would be one more than the post. */
const mustBeAlone = async (tx: Tx, input: StandInAsked, today: string) => {
  const other = (await standInsOf(tx, [input.post], today)).find(
    (s) => s.from_on <= input.until && input.from < s.until_on,
  )
  if (!other) return
  const days = `${dayText(other.from_on)}到${dayText(addDays(other.until_on, -1))}`
  throw fault('account', `${days}已经由${other.name}代了。一个职务同时只能有一位代的人：请改日子，或先结束那一次。`)
}

/**
 * Whoever keeps something is seen to it by the own account (decision 048), whatever the post: with other posts at other places the stand-in
 * would come to see more than this one.
 */
const mustKeepHere = async (
  tx: Tx,
  post: Pick<PostRow, 'role' | 'place_id' | 'account_id'>,
  { until }: StandInAsked,
) => {
  if (!isKeeper(post.role)) return
  const { posts } = await accountWithPosts(tx, post.account_id, true)
  if (posts.some((p) => p.place_id !== post.place_id && p.from_on <= until))
    throw fault('account', '他还在别处任职，代了这个职务会连那边保管的也看到。请把这里的几项登记改给代的人保管。')
}
