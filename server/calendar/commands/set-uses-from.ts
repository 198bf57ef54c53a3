import { addDays } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { offAndBeforeUse, usesFromOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { checkUsesFrom, usesFromRow } from '../uses-from.ts'
import { schoolIdOf } from './calendar-changes.ts'

/**
 * From which day on the county, or one school, uses the system (F11): what was over before is on paper and not owed; it may still be
 * written down. Null takes it back: all of it is owed again. Errors: invalid, place-unknown.
 */
export const setUsesFrom = async (
  ctx: Ctx,
  actor: Actor,
  input: { day: string | null; schoolCode?: string | undefined },
): Promise<{ usesFrom: string | null }> => {
  can(actor, 'calendar.write')
  const { day } = input
  if (day !== null) checkUsesFrom(day, ctx.now())
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const school = await schoolIdOf(tx, input.schoolCode)
      const known = (await offAndBeforeUse(tx)).beforeUse.find((r) => r.school_id === school)
      const id = known?.id ?? newId(tx.now)
      if (day === null && !known) return { usesFrom: null }
      await tx.write(
        [
          known
            ? {
                table: 'day_off' as const,
                op: 'update' as const,
                id,
                set: { school_id: school, ...(day === null ? { del: true } : { to_on: addDays(day, -1) }) },
              }
            : usesFromRow(id, school, day ?? ''),
        ],
        { action: 'calendar.uses-from', subject: 'day-off', subjectId: id, detail: { day } },
      )
      return { usesFrom: usesFromOf((await offAndBeforeUse(tx)).beforeUse, school) }
    },
    { now: ctx.now(), patient: true },
  )
}
