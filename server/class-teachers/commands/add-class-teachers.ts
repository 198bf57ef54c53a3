import type * as z from 'zod'
import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { scopeOfOffice } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { takenLogins } from '../../accounts/db/sign-in.ts'
import { givePost } from '../../accounts/give-post.ts'
import { newAccount, newSecret, type Secret } from '../../accounts/new-account.ts'
import { placeForRole } from '../../accounts/place-for-role.ts'
import { reachableAccount } from '../../accounts/reachable-account.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { nextCircle } from '../../db/county.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classPosts } from '../db/class-posts.ts'
import { schoolWithClasses } from '../school-classes.ts'

type Input = z.output<(typeof classTeacherApi)['addClassTeachers']['body']>
type Row = Input['rows'][number]
type Made = z.input<(typeof classTeacherApi)['addClassTeachers']['response']>['made']

type Newcomer = { name: string; login: string; circle: number; secret: Secret }

/**
 * The class teachers of a school, all or none: new accounts with a one-time password each, and a class for whoever has an account.
 * The same name and login in two rows is one person with two classes. Errors, told by class: invalid, login-taken; place-unknown,
 * not-found, forbidden (an account with a post that is not the actor's to hand out).
 */
export const addClassTeachers = async (ctx: Ctx, actor: Actor, input: Input): Promise<Made> => {
  can(actor, 'account.write')
  const newcomers = await prepared(ctx, input.rows)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPosts(tx)
      const tree = await tx.tree()
      const { classes } = schoolWithClasses(actor, 'account.write', input.schoolCode, tree)
      const places = await freeClasses(tx, actor, input.rows, classes)
      await loginsFree(tx, input.rows)
      const accounts = new Map<string, string>()
      const made: Made = []
      for (const { classCode, to } of input.rows) {
        const place = places.get(classCode)
        if (!place) throw new AppError('place-unknown')
        const known = 'account' in to ? to.account : accounts.get(keyOf(to.login))
        const newcomer = 'account' in to ? undefined : newcomers.get(keyOf(to.login))
        if (known !== undefined) {
          const found = await reachableAccount(tx, actor, known)
          if (found.account.disabled)
            throw refusal(classCode, `${found.account.name}的账号已停用，请先恢复，或换一位老师。`)
          await givePost(tx, { accountId: known, role: 'head-teacher', place, from: shanghaiDate(tx.now) }, found)
          const once = newcomer?.secret.once ?? null
          made.push(line(place, known, found.account.name, found.account.login, once))
        } else if (newcomer) {
          const { id } = await newAccount(tx, {
            login: newcomer.login,
            name: newcomer.name,
            role: 'head-teacher',
            placeId: place.id,
            ownCircle: newcomer.circle,
            secret: newcomer.secret,
            scope: scopeOfOffice(place.id, tree),
          })
          accounts.set(keyOf(newcomer.login), id)
          tx.note({
            action: 'account.add',
            subject: 'account',
            subjectId: id,
            placeId: place.id,
            detail: { role: 'head-teacher' },
          })
          made.push(line(place, id, newcomer.name, keyOf(newcomer.login), newcomer.secret.once))
        }
      }
      return made
    },
    { now: ctx.now() },
  )
}

const keyOf = (login: string): string => login.trim().toLowerCase()

const refusal = (classCode: string, message: string): AppError =>
  new AppError('invalid', { [classCode]: message }, message)

const line = (place: Place, account: string, name: string, login: string, once: string | null): Made[number] => ({
  classCode: place.code,
  className: place.name,
  account,
  name,
  login,
  oneTimePassword: once,
})

/** What takes its time and holds no connection: a circle and a password for each new person. */
const prepared = async (ctx: Ctx, rows: readonly Row[]): Promise<Map<string, Newcomer>> => {
  const people = new Map<string, { name: string; login: string }>()
  for (const { classCode, to } of rows) {
    if ('account' in to) continue
    const before = people.get(keyOf(to.login))
    if (before && before.name !== to.name)
      throw refusal(classCode, `登录名“${to.login}”给了两个人：${before.name}和${to.name}。请改一个。`)
    people.set(keyOf(to.login), to)
  }
  const made: [string, Newcomer][] = []
  for (const [key, person] of people)
    made.push([key, { ...person, circle: await nextCircle(ctx.db), secret: await newSecret(null) }])
  return new Map(made)
}

/** Each row's class: of this school, named once, without a teacher until now. */
const freeClasses = async (
  tx: Tx,
  actor: Actor,
  rows: readonly Row[],
  classes: readonly Place[],
): Promise<Map<string, Place>> => {
  const tree = await tx.tree()
  const places = new Map<string, Place>()
  for (const { classCode } of rows) {
    if (!classes.some((c) => c.code === classCode)) throw refusal(classCode, '这个班不是这所学校的，请重新打开这张表。')
    if (places.has(classCode)) throw refusal(classCode, '同一个班写了两行，请去掉一行。')
    places.set(classCode, placeForRole(actor, 'head-teacher', classCode, tree))
  }
  const ids = [...places.values()].map((p) => p.id)
  const [held] = await tx.widened(() => classPosts(tx, shanghaiDate(tx.now), ids))
  const place = held ? tree.get(held.place_id) : undefined
  if (held && place)
    throw refusal(place.code, `${place.name}已经有班主任${held.name}。要换人请用“交接班级”；没有写入。`)
  return places
}

/** Told by class, before the database says only that one of them is taken. */
const loginsFree = async (tx: Tx, rows: readonly Row[]): Promise<void> => {
  const wanted = rows.flatMap(({ classCode, to }) => ('account' in to ? [] : [{ classCode, login: keyOf(to.login) }]))
  const taken = await takenLogins(
    tx,
    wanted.map((w) => w.login),
  )
  const first = wanted.find((w) => taken.has(w.login))
  if (!first) return
  const message = `登录名“${first.login}”已经有人用了，请换一个。都没有写入。`
  throw new AppError('login-taken', { [first.classCode]: message }, message)
}
