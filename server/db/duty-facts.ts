import { type DutyFacts, toDutyFacts } from '../../domain/duties/duty-facts.ts'
import type { Duty } from '../../domain/duties/types.ts'
import type { Place } from '../../domain/registers/place.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import { COMMONS } from '../../domain/roles.ts'
import { newId } from '../ids.ts'
import { changedEvidence } from './ground.ts'
import type { Tx } from './tx.ts'
import { chunked, valuesOf } from './write/values.ts'

/** What a kept set of the engine's answers is about. `at`: the cut-off. */
export type DutyQuestion = { place: Place; term: string; at: string }

/**
 * The set that is kept for a question, if what it was worked out from has not changed since (decision 011). It is held until the
 * transaction ends: nobody clears it away between two numbers. Null also where this transaction itself changed something.
 */
export const findDutySet = async (tx: Tx, { place, term, at }: DutyQuestion): Promise<string | null> => {
  if (changedEvidence(tx) || tx.ground.stamp < 0) return null
  const [set] = await tx.query<{ id: string }>(
    `select id from duty_set where county_id = $1 and place_id = $2 and term = $3 and computed_for = $4 and sight = $5::int[] and ground = $6 and evidence = $7
     limit 1 for key share`,
    [tx.countyId, place.id, term, at, tx.actor.circles, tx.ground.stamp, tx.evidence],
  )
  return set?.id ?? null
}

/** Lays the engine's answers down under the stamps that the transaction began with: older than the answers at the worst. */
export const keepDutySet = async (tx: Tx, question: DutyQuestion, duties: readonly Duty[]): Promise<string> => {
  const id = newId(tx.now)
  const own = changedEvidence(tx)
  await tx.run(
    'insert into duty_set (county_id, scope, id, place_id, term, computed_for, sight, ground, evidence, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [
      tx.countyId,
      [COMMONS],
      id,
      question.place.id,
      question.term,
      question.at,
      tx.actor.circles,
      own ? -1 : tx.ground.stamp,
      own ? -1 : tx.evidence,
      new Date(tx.now),
    ],
  )
  const tree = await tx.tree()
  const rows = duties
    .map((duty) => toDutyFacts(duty, question.at))
    .map((f) => [
      tx.countyId,
      scopeOfChild(f, tree),
      id,
      f.dutyId,
      f.childId,
      f.householdId,
      f.schoolId,
      f.classId,
      f.villageId,
      f.rule,
      f.period,
      f.term,
      f.state,
      f.counted,
      f.met,
      f.metBy,
    ])
  for (const chunk of chunked(rows, 16)) {
    const { text, values } = valuesOf(chunk)
    await tx.run(
      `insert into duty_fact (county_id, scope, set_id, duty_id, child_id, household_id, school_id, class_id, village_id, rule, period, term, state, counted, met, met_by) values ${text}`,
      values,
    )
  }
  return id
}

/** What a board counts. */
export type KeptDuty = Pick<DutyFacts, 'dutyId' | 'childId' | 'householdId' | 'classId' | 'rule' | 'period'> & {
  state: Duty['state']
}

/** The duties of a set, all or those of some periods (`rule|period`). */
export const dutiesOfSet = (tx: Tx, set: string, periods: readonly string[] | null = null): Promise<KeptDuty[]> =>
  tx.query<KeptDuty>(
    `select duty_id as "dutyId", child_id as "childId", household_id as "householdId", class_id as "classId", rule, period, state
     from duty_fact where county_id = $1 and set_id = $2 and ($3::text[] is null or rule || '|' || period = any($3::text[])) order by duty_id`,
    [tx.countyId, set, periods],
  )

/** Nobody asks for the cut-off of an hour ago again. */
const KEPT_MS = 3_600_000

/** Clears away what was overtaken or is old; what somebody is just reading waits for the next time. As the county's system actor. */
export const dropOldDutySets = async (tx: Tx): Promise<void> => {
  const old = await tx.query<{ id: string }>(
    'select id from duty_set where county_id = $1 and (ground < $2 or evidence < $3 or made_at < $4) for update skip locked',
    [tx.countyId, tx.ground.stamp, tx.evidence, new Date(tx.now - KEPT_MS)],
  )
  const ids = old.map((row) => row.id)
  if (ids.length === 0) return
  await tx.run('delete from duty_set where county_id = $1 and id = any($2::uuid[])', [tx.countyId, ids])
  await tx.run('delete from duty_fact where county_id = $1 and set_id = any($2::uuid[])', [tx.countyId, ids])
}
