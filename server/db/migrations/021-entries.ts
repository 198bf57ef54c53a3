const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * Declared registers (decision 023): `entry`, a lasting thing with a life, and `entry_part`, who takes part in it. `child_id` and
 * `place_id` say what it hangs on in the end (an entry about an entry hangs on what that one hangs on): one of the two stands. The
 * columns of places follow a child that moves. `answers` carry a version a field in `fv`.
 */
export const entries: string[] = [
  `create table entry (county_id int not null, scope int[] not null, id uuid not null, kind ${C} not null, version int not null, subject_kind ${C} not null, subject_id ${C} not null, child_id uuid, place_id int, holder_account uuid, from_on ${C} not null, until_on ${C}, state ${C} not null, end_reason text, sort ${C}, quantity int, fen bigint, school_id int, class_id int, village_id int, township_id int, answers jsonb not null, author_id uuid not null, author_name text not null, made_at timestamptz not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index entry_scope on entry using gin (county_id, scope)',
  'create index entry_by_child on entry (county_id, child_id, kind)',
  'create index entry_by_class on entry (county_id, class_id, kind, from_on, id)',
  'create index entry_by_school on entry (county_id, school_id, kind, from_on, id)',
  'create index entry_by_village on entry (county_id, village_id, kind, from_on, id)',
  'create index entry_by_kind on entry (county_id, kind, from_on, id)',
  'create index entry_by_place on entry (county_id, place_id)',
  'create index entry_by_subject on entry (county_id, subject_id)',
  `create table entry_part (county_id int not null, scope int[] not null, id uuid not null, entry_id uuid not null, child_id uuid, role ${C} not null, part_child uuid, account_id uuid, name text, live bool not null, seal bytea, primary key (county_id, id))`,
  'create index entry_part_scope on entry_part using gin (county_id, scope)',
  'create index entry_part_by_entry on entry_part (county_id, entry_id)',
  'create index entry_part_by_child on entry_part (county_id, child_id)',
  'create index entry_part_by_part on entry_part (county_id, part_child)',
]
