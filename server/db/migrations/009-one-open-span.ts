/**
 * A child has one span that is open, and no two that overlap. Until now two people who changed a child at once could leave
 * two: of those that begin on one day the one written last holds, every other ends where the next begins. What was kept of
 * the engine's answers is dropped with it. The owner is bound by the policy too, and steps past it for the repair.
 */
export const oneOpenSpan: string[] = [
  'alter table child_facts no force row level security',
  `update child_facts f set del = true from (
     select county_id, id, lead(id) over (partition by county_id, child_id, from_on order by created_at, id) as later from child_facts where not del) s
   where f.county_id = s.county_id and f.id = s.id and s.later is not null`,
  `update child_facts f set until_on = s.next from (
     select county_id, id, lead(from_on) over (partition by county_id, child_id order by from_on) as next from child_facts where not del) s
   where f.county_id = s.county_id and f.id = s.id and s.next is not null and (f.until_on is null or f.until_on > s.next)`,
  'alter table child_facts force row level security',
  'create unique index child_facts_open on child_facts (county_id, child_id) where until_on is null and not del',
  'truncate duty_fact',
  'update county set rolls = rolls + 1',
]
