const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/** By which lines a county evaluates schools and townships, and a township its schools, from a term on (decision 063); where none is, the usual ones. Of nobody. */
export const evaluationList: string[] = [
  `create table evaluation_list (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, about ${C} not null, from_term ${C} not null, from_on ${C} not null, items jsonb not null, set_on ${C} not null, set_by_name text not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index evaluation_list_one on evaluation_list (county_id, place_id, about, from_term) where not del',
]
