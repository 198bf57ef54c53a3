import { termAfter, termBefore } from '../../../domain/calendar/defaults.ts'
import { type DutyFacts, toDutyFacts } from '../../../domain/duties/duty-facts.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { subjectOf } from '../../../domain/duties/subject-facts.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Subject, subjectKey } from '../../../domain/kit/subject.ts'
import { LEVEL_KIND } from '../../../domain/records/level-said.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { calendarOf } from '../../db/calendar.ts'
import { daysOfTerm, dutiesOfSubjects, firstDayOf, othersAt } from '../../db/duties.ts'
import { termsWithRows } from '../../db/duty-rows/laid-terms.ts'
import { childFactsOf, withinPlace } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type PastDuties, placeSql, type RowsAsked, rowsHold, rowsOf, type TermsAsked } from './kept-duties.ts'

/**
 * Duties of terms at a cut-off of the past: rows as they are now for whom they still say what was so then, the engine's own answers
 * for the others. Null: rows do not answer. With the county in sight.
 *
 * A row is met by the record that answers it now; judged on an earlier day it is met if that record had happened by then. That is
 * what the engine finds for that day, unless sharing out the subject's records came out otherwise for want of the later ones
 * (`assignRecords` is a matching). It cannot where
 * - nothing that might answer a duty still open then happened between the cut-off and the day on which that duty closed, and
 * - nothing that might answer it lies where a duty of the same rule in the next term was open too (which may have let go of it since).
 * Everybody else is asked of the engine, and every child whose level was decided again before the term was over.
 */
export const pastDuties = async (tx: Tx, place: Place, asked: TermsAsked, at: string): Promise<PastDuties | null> => {
  if (at >= shanghaiDate(tx.now) || asked.terms.length === 0) return null
  const { terms } = await calendarOf(tx, null)
  const beside = (of: typeof termBefore) => [...new Set(asked.terms.flatMap((id) => of(terms, id)?.id ?? []))]
  // What was owed in a term that had no rows any more on that day was closed long before it.
  const had = termsWithRows(await tx.calendar(), at)
  const near = { before: beside(termBefore).filter((id) => had.includes(id)), after: beside(termAfter) }
  if (!(await rowsHold(tx, place, [...new Set([...near.before, ...asked.terms, ...near.after])]))) return null
  const days = await Promise.all(asked.terms.map((term) => daysOfTerm(tx, term)))
  const lastDay =
    days
      .flatMap((d) => d?.last ?? [])
      .sort()
      .at(-1) ?? at
  const past = await rowsOf(tx, place, asked, at)
  const large = place.kind === 'township' || place.kind === 'county'
  const but = await otherwiseThen(tx, past, {
    ...near,
    lastDay,
    here: await placeSql(tx, place),
    // Of many rows few reach into the next term; one look at all of that term's finds from when on. Of few each is looked up.
    mayTouch: large
      ? 'r.closes >= (select min(m.opens) from duty m where m.county_id = $1 and m.term = any($5::text[]))'
      : 'true',
  })
  return { past, but, facts: await factsThen(tx, place, asked, at, but) }
}

/** Subjects whose rows may say something else than what the engine finds for that day. */
const otherwiseThen = (
  tx: Tx,
  { terms, at }: RowsAsked,
  near: { before: readonly string[]; after: readonly string[]; lastDay: string; here: string; mayTouch: string },
): Promise<Subject[]> =>
  tx.query<Subject>(
    `with rule as (select * from json_to_recordset($2::json) as x(rule text, kinds text[])),
       here as materialized (select distinct r.subject_kind, r.subject_id from duty r where r.county_id = $1 and r.term = any($3::text[]) and ${near.here}),
       -- What they owed elsewhere too: who changed school has records shared out between duties of both.
       r as materialized (select r.subject_kind, r.subject_id, r.child_id, r.rule, r.term, r.opens, r.closes from duty r join here using (subject_kind, subject_id)
         where r.county_id = $1 and r.term = any($3::text[])),
       shared as materialized (
         select subject_kind, subject_id, child_id, rule, $4::text as since, closes as until from r where closes >= $4
         union all
         select r.subject_kind, r.subject_id, r.child_id, r.rule, n.opens, r.closes from r
           join duty n on n.county_id = $1 and n.term = any($5::text[]) and n.subject_id = r.subject_id and n.subject_kind = r.subject_kind and n.rule = r.rule and n.term <> r.term and n.opens >= r.opens and n.opens <= r.closes
         where r.term = any($6::text[]) and ${near.mayTouch})
     select s.subject_kind as kind, s.subject_id as id from shared s join rule using (rule)
       join record_part l on l.county_id = $1 and l.child_id = s.child_id and l.happened_on >= s.since and l.happened_on <= s.until
       where l.live and l.kind = any(rule.kinds)
     union
     select s.subject_kind, s.subject_id from shared s join rule using (rule)
       join record_part l on l.county_id = $1 and l.subject_kind = s.subject_kind and l.subject_id = s.subject_id and l.happened_on >= s.since and l.happened_on <= s.until
       where s.subject_kind in ('place', 'entry') and l.subject_kind in ('place', 'entry') and l.live and l.kind = any(rule.kinds)
     union
     select 'child', l.child_id::text from (select distinct child_id from r where subject_kind = 'child') c
       join record_part l on l.county_id = $1 and l.child_id = c.child_id
       where l.kind = $7 and l.role = 'about' and l.live and l.happened_on >= $4 and l.happened_on <= $8`,
    [
      tx.countyId,
      JSON.stringify(DUTY_RULES.map((rule) => ({ rule: rule.key, kinds: rule.evidence.kinds }))),
      [...new Set([...near.before, ...terms])],
      addDays(at, 1),
      near.after,
      terms,
      LEVEL_KIND,
      near.lastDay,
    ],
  )

/** What the engine finds of these subjects alone. */
const factsThen = async (
  tx: Tx,
  place: Place,
  { terms, due }: TermsAsked,
  at: string,
  subjects: readonly Subject[],
): Promise<DutyFacts[]> => {
  if (subjects.length === 0) return []
  const children = await childFactsOf(
    tx,
    subjects.flatMap((s) => (s.kind === 'child' ? [s.id] : [])),
  )
  const keys = new Set(subjects.map(subjectKey))
  const none = subjects.every((s) => s.kind === 'child')
  const within = await withinPlace(tx, place)
  const found: Duty[] = []
  // Of each term by itself, as the engine is asked for them all.
  for (const term of terms) {
    const others = none ? [] : await othersAt(tx, place, await firstDayOf(tx, [term]))
    const of = { children, others: others.filter((o) => keys.has(subjectKey(subjectOf(o)))) }
    found.push(...(await dutiesOfSubjects(tx, of, (calendar) => calendar.terms.filter((t) => t.id === term), at)))
  }
  return found
    .filter((d) => within(d) || d.subject.kind !== 'child')
    .filter((d) => due === null || (due.from <= d.period.windows.due && d.period.windows.due <= due.to))
    .map((d) => toDutyFacts(d, at))
}
