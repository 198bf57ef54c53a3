import { AppError } from '../../domain/errors.ts'
import { addDays, isCivilDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { BEFORE_USE } from '../db/calendar-rows.ts'
import type { Change } from '../db/write/change.ts'

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
