const C = 'text collate "C"'

/**
 * Pictures of a child's file, a record, an entry, a voucher (decision 062): re-encoded, sealed, with a small one beside it. Both go when it is removed;
 * who added it, and who removed it and why, stays. `shown`: children who can be known on it, whose family's yes is asked each time.
 */
export const attachment: string[] = [
  `create table attachment (county_id int not null, scope int[] not null, id uuid not null, about_kind ${C} not null, about_id uuid not null, child_id uuid, place_id int, shows ${C} not null, shown uuid[] not null, words text not null, picture_sealed bytea, small_sealed bytea, width int, height int, size int, by_id uuid not null, by_name text not null, made_at timestamptz not null, removed_on ${C}, removed_by_name text, removed_reason text, seal bytea, primary key (county_id, id))`,
  'create index attachment_of on attachment (county_id, about_kind, about_id)',
  'create index attachment_by_child on attachment (county_id, child_id) where child_id is not null',
  `create index attachment_of_children on attachment (county_id, id) where shows = 'children' and removed_on is null`,
  'create index attachment_scope on attachment using gin (county_id, scope)',
]
