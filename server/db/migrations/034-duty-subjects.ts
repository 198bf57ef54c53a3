const C = 'text collate "C"'

/**
 * Duties and waivers are about any subject (second-storey §1, decision 028): a child, a place or an entry. A waiver hangs on a child
 * or on a place in the end, as an entry does, and is seen with it. Old rows are waivers of children; their seals stay valid, for
 * what repeats the child is left out (`sealed-tables.ts`).
 */
export const dutySubjects: string[] = [
  'alter table waiver no force row level security',
  `alter table waiver add column subject_kind ${C} not null default 'child'`,
  `alter table waiver add column subject_id ${C}`,
  'alter table waiver add column place_id int',
  'update waiver set subject_id = child_id::text',
  'alter table waiver alter column subject_id set not null',
  'alter table waiver alter column child_id drop not null',
  'alter table waiver force row level security',
  'create index waiver_by_subject on waiver (county_id, subject_id)',
  // A cache: emptied rather than carried over.
  'truncate duty_set',
  'truncate duty_fact',
  `alter table duty_fact add column subject_kind ${C} not null`,
  `alter table duty_fact add column subject_id ${C} not null`,
  'alter table duty_fact alter column child_id drop not null',
  'alter table duty_fact alter column household_id drop not null',
  // Records about an entry or a place, by day.
  `create index record_part_by_subject on record_part (county_id, subject_id, happened_on) where subject_kind in ('place', 'entry')`,
]
