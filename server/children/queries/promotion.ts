import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { classKey } from '../../../domain/registers/class-open.ts'
import { classTitle } from '../../../domain/registers/place.ts'
import { canMoveUp, likelyPromotion, yearBegins } from '../../../domain/registers/promotion.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { classPosts } from '../../class-teachers/db/class-posts.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { promotionsOf } from '../db/promotions.ts'
import { pupilsOn } from '../promotion/pupils-on.ts'
import { whyPromotionStays } from '../promotion/why-promotion-stays.ts'

/** What was done, the last first; of what still stands, why it would not be taken back (F15). */
const promotionsDone = async (tx: Tx, schoolId: number) => {
  const done = await promotionsOf(tx, schoolId)
  return tx.widened(async () => {
    const told = []
    for (const one of done) {
      const { at: _at, posts, ...row } = one
      told.push({
        ...row,
        teachers: posts.length,
        undoRefused: one.undone ? null : await whyPromotionStays(tx, one),
      })
    }
    return told
  })
}

/** What each class of a school would do at the start of a school year, and what was done. Errors: not-found, invalid. */
export const getPromotion = async (
  ctx: Ctx,
  actor: Actor,
  input: { school?: string | undefined; on?: string | undefined },
) => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const code = input.school ?? tree.get(actor.placeId)?.code ?? ''
      const { terms } = await calendarOf(tx, [...tree.values()].find((p) => p.code === code)?.id ?? null)
      const on =
        input.on ??
        yearBegins(
          shanghaiDate(tx.now),
          terms.map((t) => t.startsOn),
        )
      const { school, classes, ready, placed } = await pupilsOn(tx, ctx.keys, code, on)
      const keys = new Set(classes.map(classKey))
      const held = await tx.widened(() =>
        classPosts(
          tx,
          shanghaiDate(tx.now),
          classes.map((c) => c.id),
        ),
      )
      // Whoever has a class until a day that was said already, or only comes then, goes up with none.
      const teachers = held.filter((p) => p.from_on < on && p.until_on === null)
      const count = (list: typeof ready, id: number) => list.filter((c) => c.row.class_id === id).length
      return {
        school: { code: school.code, name: school.name },
        on,
        classes: classes
          .toSorted((a, b) => (a.grade ?? 99) - (b.grade ?? 99) || ((a.label ?? '') < (b.label ?? '') ? -1 : 1))
          .map((c) => {
            const next = { grade: (c.grade ?? 0) + 1, label: c.label }
            return {
              code: c.code,
              name: c.name,
              children: count(ready, c.id) + count(placed, c.id),
              placed: count(placed, c.id),
              suggest: likelyPromotion(c, classes),
              up: canMoveUp(c) ? { name: classTitle(next.grade, next.label), made: !keys.has(classKey(next)) } : null,
              teachers: teachers.filter((p) => p.place_id === c.id).map((p) => ({ post: p.id, name: p.name })),
            }
          }),
        done: await promotionsDone(tx, school.id),
      }
    },
    { readOnly: true, now: ctx.now(), patient: true },
  )
}
