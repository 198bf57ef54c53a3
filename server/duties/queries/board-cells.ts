import { isMet, isOwed, unitKey } from '../../../domain/duties/duty-facts.ts'
import type { DutyUnit } from '../../../domain/duties/types.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { KeptDuty } from '../db/duties-kept.ts'
import type { OtherDuty } from '../db/others-kept.ts'

/** How many of a column are owed and done in a row of the board. */
export type Cell = {
  column: string
  due: number
  met: number
  overdue: number
  waived: number
  missed: number
  open: number
}

/** The place in whose own line a duty is counted. */
export const standsAt = (
  d: Pick<OtherDuty, 'classId' | 'schoolId' | 'villageId' | 'townshipId'>,
  place: Place,
): number => d.classId ?? d.schoolId ?? d.villageId ?? d.townshipId ?? place.id

/** Of an entry or a place, counted like those of children. */
export const asOther = (d: OtherDuty): KeptDuty => ({
  dutyId: d.id,
  // Each time of it is counted: a home that opened once of four weeks lacks three.
  subject: { kind: d.subject.kind, id: d.id },
  householdId: null,
  classId: d.classId,
  rule: d.rule,
  period: '',
  state: d.state,
})

type Counted = Pick<KeptDuty, 'subject' | 'householdId' | 'state'>

/** Duties by what the column counts them by: a talk by child, a visit by household, which is done when all its children are. */
export const unitsOf = (unit: DutyUnit, duties: readonly Counted[]): KeptDuty['state'][][] =>
  [...Map.groupBy(duties, (d) => unitKey(unit, d)).values()].map((g) => g.map((d) => d.state))

export const cellOf = (column: { key: string; unit: DutyUnit }, duties: readonly Counted[]): Cell => {
  const groups = unitsOf(column.unit, duties)
  const count = (test: (states: KeptDuty['state'][]) => boolean) => groups.filter(test).length
  const owed = groups.map((states) => states.filter(isOwed)).filter((states) => states.length > 0)
  return {
    column: column.key,
    due: owed.length,
    met: owed.filter((states) => states.every(isMet)).length,
    overdue: count((s) => s.includes('overdue')),
    waived: groups.length - owed.length,
    missed: count((s) => s.includes('missed')),
    open: count((s) => s.some((x) => x === 'open' || x === 'due-soon' || x === 'not-yet')),
  }
}
