import { SOON_DAYS } from '../../../domain/duties/engine.ts'
import { addDays } from '../../../domain/kit/dates.ts'

/** Places of the asked day, and of the last day that is soon from there, in a statement's text. */
export type AskedDay = { at: string; soon: string }

/** The day until which something that is due then is due soon. */
export const soonUntil = (at: string): string => addDays(at, SOON_DAYS)

/** Was it met by the asked day? */
export const metSql = (d: string, { at }: AskedDay): string => `(${d}met_on is not null and ${d}met_on <= ${at})`

/** The twin of `dutyState` for a row of `duty` (alias `d`, with its dot) on the asked day; a test holds the two together. */
export const stateSql = (d: string, day: AskedDay): string =>
  `(case when ${metSql(d, day)} then case when ${d}met_on <= ${d}grace and ${d}met_received <= ${d}closes then 'met' else 'met-late' end
    when ${d}waived is not null then 'waived'
    when ${day.at} < ${d}opens then 'not-yet' when ${day.at} > ${d}closes then 'missed' when ${day.at} > ${d}due then 'overdue'
    when ${d}due <= ${day.soon} then 'due-soon' else 'open' end)`

/** The twin of `isCounted`: owed, and its due date lies on or before the asked day. */
export const countedSql = (d: string, day: AskedDay): string =>
  `(${day.at} >= ${d}due and (${d}waived is null or ${metSql(d, day)}))`
