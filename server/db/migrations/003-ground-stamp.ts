/**
 * `ground` counts changes of a county's places, calendars and accounts, `rolls` those of its children: what the server remembers
 * of either holds for one number. `name_order` is the order of a list by name (pinyin first), so that a page is read in the
 * index's own order. Search keys are many and small: they keep one index in the order asked and the child's own, and no
 * foreign key (verify looks for orphans).
 */
export const groundStamp: string[] = [
  'alter table county add column ground int not null default 0, add column rolls int not null default 0',
  `alter table child add column name_order text collate "C" not null default ''`,
  'create index child_by_name_school on child (county_id, school_id, status, name_order, id)',
  'create index child_by_name_class on child (county_id, class_id, status, name_order, id)',
  'create index child_by_name_village on child (county_id, village_id, status, name_order, id)',
  'drop index child_i1',
  'drop index child_i2',
  'drop index child_i3',
  'alter table child_key drop constraint child_key_child_id',
  'drop index child_key_scope',
]
