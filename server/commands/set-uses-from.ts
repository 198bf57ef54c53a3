import { AppError } from '../../domain/errors.ts'
import { addDays, isCivilDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { BEFORE_USE, offAndBeforeUse, usesFromOf } from '../db/calendar.ts'
import { inActorTx } from '../db/tx.ts'
import type { Change } from '../db/write/write.ts'
import { newId } from '../ids.ts'
import { schoolIdOf } from './calendar-changes.ts'

/** Nobody plans further ahead: a typed year that is wrong would silence a school for good. */
const AHEAD = 200

/** No year typed wrong. Error: invalid. */
export const checkUsesFrom = (day: string, now: number): void => {
  if (!isCivilDate(day) || day > addDays(shanghaiDate(now), AHEAD))
    throw new AppError('invalid', undefined, '开始使用的日子太远了，请改成今天前后的一天。')
}

/** The row of the calendar that says it, of a school or (0) of the county. */
export const usesFromRow = (id: string, school: number, day: string): Change => ({
  table: 'day_off',
  op: 'insert',
  id,
  set: {
    school_id: school,
    from_on: '2000-01-01',
    to_on: addDays(day, -1),
    kind: BEFORE_USE,
    name: '开始使用以前',
  },
})

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
