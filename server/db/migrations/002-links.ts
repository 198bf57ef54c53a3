const link = (table: string, column: string, to: string) =>
  `alter table ${table} add constraint ${table}_${column} foreign key (county_id, ${column}) references ${to} (county_id, id)`

/** Composite keys keep a row in its county; no cascade and no `set null` (a sharded database refuses the latter). */
export const links: string[] = [
  link('place', 'parent_id', 'place'),
  link('post', 'account_id', 'account'),
  link('post', 'place_id', 'place'),
  link('child', 'school_id', 'place'),
  link('child', 'class_id', 'place'),
  link('child', 'village_id', 'place'),
  link('child_facts', 'child_id', 'child'),
  link('child_person', 'child_id', 'child'),
  link('child_key', 'child_id', 'child'),
  link('record_child', 'record_id', 'record'),
  link('record_child', 'child_id', 'child'),
  link('waiver', 'child_id', 'child'),
  link('roster_import', 'school_id', 'place'),
  link('report', 'place_id', 'place'),
]
