const C = 'text collate "C"'

/**
 * What a helper sees of a paired child (decision 031): a row a pairing that stands, seen by the helper's own circle. Worked out from the
 * pairing, the child and the account by the write path, so it may be deleted and is compared by `verify`.
 */
export const childCard: string[] = [
  `create table child_card (county_id int not null, scope int[] not null, entry_id uuid not null, child_id uuid not null, helper uuid not null, circle int not null, name text not null, birth_year int, class_id int, village_id int, from_on ${C} not null, agreed jsonb not null, met jsonb not null, primary key (county_id, entry_id))`,
  'create index child_card_scope on child_card using gin (county_id, scope)',
  'create index child_card_by_child on child_card (county_id, child_id)',
  'create index child_card_by_helper on child_card (county_id, helper)',
]
