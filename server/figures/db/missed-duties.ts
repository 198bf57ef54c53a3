import { monthlyTalk } from '../../../domain/duties/monthly-talk.ts'
import { task } from '../../../domain/entries/task.ts'
import type { DerivedInput } from '../../../domain/figures/derived-figure.ts'
import { RUN_RULES } from '../../../domain/figures/missed-running.ts'
import { firstWeekAfter } from '../../../domain/figures/planned-talks.ts'
import { talk } from '../../../domain/records/talk.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutyTable, type KeptDuties } from '../../duties/db/kept-duties.ts'

const OPEN = task.states.filter(({ ended }) => !ended).map(({ value }) => value)

export type MissedDuties = {
  /** Counted duties of whoever was missed at least twice by one rule. */
  again: { rule: string; childId: string | null; period: string; met: boolean }[]
  /** Children with a missed talk, and the day of a task that a talk will meet, where it falls in the first week of the next month. */
  planned: NonNullable<DerivedInput['planned']>
}

/**
 * What figures read out of duties that were missed. In one pass over them: what was laid down a moment ago the planner takes for a few rows, and
 * would walk them all for each (half a minute for a school of three thousand).
 */
export const missedDuties = async (tx: Tx, kept: KeptDuties, at: string): Promise<MissedDuties> => {
  const params: unknown[] = [tx.countyId, RUN_RULES]
  const bind = (value: unknown, type = 'text') => `$${params.push(value)}::${type}`
  const { from, to } = firstWeekAfter(at)
  const rows = await tx.query<{
    sort: 'again' | 'planned'
    rule: string
    childId: string | null
    period: string
    met: boolean
    on: string
  }>(
    `with d as materialized (select rule, child_id, period, met from ${dutyTable(kept, bind)} t where counted and rule = any($2::text[])),
     late as (
       select e.child_id, min(e.answers->>'due') as due from entry e
       where e.county_id = $1 and e.kind = ${bind(task.kind)} and not e.del and e.child_id is not null
         and e.state = any(${bind(OPEN, 'text[]')}) and e.from_on <= ${bind(at)} and e.answers->>'meets' = ${bind(talk.kind)}
         and e.answers->>'due' between ${bind(from)} and ${bind(to)}
         and e.child_id in (select child_id from d where rule = ${bind(monthlyTalk.key)} and not met)
       group by e.child_id)
     select 'again' as sort, rule, child_id as "childId", period, met, '' as on from (
       select *, count(*) filter (where not met) over (partition by rule, child_id) as missed from d) m where missed >= 2
     union all
     select 'planned', '', child_id, '', false, due from late`,
    params,
  )
  return {
    again: rows.filter(({ sort }) => sort === 'again'),
    planned: rows.flatMap(({ sort, childId, on }) => (sort === 'planned' && childId !== null ? [{ childId, on }] : [])),
  }
}
