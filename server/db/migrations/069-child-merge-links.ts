const link = (table: string, column: string, to: string) =>
  `alter table ${table} add constraint ${table}_${column} foreign key (county_id, ${column}) references ${to} (county_id, id)`

/** What 068 hangs on; after its table is distributed, as a sharded database wants it (002). */
export const childMergeLinks: string[] = [
  link('child_merge', 'kept_id', 'child'),
  link('child_merge', 'gone_id', 'child'),
]
