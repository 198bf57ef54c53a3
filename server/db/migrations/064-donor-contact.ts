const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/** How a donor is reached (decision 054): sealed, beside the register of donors; its row has the entry's id. */
export const donorContact: string[] = [
  `create table donor_contact (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, words_sealed bytea not null, set_on ${C} not null, set_by_name text not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create index donor_contact_by_place on donor_contact (county_id, place_id)',
  'create index donor_contact_scope on donor_contact using gin (county_id, scope)',
]
