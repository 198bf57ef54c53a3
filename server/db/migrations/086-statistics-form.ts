const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * A statistics table as a county maps it against its paper form (decision 064): a row a version, never changed, so that what was handed in
 * under an earlier one can still be read by it. It holds from the first day of a term; of two for one term the later version.
 */
export const statisticsForm: string[] = [
  `create table statistics_form (county_id int not null, scope int[] not null, id uuid not null, form ${C} not null, version int not null, from_term ${C} not null, from_on ${C} not null, items jsonb not null, equations jsonb not null, made_by_name text not null, made_on ${C} not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index statistics_form_version on statistics_form (county_id, form, version)',
]
