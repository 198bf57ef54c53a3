/**
 * Tables of docs/model.md. County first in every key and index; the one policy of scope.md is laid over each table with a
 * `county_id` by `protect.ts`, foreign keys follow in 002 (a sharded database wants the tables distributed first).
 */
const tenant = (name: string, columns: string, key: string, indexes: string[] = []) => [
  `create table ${name} (county_id int not null, scope int[] not null, ${columns}, primary key (county_id, ${key}))`,
  `create index ${name}_scope on ${name} using gin (county_id, scope)`,
  ...indexes.map((columnsOf, i) => `create index ${name}_i${i + 1} on ${name} (county_id, ${columnsOf})`),
]

const C = 'text collate "C"'
/** Editable rows carry per-field versions and are never deleted, only marked. */
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

const PARENT = (who: string) =>
  `${who}_state text not null, ${who}_place text, ${who}_since ${C}, ${who}_incapable bool`

export const ground: string[] = [
  'create sequence circle_seq as int start 1000',
  'create sequence county_seq as int start 1',
  'create sequence sync_seq',
  'create sequence audit_seq',
  `create table county (id int primary key, code text not null unique, name text not null, place_id int not null, feed uuid not null, created_at timestamptz not null default now(), settings jsonb not null default '{}')`,
  `create table sign_in (login text primary key, county int not null, account_id uuid not null, password_hash text not null, must_change bool not null, failures int not null default 0, locked_until timestamptz, disabled bool not null default false)`,
  `create table session (token_hash bytea primary key, kind text not null, county int not null, account_id uuid not null, post_id uuid not null, csrf text not null, device text, label text, created_at timestamptz not null, seen_at timestamptz not null, ends_at timestamptz not null)`,
  'create index session_account on session (county, account_id)',
  `create table idempotency (key text primary key, county int not null, account_id uuid not null, status int not null, body jsonb not null, at timestamptz not null default now())`,

  ...tenant(
    'place',
    `id int not null, kind text not null, code ${C} not null, name text not null, parent_id int, grade int, label text, aliases text[] not null default '{}', closed bool not null default false, typed_pupils int, typed_pupils_source text, ${EDITABLE}`,
    'id',
    ['parent_id'],
  ),
  'create unique index place_code on place (county_id, code)',
  ...tenant(
    'account',
    `id uuid not null, login ${C} not null, name text not null, disabled bool not null default false, own_circle int not null, last_sign_in_at timestamptz, ${EDITABLE}`,
    'id',
    ['login'],
  ),
  ...tenant(
    'post',
    `id uuid not null, account_id uuid not null, role text not null, place_id int not null, from_on ${C} not null, until_on ${C}, ${EDITABLE}`,
    'id',
    ['account_id', 'place_id'],
  ),
  ...tenant(
    'term',
    `id ${C} not null, school_id int not null, name text not null, starts_on ${C} not null, ends_on ${C} not null, ${EDITABLE}`,
    'school_id, id',
  ),
  ...tenant(
    'day_off',
    `id uuid not null, school_id int not null, from_on ${C} not null, to_on ${C} not null, kind text not null, name text not null, ${EDITABLE}`,
    'id',
    ['school_id'],
  ),

  ...tenant(
    'child',
    `id uuid not null, name text not null, sex text not null, birth ${C}, student_no ${C}, student_no_blind bytea, id_sealed bytea, id_blind bytea, id_last4 ${C}, ethnicity text, hukou text not null, address text, status text not null, school_id int, class_id int, village_id int, household_id uuid not null, grade int, boarder bool, import_id uuid, ${EDITABLE}`,
    'id',
    ['school_id, class_id', 'class_id', 'village_id', 'id_blind', 'student_no_blind', 'household_id', 'name'],
  ),
  ...tenant(
    'child_facts',
    `id uuid not null, child_id uuid not null, from_on ${C} not null, until_on ${C}, status text not null, in_reason text, out_reason text, school_id int, class_id int, village_id int, grade int, household_id uuid not null, sex text not null, birth ${C}, boarder bool, hukou text not null, ${PARENT('father')}, ${PARENT('mother')}, care_kind text not null, care_relation text, made_by uuid, ${EDITABLE}`,
    'id',
    ['child_id, from_on', 'school_id, from_on', 'class_id', 'village_id'],
  ),
  ...tenant(
    'child_person',
    `id uuid not null, child_id uuid not null, part text not null, name text, relation text, relation_text text, phones_sealed bytea, phones_masked text[] not null default '{}', phones_last4 text[] not null default '{}', ${EDITABLE}`,
    'id',
    ['child_id'],
  ),
  ...tenant('child_key', `child_id uuid not null, key ${C} not null`, 'key, child_id', ['child_id']),

  ...tenant(
    'record',
    `id uuid not null, kind text not null, version int not null, happened_on ${C} not null, device_at timestamptz, received_at timestamptz not null, received_on ${C} not null, author_id uuid not null, author_name text not null, school_id int, class_id int, village_id int, body jsonb not null, replaces uuid, superseded_by uuid, device text`,
    'id',
    ['school_id, happened_on', 'class_id, happened_on', 'author_id, happened_on', 'happened_on, id'],
  ),
  ...tenant(
    'record_child',
    `record_id uuid not null, child_id uuid not null, kind text not null, happened_on ${C} not null, received_on ${C} not null, author_id uuid not null, school_id int, class_id int, village_id int, household_id uuid not null, reached bool not null, live bool not null`,
    'record_id, child_id',
    ['child_id, happened_on', 'school_id, happened_on', 'village_id, happened_on'],
  ),
  ...tenant(
    'waiver',
    `id uuid not null, rule text not null, child_id uuid not null, period text not null, reason text not null, by_id uuid not null, by_name text not null, on_date ${C} not null, expires_on ${C}, withdrawn bool not null default false, school_id int, class_id int, ${EDITABLE}`,
    'id',
    ['child_id', 'school_id'],
  ),
  ...tenant(
    'roster_import',
    `id uuid not null, school_id int not null, term ${C} not null, file_name text not null, file_sealed bytea not null, file_hash text not null, population text not null, state text not null, message text, corrections jsonb not null default '{}', counts jsonb not null default '{}', undo_sealed bytea, made_by uuid not null, made_by_name text not null, made_at timestamptz not null, applied_at timestamptz, undone_at timestamptz`,
    'id',
    ['school_id, made_at'],
  ),
  ...tenant(
    'heading_meaning',
    `school_id int not null, heading text not null, field text not null`,
    'school_id, heading',
  ),
  ...tenant(
    'report',
    `id uuid not null, kind text not null, place_id int not null, term ${C} not null, cutoff ${C} not null, state text not null, title text not null, sections jsonb not null, confirmed jsonb not null default '[]', frozen jsonb, check_code text, version int not null, made_by uuid not null, updated_at timestamptz not null, issued_at timestamptz, issued_by text, del bool not null default false`,
    'id',
    ['place_id, term'],
  ),

  ...tenant(
    'history',
    `id uuid not null, tbl text not null, row_id text not null, child_id uuid, op text not null, patch jsonb not null, account_id uuid, account_name text not null, role text not null, device text, at timestamptz not null, on_date ${C} not null`,
    'id',
    ['child_id, at', 'tbl, row_id'],
  ),
  ...tenant(
    'audit',
    `seq bigint not null, id uuid not null, at timestamptz not null, account_id uuid, account_name text not null, role text not null, action text not null, subject text not null, subject_id text, place_id int, detail jsonb not null, batch int`,
    'seq',
    ['subject_id, seq', 'batch'],
  ),
  ...tenant(
    'audit_seal',
    `n int not null, first_seq bigint not null, last_seq bigint not null, rows int not null, hash bytea not null, at timestamptz not null`,
    'n',
  ),
  ...tenant('sync_row', `tbl text not null, id text not null, bucket uuid, seq bigint not null`, 'tbl, id', [
    'seq',
    'bucket, seq',
  ]),
  ...tenant(
    'duty_fact',
    `duty_id ${C} not null, child_id uuid not null, household_id uuid not null, school_id int, class_id int, village_id int, rule text not null, period ${C} not null, term ${C} not null, state text not null, counted bool not null, met bool not null, met_by uuid, computed_for ${C} not null`,
    'duty_id, computed_for',
    ['school_id, term, computed_for', 'child_id'],
  ),
]
