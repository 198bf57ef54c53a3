import { type DutyFacts, toDutyFacts } from '../../domain/duties/duty-facts.ts'
import type { Duty } from '../../domain/duties/types.ts'
import type { Place } from '../../domain/registers/place.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import { placeFilter } from './facts.ts'
import type { Tx } from './tx.ts'
import { chunked, valuesOf } from './write/values.ts'

/**
 * Lays the engine's answers down for the figures over duties: a cache for one cut-off, replaced whole for the children that it
 * is about. Deletable at any time; `verify` compares it with a full recount.
 */
export const refreshDutyFacts = async (
  tx: Tx,
  place: Place,
  duties: readonly Duty[],
  term: string,
  at: string,
): Promise<DutyFacts[]> => {
  const tree = await tx.tree()
  const facts = duties.map((d) => toDutyFacts(d, at))
  await tx.run(
    `delete from duty_fact where county_id = $1 and ${await placeFilter(tx, place)} and term = $2 and computed_for = $3`,
    [tx.countyId, term, at],
  )
  const rows = facts.map((f) => [
    tx.countyId,
    scopeOfChild(f, tree),
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
    at,
  ])
  for (const chunk of chunked(rows, 16)) {
    const { text, values } = valuesOf(chunk)
    await tx.run(
      `insert into duty_fact (county_id, scope, duty_id, child_id, household_id, school_id, class_id, village_id, rule, period, term, state, counted, met, met_by, computed_for) values ${text} on conflict do nothing`,
      values,
    )
  }
  return facts
}
