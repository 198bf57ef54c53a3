const C = 'text collate "C"'

/**
 * One row a duty (second-storey §5, decision 028): its four dates and what met it, not its state, which is a CASE over the day asked
 * (`duty-rows/state-sql.ts`), so midnight voids nothing. `duty_laid` says of which terms rows are there, made by which rules;
 * `duty_stale` of which schools (0: of what belongs to none) they have to be made anew, a row each time somebody says so. All three are a cache, deletable at any time.
 */
export const dutyRows: string[] = [
  `create table duty (county_id int not null, scope int[] not null, id ${C} not null, subject_kind ${C} not null, subject_id ${C} not null, entry_kind ${C}, child_id uuid, place_id int, household_id uuid, school_id int, class_id int, village_id int, township_id int, holder uuid, post ${C} not null, rule ${C} not null, period ${C} not null, label text not null, term ${C} not null, opens ${C} not null, due ${C} not null, grace ${C} not null, closes ${C} not null, met_by uuid, met_on ${C}, met_received ${C}, tries int not null, waived uuid, primary key (county_id, id))`,
  'create index duty_by_class on duty (county_id, class_id, term, rule, period)',
  'create index duty_by_school on duty (county_id, school_id, term, rule, period)',
  'create index duty_by_village on duty (county_id, village_id, term, rule, period)',
  'create index duty_by_subject on duty (county_id, subject_id)',
  `create table duty_laid (county_id int not null, scope int[] not null, term ${C} not null, rules ${C} not null, done bool not null, primary key (county_id, term))`,
  'create table duty_stale (county_id int not null, scope int[] not null, school_id int not null, mark uuid not null, primary key (county_id, school_id, mark))',
  // What was kept of the engine's answers until now, a set a place and cut-off (decision 011).
  'drop table duty_fact',
  'drop table duty_set',
]
