const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * The parents' page (decision 046): a link that was given to one of a child's family, and what was answered there, both seen with the
 * child. `parent_door` is what the address is looked up by before anybody is known: a hash and ids, nothing of people.
 */
export const parentPage: string[] = [
  `create table parent_link (county_id int not null, scope int[] not null, id uuid not null, child_id uuid not null, part ${C} not null, words_sealed bytea not null, made_on ${C} not null, made_by uuid not null, made_by_name text not null, until_on ${C} not null, agreed_on ${C}, ended_on ${C}, ended_by_name text, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index parent_link_by_child on parent_link (county_id, child_id)',
  'create index parent_link_scope on parent_link using gin (county_id, scope)',
  `create table parent_answer (county_id int not null, scope int[] not null, id uuid not null, link_id uuid not null, child_id uuid not null, part ${C} not null, sort ${C} not null, words_sealed bytea not null, on_date ${C} not null, at timestamptz not null, state ${C} not null, settled_on ${C}, settled_by_name text, reason text, entry_id uuid, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index parent_answer_by_child on parent_answer (county_id, child_id)',
  'create index parent_answer_by_link on parent_answer (county_id, link_id, on_date)',
  `create index parent_answer_waiting on parent_answer (county_id, at) where state = 'waiting'`,
  `create table parent_door (token_hash bytea primary key, county int not null, link_id uuid not null, ends_on ${C} not null, opened int not null default 0, last_on ${C})`,
  'create index parent_door_by_link on parent_door (county, link_id)',
]
