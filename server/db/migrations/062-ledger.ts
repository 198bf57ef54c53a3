const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`
const PLACES = 'place_id int not null, school_id int, class_id int, village_id int'

/**
 * The aid ledger in double entry (decision 054). What an account stands at is held by the database itself where it may not go below nothing (a
 * fund, a store, a loan) or above it (what is owed to a teacher); whoever books holds the account's row, so that two do it one after the
 * other. Of movements and legs nothing is ever rewritten but who confirmed one; one movement is turned back once.
 */
export const ledger: string[] = [
  `create table ledger_account (county_id int not null, scope int[] not null, id uuid not null, ${PLACES}, sort ${C} not null, name text not null, unit text not null, entry_id uuid, holder_id uuid, holder_name text, child_id uuid, opened_on ${C} not null, balance bigint not null default 0, seal bytea, created_at timestamptz not null default now(), primary key (county_id, id),
    constraint ledger_balance check (case when sort in ('fund', 'store', 'loan') then balance >= 0 when sort = 'advance' then balance <= 0 else true end))`,
  'create index ledger_account_by_place on ledger_account (county_id, place_id, sort)',
  'create index ledger_account_scope on ledger_account using gin (county_id, scope)',
  `create table ledger_movement (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, sort ${C} not null, on_date ${C} not null, purpose text not null, use ${C}, origin ${C}, voucher text, donor_id uuid, record_id uuid, reverses uuid, by_id uuid not null, by_name text not null, at timestamptz not null, second_wanted bool not null, second_id uuid, second_name text, second_on ${C}, live bool not null default true, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index ledger_movement_by_place on ledger_movement (county_id, place_id, on_date desc, id desc)',
  'create unique index ledger_movement_once on ledger_movement (county_id, reverses) where reverses is not null',
  'create unique index ledger_movement_of_record on ledger_movement (county_id, record_id) where record_id is not null and live',
  'create index ledger_movement_scope on ledger_movement using gin (county_id, scope)',
  `create table ledger_leg (county_id int not null, scope int[] not null, id uuid not null, movement_id uuid not null, account_id uuid not null, ${PLACES}, on_date ${C} not null, sort ${C} not null, account_sort ${C} not null, unit text not null, n bigint not null, child_id uuid, need_id uuid, live bool not null default true, seal bytea, primary key (county_id, id))`,
  'create index ledger_leg_by_movement on ledger_leg (county_id, movement_id)',
  'create index ledger_leg_by_account on ledger_leg (county_id, account_id, on_date)',
  'create index ledger_leg_by_place on ledger_leg (county_id, place_id, on_date)',
  'create index ledger_leg_by_class on ledger_leg (county_id, class_id) where class_id is not null',
  'create index ledger_leg_by_school on ledger_leg (county_id, school_id) where school_id is not null',
]
