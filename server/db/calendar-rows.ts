import type { DayOff } from '../../domain/calendar/types.ts'
import type { SettingOfPlace } from './setting-of-place.ts'

export type TermRow = { id: string; school_id: number; name: string; starts_on: string; ends_on: string }

/** The kind of the row whose last day is the one before a school or county began with the system (F11). */
export const BEFORE_USE = 'before-use'

export type DayOffRow = {
  id: string
  school_id: number
  from_on: string
  to_on: string
  kind: DayOff['kind']
  name: string
}

export type BeforeUseRow = { id: string; school_id: number; to_on: string }

export type CalendarRows = {
  terms: TermRow[]
  daysOff: DayOffRow[]
  beforeUse: BeforeUseRow[]
  rules: SettingOfPlace[]
}
