/**
 * `ground` counts changes of a county's places, calendars and accounts, `rolls` those of its children: what the server remembers
 * of either holds for one number. `name_order` is the order of a list by name (pinyin first), so that a page is read in the
 * index's own order. Rows that are only ever asked for by place, child, record or number keep no index by scope (the planner
 * thinks that it finds next to nothing and prefers it to the filter's own: decision 007); search keys, many and small, no
 * foreign key either (verify looks for orphans).
 */
export const groundStamp: string[] = [
  'alter table county add column ground int not null default 0, add column rolls int not null default 0',
  `alter table child add column name_order text collate "C" not null default ''`,
  'create index child_by_name on child (county_id, status, name_order, id)',
  'create index child_by_name_school on child (county_id, school_id, status, name_order, id)',
  'create index child_by_name_class on child (county_id, class_id, status, name_order, id)',
  'create index child_by_name_village on child (county_id, village_id, status, name_order, id)',
  'drop index child_i1',
  'drop index child_i2',
  'drop index child_i3',
  'drop index child_i7',
  'alter table child_key drop constraint child_key_child_id',
  ...['child', 'child_facts', 'child_key', 'child_person', 'record_child', 'history', 'sync_row'].map(
    (table) => `drop index ${table}_scope`,
  ),
]
