import type { Term } from '../../domain/calendar/types.ts'
import { maxDate, minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import { type SnapshotChild, schoolSnapshot } from '../children/db/child-snapshot.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { inActorTx } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import { baselineOf } from '../rosters/db/baseline.ts'
import { listPlace } from './list-place.ts'

/** A school's register on a day, and the state (`baselineOf`) in which it was looked up. */
export type RegisterAhead = { schoolId: number; day: string; baseline: string; snapshot: SnapshotChild[] }

/** Today, or the day of the term next to it. */
export const dayWithin = (term: Term, tx: Pick<Tx, 'now'>): string =>
  minDate(maxDate(shanghaiDate(tx.now), term.startsOn), term.endsOn)

/**
 * The register of the school whose list is being read by another process at this moment: opening ten thousand files takes half as long
 * as reading their list. Null where the list is none of one school's or nothing is known of its term; whoever compares the two is told.
 */
export const registerAhead = (
  ctx: Ctx,
  actor: Actor,
  list: { schoolCode: string; term: string },
): Promise<RegisterAhead | null> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const school = listPlace(await tx.tree(), list.schoolCode)
      if (school?.kind !== 'school') return null
      const term = (await calendarOf(tx, school.id)).terms.find((t) => t.id === list.term)
      const day = term && maxDate(dayWithin(term, tx), shanghaiDate(tx.now))
      // Of a term to come the register is looked up with the county in sight.
      if (day !== shanghaiDate(tx.now)) return null
      const baseline = await baselineOf(tx, school.id)
      return { schoolId: school.id, day, baseline, snapshot: await schoolSnapshot(tx, ctx.keys, school.id, day) }
    },
    { now: ctx.now(), readOnly: true, patient: true },
  )
}
