const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/** Who merged a place into which, why, and sealed how to take them apart again while nobody has built on it (decision 036). Names no child. */
export const placeMerge: string[] = [
  `create table place_merge (county_id int not null, scope int[] not null, id uuid not null, from_id int not null, into_id int not null, reason text not null, on_date ${C} not null, at timestamptz not null, by_id uuid not null, by_name text not null, children int not null, steps_sealed bytea not null, undone_on ${C}, undone_by_name text, undone_reason text, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index place_merge_scope on place_merge using gin (county_id, scope)',
  'create index place_merge_by_day on place_merge (county_id, at)',
]
