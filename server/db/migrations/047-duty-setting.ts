const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/** What a county says of a duty rule from a day on (decision 042): a row a rule and day; a later word takes the place of those after it. */
export const dutySetting: string[] = [
  `create table duty_setting (county_id int not null, scope int[] not null, id uuid not null, rule ${C} not null, from_on ${C} not null, asked bool not null, earlier int not null, basis text not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index duty_setting_day on duty_setting (county_id, rule, from_on) where not del',
]
