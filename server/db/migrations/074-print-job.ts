const C = 'text collate "C"'

/**
 * Papers for many, made in the background (decision 059). The file, and what was typed for it, stand sealed and go when it is taken away; that it was
 * asked for, by whom and what for, stays. `done` and `heard_at` say how far whoever is at it has come; `attempt` is theirs alone.
 */
export const printJobTable: string[] = [
  `create table print_job (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, batch ${C} not null, purpose text not null, n int not null, printed int not null default 0, state ${C} not null, message text, tries int not null default 0, attempt uuid, asked_sealed bytea, children uuid[] not null, left_out uuid[] not null default '{}', file_sealed bytea, file_name text, file_size int, until_on ${C}, made_by uuid not null, made_by_name text not null, made_role ${C} not null, made_at_place int not null, made_at timestamptz not null, done int not null default 0, heard_at timestamptz, seal bytea, primary key (county_id, id))`,
  'create index print_job_mine on print_job (county_id, made_by, made_at desc)',
  `create index print_job_open on print_job (county_id, state) where state in ('waiting', 'making', 'done')`,
  'create index print_job_scope on print_job using gin (county_id, scope)',
]
