const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * Two files of one child (decision 057): the one that ends names the one that is kept, and a row tells who put them together, why, and
 * sealed how to take them apart again. `sort` apart: somebody said that the two are two children.
 */
export const childMerge: string[] = [
  'alter table child add column merged_into uuid',
  'create index child_merged_into on child (county_id, merged_into) where merged_into is not null',
  `create table child_merge (county_id int not null, scope int[] not null, id uuid not null, sort ${C} not null, kept_id uuid not null, gone_id uuid not null, reason text not null, on_date ${C} not null, at timestamptz not null, by_id uuid not null, by_name text not null, steps_sealed bytea, undone_on ${C}, undone_by_name text, undone_reason text, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index child_merge_scope on child_merge using gin (county_id, scope)',
  'create index child_merge_by_kept on child_merge (county_id, kept_id)',
  'create index child_merge_by_gone on child_merge (county_id, gone_id)',
]
