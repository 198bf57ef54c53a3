import type { DutyFacts } from '../../../domain/duties/duty-facts.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import { ancestorOf, type Place } from '../../../domain/registers/place.ts'
import { rulesMark, termsWithRows } from '../../db/duty-rows/laid-terms.ts'
import { placeFilterOf } from '../../db/facts.ts'
import { changedEvidence } from '../../db/stamps.ts'
import type { Tx } from '../../db/tx-type.ts'
import { countedSql, metSql, soonUntil, stateSql } from './state-sql.ts'

/** Rows of duties at a place in terms, judged on a day; `where`: a condition in SQL of ours for the alias `r`. */
export type RowsAsked = { where: string; terms: readonly string[]; at: string }

/** Which terms' duties are asked for, and between which days (of a calendar year) they fall due. */
export type TermsAsked = { terms: readonly string[]; due: { from: string; to: string } | null }

/** Rows judged on a day of the past, `but` for these subjects, of whom the engine was asked. */
export type PastDuties = { past: RowsAsked; but: readonly Subject[]; facts: readonly DutyFacts[] }

/**
 * What figures, boards and lists count duties from: rows as they are now; rows that say what they said on a day of the past, but for
 * some subjects (`past-duties.ts`); or the engine's own answers.
 */
export type KeptDuties = { rows: RowsAsked } | PastDuties | { facts: readonly DutyFacts[] }

/**
 * Rows of a place in a term, where they answer: for today, of a term that has them, none of them stale. A school asks only of its own
 * calendar and children; what lies above or beside it (a village’s pupils sit anywhere) of the whole county. Null: ask the engine.
 */
export const rowsAt = async (
  tx: Tx,
  place: Place,
  asked: TermsAsked,
  at: string,
): Promise<{ rows: RowsAsked } | null> => {
  // What this transaction itself changed gets its rows at its end.
  if (at !== shanghaiDate(tx.now) || !(await rowsHold(tx, place, asked.terms))) return null
  return { rows: await rowsOf(tx, place, asked, at) }
}

/** Are there rows of all these terms, none of them stale where the place asks? */
export const rowsHold = async (tx: Tx, place: Place, terms: readonly string[]): Promise<boolean> => {
  if (changedEvidence(tx)) return false
  const kept = termsWithRows(await tx.calendar(), shanghaiDate(tx.now))
  if (!terms.every((term) => kept.includes(term))) return false
  const school = ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null
  const [said] = await tx.query<{ answers: boolean }>(
    `select (select count(*) from duty_laid l where l.county_id = $1 and l.term = any($2::text[]) and l.rules = $3 and l.done) = $5::int
       and not exists (select 1 from duty_stale s where s.county_id = $1 and ($4::int is null or s.school_id = $4)) as answers`,
    [tx.countyId, terms, rulesMark(), school, terms.length],
  )
  return said?.answers === true
}

/** A place's rows of these terms, whether they answer or not. */
export const rowsOf = async (tx: Tx, place: Place, { terms, due }: TermsAsked, at: string): Promise<RowsAsked> => {
  const here = await placeSql(tx, place)
  return { where: due ? `${here} and r.due >= '${due.from}' and r.due <= '${due.to}'` : here, terms, at }
}

/** A place's rows in SQL of ours, for the alias `r`. */
export const placeSql = async (tx: Tx, place: Place): Promise<string> => {
  const own = (await placeFilterOf(tx, place))('r.')
  // What hangs on a township as such stands in a column of its own.
  return place.kind === 'township' ? `(${own} or r.township_id = ${place.id})` : own
}

/** Places a value in the statement and returns how it is named there. */
type Bind = (value: string) => string

/** A table of duties, with the columns of the fact list “duties”, whatever they are kept as. $1 is the county. */
export const dutyTable = (kept: KeptDuties, bind: Bind): string => {
  if ('rows' in kept) return rowTable(kept.rows, bind, '')
  if (!('past' in kept)) return factTable(kept.facts, bind)
  if (kept.but.length === 0) return rowTable(kept.past, bind, '')
  const but = `and not exists (select 1 from json_to_recordset(${bind(JSON.stringify(kept.but))}::json) as o(kind text, id text) where o.kind = r.subject_kind and o.id = r.subject_id)`
  return `(${rowTable(kept.past, bind, but)} union all ${factTable(kept.facts, bind)})`
}

const factTable = (facts: readonly DutyFacts[], bind: Bind): string =>
  `(select k.* from json_to_recordset(${bind(jsonOf(facts))}::json) as k(duty_id text, subject_kind text, subject_id text, child_id uuid, household_id uuid, school_id int, class_id int, village_id int, rule text, period text, term text, state text, counted bool, met bool, met_by uuid) where $1::int is not null)`

/** `more`: a further condition for the alias `r`. */
const rowTable = ({ where, terms, at }: RowsAsked, bind: Bind, more: string): string => {
  const day = { at: bind(at), soon: bind(soonUntil(at)) }
  return `(select r.id as duty_id, r.subject_kind, r.subject_id, r.child_id, r.household_id, r.school_id, r.class_id, r.village_id, r.rule, r.period, r.term,
     ${stateSql('r.', day)} as state, ${countedSql('r.', day)} as counted, ${metSql('r.', day)} as met, case when ${metSql('r.', day)} then r.met_by end as met_by
     from duty r where r.county_id = $1 and r.term = any(string_to_array(${bind(terms.join(','))}, ',')) and ${where} ${more})`
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
