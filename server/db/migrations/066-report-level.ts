/** Who may read a summary (summaries §3.4); null: of a release before levels. `source`: the record that a bulletin tells of. */
export const reportLevel: string[] = [
  'alter table report add column level text',
  'alter table report add column source uuid',
]
