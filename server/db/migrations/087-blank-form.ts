const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * Any office's blank form (decision 064): the file as it was handed in, sealed, and what its columns and spots are filled with. Kept by a
 * county, township, school or village; nothing of any child stands in it. Taken away, its file goes and the row stays.
 */
export const blankForm: string[] = [
  `create table blank_form (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, title text not null, format ${C} not null, file_name text not null, file_sealed bytea, file_hash ${C} not null, mapping jsonb not null, version int not null, made_by_name text not null, made_on ${C} not null, gone_on ${C}, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index blank_form_place on blank_form (county_id, place_id) where gone_on is null',
]
