import { rankOf } from '../../../domain/duties/list.ts'
import { openTerms } from '../../../domain/duties/open-terms.ts'
import type { DutyState, Windows } from '../../../domain/duties/types.ts'
import { daysBetween } from '../../../domain/kit/dates.ts'
import { calendarOf } from '../../db/calendar.ts'
import type { Tx } from '../../db/tx-type.ts'
import { rowsHold } from './kept-duties.ts'
import { soonUntil, stateSql } from './state-sql.ts'

/** A duty that can be done today, as the list of the day tells it. */
export type PressingDuty = {
  id: string
  rule: string
  childId: string
  state: DutyState
  daysLate: number | null
  period: { key: string; label: string; windows: Pick<Windows, 'due'> }
  /** How many tries met nobody. */
  tries: number
}

type Row = {
  id: string
  rule: string
  child_id: string
  school_id: number | null
  term: string
  period: string
  label: string
  due: string
  tries: number
  state: DutyState
}

/**
 * What these children are owed today and may still be done, from their rows: one statement, however many they are. Of each school the
 * terms that its own calendar looks at today; in the order of the rules. Null where not all rows of the county answer (a child may
 * still be owed something where it was before): ask the engine.
 */
export const pressingRows = async (
  tx: Tx,
  today: string,
  childIds: readonly string[],
): Promise<PressingDuty[] | null> => {
  const county = [...(await tx.tree()).values()].find((p) => p.kind === 'county')
  if (!county) return null
  const near = new Set([...(await openAt(tx, null, today)), ...(await openOfSchools(tx, today))])
  if (!(await rowsHold(tx, county, [...near]))) return null
  const rows = await tx.query<Row>(
    `select r.id, r.rule, r.child_id, r.school_id, r.term, r.period, r.label, r.due, r.tries, ${stateSql('r.', { at: '$2::text', soon: '$3::text' })} as state
     from duty r where r.county_id = $1 and r.subject_kind = 'child' and r.subject_id = any($4::text[]) and r.term = any($5::text[])
       and r.met_on is null and r.waived is null and r.opens <= $2::text and r.closes >= $2::text`,
    [tx.countyId, today, soonUntil(today), childIds, [...near]],
  )
  const open = new Map<number | null, string[]>()
  for (const school of new Set(rows.map((r) => r.school_id))) open.set(school, await openAt(tx, school, today))
  return rows
    .filter((r) => open.get(r.school_id)?.includes(r.term))
    .sort((a, b) => rankOf(a.rule) - rankOf(b.rule) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
    .map((r) => ({
      id: r.id,
      rule: r.rule,
      childId: r.child_id,
      state: r.state,
      daysLate: daysBetween(r.due, today),
      period: { key: r.period, label: r.label, windows: { due: r.due } },
      tries: r.tries,
    }))
}

const openAt = async (tx: Tx, school: number | null, today: string): Promise<string[]> =>
  openTerms(await calendarOf(tx, school), today).map((t) => t.id)

/** Terms that schools with a calendar of their own look at today. */
const openOfSchools = async (tx: Tx, today: string): Promise<string[]> => {
  const rows = await tx.calendar()
  const own = new Set([...rows.terms, ...rows.daysOff].map((r) => r.school_id).filter((id) => id !== 0))
  const open: string[] = []
  for (const school of own) open.push(...(await openAt(tx, school, today)))
  return open
}
