const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * A child handed from one school to another, until that one takes it in (decision 063). Seen by both schools and what stands above them; what is said
 * of the child in words is sealed. `made_by`: the promotion that handed a graduating class on. One waits at a time.
 */
export const childTransfer: string[] = [
  `create table child_transfer (county_id int not null, scope int[] not null, id uuid not null, child_id uuid not null, sort ${C} not null, from_id int not null, from_class int, to_id int, elsewhere ${C}, on_date ${C} not null, state ${C} not null, note_sealed bytea, asked_on ${C} not null, at timestamptz not null, by_id uuid not null, by_name text not null, made_by uuid, answered_on ${C}, answered_by_name text, answer text, class_id int, joins_on ${C}, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index child_transfer_scope on child_transfer using gin (county_id, scope)',
  'create index child_transfer_by_child on child_transfer (county_id, child_id)',
  'create index child_transfer_to on child_transfer (county_id, to_id, state)',
  'create index child_transfer_from on child_transfer (county_id, from_id, state)',
  `create unique index child_transfer_one on child_transfer (county_id, child_id) where state = 'waiting'`,
]
