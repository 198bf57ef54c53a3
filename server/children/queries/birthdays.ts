import { addDays, mondayOf, shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Place, titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classRank } from '../../places/queries/places.ts'
import { bornOn } from '../db/birthdays.ts'

const NAMED = 60
const NEAR: readonly string[] = ['school', 'class', 'village']

/**
 * Birthdays of this week and the next, from Monday, at the actor's school, class or village, day by day, in class order; nothing where
 * many schools are looked at. By the calendar of the sun: the register knows no other.
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

/** Whose birthday it is on these days at a school, class or village, day by day, in class order; nobody's at a place with many schools. */
export const birthdaysOn = async (tx: Tx, place: Place, days: readonly string[]) => {
  if (!NEAR.includes(place.kind)) return []
  const tree = await tx.tree()
  const keptOn = new Map(days.flatMap((day) => bornDays(day).map((born) => [born, day] as const)))
  const rank = classRank(tree)
  return (await bornOn(tx, place, [...keptOn.keys()]))
    .flatMap((row) => {
      const on = keptOn.get(row.birth.slice(5))
      // Whoever is born on a day to come has none yet.
      return on !== undefined && row.birth < on ? [{ ...row, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a.class_id) - rank(b.class_id)))
    .map(({ id, name, class_id, birth, on }) => {
      const turns = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
      return { id, name, className: titleOfClass(class_id === null ? undefined : tree.get(class_id)), on, turns }
    })
}

/** A 29 February is kept on the 28th where the year has none. */
const bornDays = (day: string): string[] =>
  day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01') ? ['02-28', '02-29'] : [day.slice(5)]
