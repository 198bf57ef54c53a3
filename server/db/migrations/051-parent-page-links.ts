const link = (table: string, column: string, to: string) =>
  `alter table ${table} add constraint ${table}_${column} foreign key (county_id, ${column}) references ${to} (county_id, id)`

/** What a parents' page hangs on; after its tables are distributed, as a sharded database wants it (002). */
export const parentPageLinks: string[] = [
  link('parent_link', 'child_id', 'child'),
  link('parent_answer', 'child_id', 'child'),
  link('parent_answer', 'link_id', 'parent_link'),
]
