const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * What a county asks besides (decision 032): a question a row, never deleted. Its answers stand in the bodies of records and entries;
 * the two indexes are for counting how often it was answered, and hold only rows that say something there.
 */
export const countyField: string[] = [
  `create table county_field (county_id int not null, scope int[] not null, id uuid not null, thing ${C} not null, of_kind ${C} not null, key ${C} not null, kind ${C} not null, label text not null, hint text not null, options jsonb not null, unit text not null, required bool not null, required_since int not null, version int not null, sort int not null, from_on ${C} not null, ended_on ${C}, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index county_field_key on county_field (county_id, thing, of_kind, key)',
  `create index record_own on record (county_id, kind) where body ? 'county'`,
  `create index entry_own on entry (county_id, kind) where answers ? 'county'`,
]
