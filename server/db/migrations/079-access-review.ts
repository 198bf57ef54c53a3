const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/** Once a year a school, a township, the county goes over who may see what, and signs the list as it is then (decision 061). */
export const accessReview: string[] = [
  `create table access_review (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, year int not null, on_date ${C} not null, posts int not null, frozen jsonb not null, signed_at timestamptz not null, signed_by uuid not null, signed_by_name text not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index access_review_one on access_review (county_id, place_id, year)',
]
