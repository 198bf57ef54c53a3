import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'
import type { Calendar, DayOff, Term } from '../../domain/calendar/types.ts'
import { addDays } from '../../domain/kit/dates.ts'
import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { BEFORE_USE, type BeforeUseRow, type CalendarRows, type DayOffRow, type TermRow } from './calendar-rows.ts'
import { ruleSettingOf, ruleSettingRows } from './rule-settings.ts'
import { type SettingOfPlace, saidBy } from './setting-of-place.ts'
import type { Tx } from './tx-type.ts'

export const termRows = (tx: Tx): Promise<TermRow[]> =>
  tx.query<TermRow>(
    'select id, school_id, name, starts_on, ends_on from term where county_id = $1 and not del order by starts_on, school_id',
    [tx.countyId],
  )
/** Days off, and of whom it was said from when on the system is used. */
export const offAndBeforeUse = async (tx: Tx): Promise<{ daysOff: DayOffRow[]; beforeUse: BeforeUseRow[] }> => {
  const rows = await tx.query<Omit<DayOffRow, 'kind'> & { kind: DayOffRow['kind'] | typeof BEFORE_USE }>(
    'select id, school_id, from_on, to_on, kind, name from day_off where county_id = $1 and not del order by from_on',
    [tx.countyId],
  )
  const daysOff = rows.flatMap(({ kind, ...row }): DayOffRow[] => (kind === BEFORE_USE ? [] : [{ ...row, kind }]))
  return { daysOff, beforeUse: rows.filter((row) => row.kind === BEFORE_USE) }
}
export const dayOffRows = async (tx: Tx): Promise<DayOffRow[]> => (await offAndBeforeUse(tx)).daysOff

/** The first day of use: a school's own word goes before the county's; null where nobody said it. */
export const usesFromOf = (rows: readonly BeforeUseRow[], schoolId: number | null): string | null => {
  const said = rows.find((r) => r.school_id === schoolId) ?? rows.find((r) => r.school_id === 0)
  return said ? addDays(said.to_on, 1) : null
}

/** A county's terms and days off, with those that single schools have of their own. */
export const loadCalendar = async (tx: Tx): Promise<CalendarRows> => ({
  terms: await termRows(tx),
  ...(await offAndBeforeUse(tx)),
  rules: (await ruleSettingRows(tx)).map(ruleSettingOf),
})

/**
 * What is worked out of a county's rows is the same object as long as they are remembered, so that more can be remembered by it; where a
 * township or school said something of its own, as long as the places are remembered too.
 */
const CALENDARS = new WeakMap<object, Map<number | null, Calendar>>()

/** The calendar that holds for a school: the county's terms unless the school has its own, the county's days off and its own. */
export const calendarOf = async (tx: Tx, schoolId: number | null): Promise<Calendar> => {
  const rows = await tx.calendar()
  const tree = rows.rules.some((r) => r.place !== null) ? await tx.tree() : null
  const known = calendarsBy(rows, tree)
  const calendar = known.get(schoolId) ?? madeOf(rows, schoolId, rulesAt(rows.rules, tree, schoolId))
  known.set(schoolId, calendar)
  return calendar
}

const BY_PLACES = new WeakMap<PlaceTree, WeakMap<CalendarRows, Map<number | null, Calendar>>>()
const calendarsBy = (rows: CalendarRows, tree: PlaceTree | null): Map<number | null, Calendar> => {
  const kept = tree === null ? CALENDARS : (BY_PLACES.get(tree) ?? new WeakMap<object, Map<number | null, Calendar>>())
  if (tree !== null) BY_PLACES.set(tree, kept)
  const known = kept.get(rows) ?? new Map<number | null, Calendar>()
  kept.set(rows, known)
  return known
}

/** What the county said of duty rules, and of a school what its township and itself said beside it. */
const rulesAt = (rules: readonly SettingOfPlace[], tree: PlaceTree | null, schoolId: number | null): RuleSetting[] => {
  const chain = tree === null || schoolId === null ? [] : chainOf(tree, schoolId)
  return rules.flatMap(({ place, ...said }) =>
    place === null ? [said] : tree !== null && chain.includes(place) ? [saidBy(tree, { place, ...said })] : [],
  )
}

const madeOf = (rows: CalendarRows, schoolId: number | null, rules: RuleSetting[]): Calendar => {
  const terms = new Map<string, Term>()
  // The school's own after the county's, whichever begins first.
  for (const owner of [0, schoolId])
    for (const row of rows.terms)
      if (row.school_id === owner)
        terms.set(row.id, { id: row.id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on })
  const daysOff = rows.daysOff
    .filter((r) => r.school_id === 0 || r.school_id === schoolId)
    .map((r): DayOff => ({ fromOn: r.from_on, toOn: r.to_on, kind: r.kind, name: r.name }))
  return { terms: [...terms.values()], daysOff, usesFrom: usesFromOf(rows.beforeUse, schoolId), rules }
}
