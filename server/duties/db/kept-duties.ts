import type { DutyFacts } from '../../../domain/duties/duty-facts.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { ancestorOf, type Place } from '../../../domain/registers/place.ts'
import { rulesMark, termsWithRows } from '../../db/duty-rows/laid-terms.ts'
import { placeFilterOf } from '../../db/facts.ts'
import { changedEvidence } from '../../db/stamps.ts'
import type { Tx } from '../../db/tx-type.ts'
import { countedSql, metSql, soonUntil, stateSql } from './state-sql.ts'

/** Rows of duties at a place in a term, judged on a day; `where`: a condition in SQL of ours for the alias `r`. */
export type RowsAsked = { where: string; term: string; at: string }

/** What figures, boards and lists count duties from: rows as they are now, or the engine's own answers, e.g. for a past cut-off. */
export type KeptDuties = { rows: RowsAsked } | { facts: readonly DutyFacts[] }

/**
 * Rows of a place in a term, where they answer: for today, of a term that has them, none of them stale. A school asks only of its own
 * calendar and children; what lies above or beside it (a village’s pupils sit anywhere) of the whole county. Null: ask the engine.
 */
export const rowsAt = async (tx: Tx, place: Place, term: string, at: string): Promise<KeptDuties | null> => {
  // What this transaction itself changed gets its rows at its end.
  if (at !== shanghaiDate(tx.now) || changedEvidence(tx)) return null
  if (!termsWithRows(await tx.calendar(), at).includes(term)) return null
  const school = ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null
  const [said] = await tx.query<{ answers: boolean }>(
    `select exists (select 1 from duty_laid l where l.county_id = $1 and l.term = $2 and l.rules = $3 and l.done)
       and not exists (select 1 from duty_stale s where s.county_id = $1 and ($4::int is null or s.school_id = $4)) as answers`,
    [tx.countyId, term, rulesMark(), school],
  )
  return said?.answers ? { rows: { where: await placeSql(tx, place), term, at } } : null
}

const placeSql = async (tx: Tx, place: Place): Promise<string> => {
  const own = (await placeFilterOf(tx, place))('r.')
  // What hangs on a township as such stands in a column of its own.
  return place.kind === 'township' ? `(${own} or r.township_id = ${place.id})` : own
}

/** Places a value in the statement and returns how it is named there. */
type Bind = (value: string) => string

/** A table of duties, with the columns of the fact list “duties”, whatever they are kept as. $1 is the county. */
export const dutyTable = (kept: KeptDuties, bind: Bind): string => {
  if ('facts' in kept)
    return `(select k.* from json_to_recordset(${bind(jsonOf(kept.facts))}::json) as k(duty_id text, subject_kind text, subject_id text, child_id uuid, household_id uuid, school_id int, class_id int, village_id int, rule text, period text, term text, state text, counted bool, met bool, met_by uuid) where $1::int is not null)`
  const { where, term, at } = kept.rows
  const day = { at: bind(at), soon: bind(soonUntil(at)) }
  return `(select r.id as duty_id, r.subject_kind, r.subject_id, r.child_id, r.household_id, r.school_id, r.class_id, r.village_id, r.rule, r.period, r.term,
     ${stateSql('r.', day)} as state, ${countedSql('r.', day)} as counted, ${metSql('r.', day)} as met, case when ${metSql('r.', day)} then r.met_by end as met_by
     from duty r where r.county_id = $1 and r.term = ${bind(term)} and ${where})`
}

const TEXTS = new WeakMap<readonly DutyFacts[], string>()

/** As a statement takes them, made once however many statements ask. */
const jsonOf = (facts: readonly DutyFacts[]): string => {
  const text =
    TEXTS.get(facts) ??
    JSON.stringify(
      facts.map((f) => ({
        duty_id: f.dutyId,
        subject_kind: f.subjectKind,
        subject_id: f.subjectId,
        child_id: f.childId,
        household_id: f.householdId,
        school_id: f.schoolId,
        class_id: f.classId,
        village_id: f.villageId,
        rule: f.rule,
        period: f.period,
        term: f.term,
        state: f.state,
        counted: f.counted,
        met: f.met,
        met_by: f.metBy,
      })),
    )
  TEXTS.set(facts, text)
  return text
}

/** The same of several terms at once. */
export const dutyTables = (kept: readonly KeptDuties[], bind: Bind): string =>
  `(${kept.map((one) => `select duty_id, subject_kind, subject_id, child_id, household_id, school_id, class_id, rule, period, state from ${dutyTable(one, bind)} k`).join(' union all ')})`
