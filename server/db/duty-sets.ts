import { type DutyFacts, toDutyFacts } from '../../domain/duties/duty-facts.ts'
import type { Duty } from '../../domain/duties/types.ts'
import type { Subject } from '../../domain/kit/subject.ts'
import type { Place } from '../../domain/registers/place.ts'
import { scopeOfChild, scopeOfPlace } from '../../domain/registers/scope.ts'
import { COMMONS } from '../../domain/roles.ts'
import { newId } from '../ids.ts'
import { dutyTables, type KeptDuties } from './duty-rows/kept-duties.ts'
import { isLateSql } from './late.ts'
import { changedEvidence } from './stamps.ts'
import type { Tx } from './tx.ts'
import { byRowType, chunked, valuesOf } from './write/values.ts'

/** What a kept set of the engine's answers is about. `at`: the cut-off. */
export type DutyQuestion = { place: Place; term: string; at: string }

/**
 * The set that is kept for a question, if what it was worked out from has not changed since: its horizon reaches the last
 * stamps (decision 026). It is held until the
 * transaction ends: nobody clears it away between two numbers. Null also where this transaction itself changed something.
 */
export const findDutySet = async (tx: Tx, { place, term, at }: DutyQuestion): Promise<string | null> => {
  if (changedEvidence(tx)) return null
  const [set] = await tx.query<{ id: string }>(
    `select id from duty_set where county_id = $1 and place_id = $2 and term = $3 and computed_for = $4 and horizon >= $5
     limit 1 for key share`,
    [tx.countyId, place.id, term, at, Math.max(tx.stamps.ground, tx.stamps.evidence)],
  )
  return set?.id ?? null
}

/** Lays the engine's answers down under the horizon that was taken before they were worked out (`underHorizon`): older than they are at the worst. */
export const keepDutySet = async (tx: Tx, question: DutyQuestion, duties: readonly Duty[]): Promise<string> => {
  const id = newId(tx.now)
  await tx.run(
    'insert into duty_set (county_id, scope, id, place_id, term, computed_for, horizon, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      tx.countyId,
      [COMMONS],
      id,
      question.place.id,
      question.term,
      question.at,
      changedEvidence(tx) ? -1 : tx.horizon,
      new Date(tx.now),
    ],
  )
  const tree = await tx.tree()
  await layDown(
    tx,
    duties.map((duty) => {
      const f = toDutyFacts(duty, question.at)
      return {
        county_id: tx.countyId,
        scope: f.subjectKind === 'child' ? scopeOfChild(f, tree) : scopeOfPlace(question.place.id, tree),
        set_id: id,
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
      }
    }),
  )
  return id
}

const layDown = async (tx: Tx, facts: readonly Record<string, unknown>[]) => {
  const names = Object.keys(facts[0] ?? {})
  for (const chunk of chunked(facts, tx.sharded ? names.length : 6)) {
    const rows = chunk.map((row) => Object.values(row))
    if (tx.sharded) {
      const { text, values } = valuesOf(rows)
      await tx.run(`insert into duty_fact (${names.join(', ')}) values ${text}`, values)
    } else await tx.run(...byRowType('duty_fact', names, rows))
  }
}

/** What a board counts. */
export type KeptDuty = Pick<DutyFacts, 'dutyId' | 'householdId' | 'classId' | 'rule' | 'period'> & {
  subject: Subject
  state: Duty['state']
}

/**
 * The duties of children among those kept, all or those of some periods (`rule|period`), about children within sight: a board opens to names, so whoever
 * has moved away is on the board of the place where it is. In order of their names.
 */
export const dutiesKept = async (
  tx: Tx,
  kept: readonly KeptDuties[],
  periods: readonly string[] | null = null,
): Promise<KeptDuty[]> => {
  if (kept.length === 0) return []
  const params: unknown[] = [tx.countyId, periods]
  const table = dutyTables(kept, (value) => `$${params.push(value)}::text`)
  const rows = await tx.query<Omit<KeptDuty, 'subject'> & { childId: string }>(
    `select duty_id as "dutyId", child_id as "childId", d.household_id as "householdId", d.class_id as "classId", rule, period, state
     from ${table} d join child c on c.county_id = $1 and c.id = d.child_id
     where d.subject_kind = 'child' and ($2::text[] is null or rule || '|' || period = any($2::text[]))
     order by c.name_order, c.id, duty_id`,
    params,
  )
  return rows.map(({ childId, ...d }) => ({ ...d, subject: { kind: 'child' as const, id: childId } }))
}

/** Effective records about children of these duties between two days, and how many of them came late (LATE_DAYS). */
export const recordsBesideDuties = async (
  tx: Tx,
  kept: readonly KeptDuties[],
  periods: readonly string[],
  days: { from: string; to: string },
): Promise<{ all: number; late: number }> => {
  if (kept.length === 0) return { all: 0, late: 0 }
  const params: unknown[] = [tx.countyId, periods, days.from, days.to]
  const table = dutyTables(kept, (value) => `$${params.push(value)}::text`)
  const [found] = await tx.query<{ all: number; late: number }>(
    `select count(*)::int as all, (count(*) filter (where ${isLateSql('l.')}))::int as late from record_part l
     where l.county_id = $1 and l.live and l.happened_on >= $3 and l.happened_on <= $4
       and l.child_id in (select d.child_id from ${table} d where d.subject_kind = 'child' and d.rule || '|' || d.period = any($2::text[]))`,
    params,
  )
  return found ?? { all: 0, late: 0 }
}

/** Nobody asks for the cut-off of an hour ago again. */
const KEPT_MS = 3_600_000

/** Clears away what was overtaken or is old; what somebody is just reading waits for the next time. As the county's system actor. */
export const dropOldDutySets = async (tx: Tx): Promise<void> => {
  const old = await tx.query<{ id: string }>(
    'select id from duty_set where county_id = $1 and (horizon < $2 or made_at < $3) for update skip locked',
    [tx.countyId, Math.max(tx.stamps.ground, tx.stamps.evidence), new Date(tx.now - KEPT_MS)],
  )
  const ids = old.map((row) => row.id)
  if (ids.length === 0) return
  await tx.run('delete from duty_set where county_id = $1 and id = any($2::uuid[])', [tx.countyId, ids])
  await tx.run('delete from duty_fact where county_id = $1 and set_id = any($2::uuid[])', [tx.countyId, ids])
}
