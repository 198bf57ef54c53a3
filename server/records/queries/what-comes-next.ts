import { isSchoolDay } from '../../../domain/calendar/weeks.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { allowed, ROLE_NAMES, type Role } from '../../../domain/roles.ts'
import { postsAt } from '../../accounts/db/account.ts'
import { calendarOf } from '../../db/calendar.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childrenForRecord } from '../db/record.ts'

const OWNERS: readonly Role[] = ['head-teacher', 'dean', 'principal', 'village-director']
/** In the holidays no school day comes soon: then the day itself. */
const LOOK = 14

/** Who may take on what is agreed about these children (or at the own place), and by which day: never one without school (F17). */
export const whatComesNext = async (tx: Tx, childIds: readonly string[]) => {
  const today = shanghaiDate(tx.now)
  const children = childIds.length ? await childrenForRecord(tx, childIds) : []
  const places = children.length
    ? [...new Set(children.flatMap((c) => [c.class_id, c.school_id, c.village_id]))].filter((id) => id !== null)
    : chainOf(await tx.tree(), tx.actor.placeId)
  const calendar = await calendarOf(tx, children[0]?.school_id ?? tx.actor.placeId)
  const dayIn = (days: number) => {
    const wanted = addDays(today, days)
    const from = Array.from({ length: LOOK }, (_, i) => addDays(wanted, i))
    return from.find((day) => isSchoolDay(calendar, day)) ?? wanted
  }
  // Who makes no tasks (a helper) is told no colleague's name.
  const held = allowed(tx.actor, 'entry.write') ? await tx.widened(() => postsAt(tx, today, places, OWNERS)) : []
  return {
    owners: [...new Map(held.map((p) => [p.account_id, p])).values()].map((p) => ({
      account: p.account_id,
      name: p.name,
      post: ROLE_NAMES[p.role],
    })),
    days: { soon: dayIn(3), week: dayIn(7) },
  }
}
