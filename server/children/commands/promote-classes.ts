import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { classKey } from '../../../domain/registers/class-open.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { canMoveUp, type Promotion } from '../../../domain/registers/promotion.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockImports, lockPlaces, lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { classesFor } from '../../import/classes.ts'
import type { ChildUpdate } from '../child-update.ts'
import type { SnapshotChild } from '../db/child-snapshot.ts'
import { endChildren } from '../end-children.ts'
import { handGraduates } from '../promotion/hand-graduates.ts'
import { moveTeachers } from '../promotion/move-teachers.ts'
import { pupilsOn } from '../promotion/pupils-on.ts'
import { updateChildren } from '../update-children.ts'

type Input = {
  school: string
  on: string
  classes: readonly {
    code: string
    does: Promotion
    children: number
    next?: string | null | undefined
    along?: readonly string[]
  }[]
  repeat: readonly string[]
  except?: readonly { child: string; next: string | null }[]
}
type Done = { id: string; moved: number; graduated: number; handed: number; teachers: number }

/** A school year begins within a year, or began within half a year: anything else is a mistyped day. */
const EARLIEST = -180
const LATEST = 366

/**
 * A school's classes move up, its last ones leave with their certificates, from a day on (decisions 004 and 020: classes are places
 * that stay, children move between them). Who repeats stays; of whom something is written from that day on is left as it is. One
 * transaction, one row of the audit; `undoPromotion` takes it back. Graduates are handed to the school that was named, which takes them in or not
 * (decision 063); head teachers who go along have the class above from that day. Errors: invalid, conflict, not-found, forbidden, place-unknown.
 */
export const promoteClasses = async (ctx: Ctx, actor: Actor, input: Input): Promise<Done> => {
  can(actor, 'roster.import')
  const today = shanghaiDate(ctx.now())
  if (input.on < addDays(today, EARLIEST) || input.on > addDays(today, LATEST))
    throw new AppError('invalid', { on: '请选这一学年或下一学年开始的那天。' }, '请选这一学年或下一学年开始的那天。')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockImports(tx)
      const goingAlong = input.classes.some((c) => c.does === 'up' && c.along?.length)
      if (goingAlong) {
        await lockPlaces(tx)
        await lockPosts(tx)
      }
      const { school, classes, ready, placed } = await pupilsOn(tx, ctx.keys, input.school, input.on)
      const asked = new Map(input.classes.map((c) => [c.code, c]))
      const going = classes.flatMap((klass) => {
        const ask = asked.get(klass.code)
        return ask ? [{ klass, ...ask }] : []
      })
      if (going.length < asked.size) throw new AppError('not-found')
      for (const { klass, does, children } of going) refuseOther(klass, does, children, [...ready, ...placed])
      const repeats = new Set(input.repeat)
      const pupilsOf = (wanted: Promotion) =>
        going.flatMap(({ klass, does, next }) =>
          does === wanted
            ? ready
                .filter((c) => c.row.class_id === klass.id && !repeats.has(c.row.id))
                .map((child) => ({ klass, child, next: next ?? null }))
            : [],
        )
      const moving = pupilsOf('up')
      const leaving = pupilsOf('graduate')
      if (moving.length + leaving.length === 0)
        throw new AppError('invalid', undefined, '没有要升级或毕业的孩子：都已经排好，或都选了不动。')
      const targets = await classesFor(
        tx,
        school,
        [
          ...new Set([
            ...moving.map((m) => m.klass),
            ...going.filter((g) => g.does === 'up' && g.along?.length).map((g) => g.klass),
          ]),
        ].map((klass) => nextOf(klass)),
      )
      const id = newId(tx.now)
      const ups = going.filter((g) => g.does === 'up' && g.along?.length)
      const posts = await moveTeachers(tx, actor, {
        on: input.on,
        moves: ups.map(({ klass, along = [] }) => ({
          klass,
          posts: along,
          intoId: targets.get(classKey(nextOf(klass))),
        })),
      })
      await updateChildren(
        tx,
        ctx.keys,
        moving.map(({ klass, child }) => seatAbove(klass, child, targets, { on: input.on, importId: id })),
      )
      await endChildren(
        tx,
        leaving.map(({ child }) => ({ before: child, on: input.on, reason: 'graduated' as const, importId: id })),
      )
      const handed = await handGraduates(tx, ctx, leaving, { id, on: input.on, school, except: input.except ?? [] })
      tx.note({
        action: 'class.promote',
        subject: 'place',
        subjectId: String(school.id),
        placeId: school.id,
        detail: {
          id,
          on: input.on,
          moved: moving.length,
          graduated: leaving.length,
          repeat: repeats.size,
          handed,
          posts,
        },
      })
      return { id, moved: moving.length, graduated: leaving.length, handed, teachers: posts.length }
    },
    { now: ctx.now(), patient: true },
  )
}

const nextOf = (klass: Place) => ({ grade: (klass.grade ?? 0) + 1, label: klass.label })

/** Looked over, and changed since: it is looked over again. */
const refuseOther = (klass: Place, does: Promotion, children: number, pupils: readonly SnapshotChild[]) => {
  if (does === 'up' && !canMoveUp(klass))
    throw new AppError('invalid', undefined, `“${klass.name}”没有可以升到的年级，请选毕业或不动。`)
  if (pupils.filter((c) => c.row.class_id === klass.id).length !== children)
    throw new AppError('conflict', undefined, `“${klass.name}”的名单刚刚变了，请再看一遍，重新办。`)
}

const seatAbove = (
  klass: Place,
  before: SnapshotChild,
  targets: ReadonlyMap<string, number>,
  at: Pick<ChildUpdate, 'on' | 'importId'>,
): ChildUpdate => {
  const next = nextOf(klass)
  return {
    before,
    flat: { ...before.register.flat, ...next },
    placed: {
      schoolId: before.row.school_id,
      classId: targets.get(classKey(next)) ?? null,
      villageId: before.row.village_id,
      householdId: before.row.household_id,
    },
    ...at,
  }
}
