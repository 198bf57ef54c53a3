const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * Cases with a list of their own (decision 030). `addendum`: a dated line that was added to an entry whose fields nobody overwrites, or
 * the record that tells of it. `circle_member`: who was named on a case's list by hand, from when to when, by whom and why. Rows of
 * `concern` and `concern_answer` become entries when the product next opens (entries need their seals, and SQL alone holds no key).
 */
export const concernEntries: string[] = [
  `create table addendum (county_id int not null, scope int[] not null, id uuid not null, entry_id uuid not null, sort ${C} not null, record_id uuid, on_date ${C} not null, body jsonb not null, by_id uuid not null, by_name text not null, by_role text not null, at timestamptz not null, seal bytea, primary key (county_id, id))`,
  'create index addendum_scope on addendum using gin (county_id, scope)',
  'create index addendum_by_entry on addendum (county_id, entry_id)',
  'create index addendum_by_record on addendum (county_id, record_id)',
  `create table circle_member (county_id int not null, scope int[] not null, id uuid not null, entry_id uuid not null, circle int not null, account_id uuid not null, name text not null, from_on ${C} not null, until_on ${C}, why text not null, by_id uuid not null, by_name text not null, at timestamptz not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index circle_member_scope on circle_member using gin (county_id, scope)',
  'create index circle_member_by_entry on circle_member (county_id, entry_id)',
  'create index circle_member_by_account on circle_member (county_id, account_id)',
]
