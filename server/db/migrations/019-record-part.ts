/**
 * What a record is about and who took part in it (second-storey §1, decision 022): `record_child` becomes `record_part`. A part is
 * a child, a place or an entry that the record is about, a child who took part (with a mark), or one of the staff. Old rows are
 * children that a record is about; their seals stay valid, for a part is sealed as it was then (`sealed-tables.ts`).
 */
export const recordPart: string[] = [
  'alter table record_child no force row level security',
  'alter table record_child rename to record_part',
  `alter table record_part add column role text not null default 'about'`,
  `alter table record_part add column subject_kind text not null default 'child'`,
  'alter table record_part add column subject_id text collate "C"',
  'update record_part set subject_id = child_id::text',
  'alter table record_part alter column subject_id set not null',
  'alter table record_part drop constraint record_child_pkey',
  'alter table record_part add constraint record_part_pkey primary key (county_id, record_id, role, subject_kind, subject_id)',
  'alter table record_part alter column child_id drop not null',
  'alter table record_part alter column household_id drop not null',
  'alter table record_part add column place_id int',
  'alter table record_part add column account_id uuid',
  'alter table record_part add column name text',
  'alter table record_part add column mark text',
  'alter table record_part add column note text',
  'create index record_part_by_place on record_part (county_id, place_id, happened_on) where place_id is not null',
  'alter table record add column sort text',
  'alter table record add column quantity int',
  'alter table record add column fen bigint',
  'alter table record_part force row level security',
]
