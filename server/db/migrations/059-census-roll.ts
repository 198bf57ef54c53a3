const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * The census of each term (decision 053): what a class or a village said of each of its children, seen with the child, and the roll that
 * it signed then, frozen with its counts, seen by the place and what stands above it. Of one place and term one roll is in force.
 */
export const censusRoll: string[] = [
  `create table census_answer (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, term ${C} not null, child_id uuid not null, answer ${C}, reason ${C}, on_date ${C} not null, by_id uuid not null, by_name text not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index census_answer_one on census_answer (county_id, place_id, term, child_id)',
  'create index census_answer_by_child on census_answer (county_id, child_id)',
  `create table census_roll (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, term ${C} not null, version int not null, state ${C} not null, on_date ${C} not null, counts jsonb not null, frozen jsonb not null, signed_at timestamptz not null, signed_by uuid not null, signed_by_name text not null, reopened_on ${C}, reopened_by_name text, reason text, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index census_roll_version on census_roll (county_id, place_id, term, version)',
  `create unique index census_roll_one on census_roll (county_id, place_id, term) where state = 'signed' and not del`,
  'create index census_roll_by_term on census_roll (county_id, term)',
]
