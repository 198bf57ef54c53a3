import { monthlyTalk } from '../../../domain/duties/monthly-talk.ts'
import { task } from '../../../domain/entries/task.ts'
import type { DerivedInput } from '../../../domain/figures/derived-figure.ts'
import { firstWeekAfter } from '../../../domain/figures/planned-talks.ts'
import { talk } from '../../../domain/records/talk.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutyTable, type KeptDuties } from '../../duties/db/kept-duties.ts'

const OPEN = task.states.filter(({ ended }) => !ended).map(({ value }) => value)

/** Children with a missed talk, and the day of a task that a talk will meet, where it falls in the first week of the next month. */
export const plannedTalkRows = (
  tx: Tx,
  kept: KeptDuties,
  at: string,
): Promise<NonNullable<DerivedInput['planned']>> => {
  const params: unknown[] = [tx.countyId]
  const bind = (value: unknown) => `$${params.push(value)}`
  const { from, to } = firstWeekAfter(at)
  return tx.query<{ childId: string; on: string }>(
    `select e.child_id as "childId", min(e.answers->>'due') as on from entry e
     where e.county_id = $1 and e.kind = ${bind(task.kind)} and not e.del and e.child_id is not null
       and e.state = any(${bind(OPEN)}::text[]) and e.from_on <= ${bind(at)} and e.answers->>'meets' = ${bind(talk.kind)}
       and e.answers->>'due' between ${bind(from)} and ${bind(to)}
       and e.child_id in (select d.child_id from ${dutyTable(kept, bind)} d where d.rule = ${bind(monthlyTalk.key)} and d.counted and not d.met)
     group by e.child_id order by e.child_id`,
    params,
  )
}
