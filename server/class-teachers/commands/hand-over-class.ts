import type * as z from 'zod'
import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { dayText } from '../../../domain/duties/why.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import { scopeOfOffice } from '../../../domain/registers/scope.ts'
import { type Actor, canAt, mayTakeClassFrom } from '../../../domain/roles.ts'
import { everyPost } from '../../accounts/db/account.ts'
import { deleteSessionsOf } from '../../accounts/db/session.ts'
import { givePost } from '../../accounts/give-post.ts'
import { newAccount, newSecret, type Secret } from '../../accounts/new-account.ts'
import { placeForRole } from '../../accounts/place-for-role.ts'
import { accountWithPosts } from '../../accounts/reachable-account.ts'
import { takePost } from '../../accounts/take-post.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { nextCircle } from '../../db/county.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classPosts } from '../db/class-posts.ts'
import { moveTasks } from '../move-tasks.ts'
import { classAt } from '../school-classes.ts'

type Input = z.output<(typeof classTeacherApi)['handOverClass']['body']>
type Done = z.input<(typeof classTeacherApi)['handOverClass']['response']>

/** Further back it is a correction of papers, not a hand-over. */
const BACK = 60

/**
 * Hands a class to another teacher as one action: the posts of those who had it end the day before, the new one begins, what they
 * hold about the class and have not done goes along; duties follow the post by themselves. All or nothing. Errors: invalid (a day to
 * come or long ago, the same teacher), conflict (another teacher than was seen), not-found, forbidden (an account with a post that
 * is not the actor's to hand out; a new account, for a dean), login-taken.
 */
export const handOverClass = async (ctx: Ctx, actor: Actor, input: Input): Promise<Done> => {
  can(actor, 'class.hand-over')
  const newcomer =
    'account' in input.to ? null : { ...input.to, circle: await nextCircle(ctx.db), secret: await newSecret(null) }
  const { gone, ...done } = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPosts(tx)
      const tree = await tx.tree()
      const place = classAt(actor, 'class.hand-over', input.classCode, tree)
      const before = await tx.widened(() => classPosts(tx, shanghaiDate(tx.now), [place.id]))
      checkSeen(before, input.seen)
      checkDay(tx, input.from, before)
      const next = newcomer
        ? await newTeacher(tx, actor, place, input.from, newcomer)
        : await knownTeacher(tx, actor, place, input, before)
      for (const old of before) {
        // Read one by one: the same person may hold more than one of them.
        const held = await accountWithPosts(tx, old.account_id, true)
        const post = held.posts.find((p) => p.id === old.id)
        if (post) await takePost(tx, { post, on: input.from, reason: '交接班级' }, held)
      }
      const from = [...new Set(before.map((p) => p.account_id))].filter((id) => id !== next.account)
      const tasks = await moveTasks(tx, {
        classId: place.id,
        from,
        to: { account: next.account, name: next.name },
      })
      tx.note({
        action: 'class.hand-over',
        subject: 'account',
        subjectId: next.account,
        placeId: place.id,
        detail: { on: input.from, tasks: tasks.length },
      })
      const { account: _, ...told } = next
      return { ...told, ended: before.map((p) => p.id), tasks, gone: from }
    },
    { now: ctx.now() },
  )
  for (const account of gone) await deleteSessionsOf(ctx.db, actor.countyId, account)
  return done
}

const checkSeen = (before: readonly { id: string; name: string }[], seen: readonly string[]): void => {
  if (before.length === seen.length && before.every((p) => seen.includes(p.id))) return
  const names = before.map((p) => p.name).join('、')
  throw new AppError(
    'conflict',
    undefined,
    `这个班的班主任刚刚变了，现在是：${names || '还没有人'}。没有交接，请重新打开再看一眼。`,
  )
}

const checkDay = (tx: Tx, from: string, before: readonly { from_on: string; name: string }[]): void => {
  const today = shanghaiDate(tx.now)
  const fault = (message: string) => new AppError('invalid', { from: message }, message)
  if (from > today) throw fault('这一天还没有到，请到那天再来交接。')
  if (from < addDays(today, -BACK)) throw fault(`最早可以写 ${BACK} 天前，请改近一些。`)
  const later = before.find((p) => from < p.from_on)
  if (later) throw fault(`${later.name}从${dayText(later.from_on)}才开始带这个班，请选那天或以后。`)
}

type Next = Pick<Done, 'name' | 'login' | 'oneTimePassword' | 'post'> & { account: string }

const newTeacher = async (
  tx: Tx,
  actor: Actor,
  place: Place,
  from: string,
  person: { name: string; login: string; circle: number; secret: Secret },
): Promise<Next> => {
  // A dean hands a class on, but makes nobody an account.
  can(actor, 'account.write')
  placeForRole(actor, 'head-teacher', place.code, await tx.tree())
  const login = person.login.trim().toLowerCase()
  const { id, post } = await newAccount(tx, {
    login,
    name: person.name,
    role: 'head-teacher',
    placeId: place.id,
    ownCircle: person.circle,
    secret: person.secret,
    scope: scopeOfOffice(place.id, await tx.tree()),
    from,
  })
  tx.note({
    action: 'account.add',
    subject: 'account',
    subjectId: id,
    placeId: place.id,
    detail: { role: 'head-teacher' },
  })
  return { account: id, name: person.name, login, oneTimePassword: person.secret.once, post }
}

const NOT_YOURS = '这位老师还有不归您管的职务，请找上一级管理员来交接。'

const knownTeacher = async (
  tx: Tx,
  actor: Actor,
  place: Place,
  input: Input,
  before: readonly { account_id: string; name: string }[],
): Promise<Next> => {
  const accountId = 'account' in input.to ? input.to.account : ''
  const same = before.find((p) => p.account_id === accountId)
  if (same) throw new AppError('invalid', undefined, `${same.name}现在就是这个班的班主任，请选另一位老师。`)
  const found = await accountWithPosts(tx, accountId)
  // Who has no post left is judged by all that there ever was.
  const judged = found.posts.length > 0 ? found.posts : await tx.widened(() => everyPost(tx, accountId))
  const mine = judged.every(
    (p) => canAt(actor, 'class.hand-over', chainOf(found.tree, p.place_id)) && mayTakeClassFrom(actor, p.role),
  )
  if (!mine || judged.length === 0) throw new AppError('forbidden', undefined, NOT_YOURS)
  if (found.account.disabled)
    throw new AppError('invalid', undefined, `${found.account.name}的账号已停用，请先恢复，或换一位老师。`)
  const post = await givePost(tx, { accountId, role: 'head-teacher', place, from: input.from }, found)
  return { account: accountId, name: found.account.name, login: found.account.login, oneTimePassword: null, post }
}
