import { addDays, mondayOf, shanghaiDate } from '../../../domain/kit/dates.ts'
import { birthdayKept, lunarWords } from '../../../domain/registers/birthday.ts'
import { type Place, type PlaceTree, titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classRank } from '../../places/queries/places.ts'
import { type Born, bornAmong, bornOn } from '../db/birthdays.ts'

const NAMED = 60
const NEAR: readonly string[] = ['school', 'class', 'village']

/**
 * Birthdays of this week and the next, from Monday, at the actor's school, class or village, day by day, in class order; nothing where
 * many schools are looked at. By the calendar by which each is kept (S3.10).
 */
export const getBirthdays = async (ctx: Ctx, actor: Actor) => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = (await tx.tree()).get(actor.placeId)
      if (!place) return { items: [], more: 0 }
      const monday = mondayOf(shanghaiDate(tx.now))
      const items = await birthdaysOn(
        tx,
        place,
        Array.from({ length: 14 }, (_, i) => addDays(monday, i)),
      )
      return { items: items.slice(0, NAMED), more: Math.max(0, items.length - NAMED) }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/**
 * Whose birthday it is on these days, which follow each other, at a school, class or village, day by day, in class order; nobody's at a
 * place with many schools. By the calendar by which each is kept (S3.10).
 */
export const birthdaysOn = async (tx: Tx, place: Place, days: readonly string[]) => {
  const [first] = days
  const last = days.at(-1)
  if (!NEAR.includes(place.kind) || first === undefined || last === undefined) return []
  return keptOn(await tx.tree(), await bornOn(tx, place, days.flatMap(bornDays)), first, last)
}

/** The same of these children; ask within `tx.widened` where they are named by what the actor keeps. */
export const birthdaysAmong = async (tx: Tx, ids: readonly string[], days: readonly string[]) => {
  const [first] = days
  const last = days.at(-1)
  return first === undefined || last === undefined ? [] : keptOn(await tx.tree(), await bornAmong(tx, ids), first, last)
}

const keptOn = (tree: PlaceTree, born: readonly Born[], first: string, last: string) => {
  const rank = classRank(tree)
  return born
    .flatMap((row) => {
      const on = birthdayKept({ birth: row.birth, by: row.birthday_by }, first, last)
      return on === null ? [] : [{ ...row, on }]
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a.class_id) - rank(b.class_id)))
    .map(({ id, name, class_id, birth, birthday_by, on }) => {
      const turns = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
      const at = class_id === null ? undefined : tree.get(class_id)
      return { id, name, className: titleOfClass(at), on, turns, lunar: lunarWords(birth, birthday_by) }
    })
}

/** A 29 February is kept on the 28th where the year has none. */
const bornDays = (day: string): string[] =>
  day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01') ? ['02-28', '02-29'] : [day.slice(5)]
