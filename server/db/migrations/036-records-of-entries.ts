/**
 * What was recorded of an entry is asked newest first (kinds.md §7). And a Children's Home is seen by everybody posted at its school or
 * village or below it (decision 029): who sees the homes that stand already follows; 2^30 is where the circles of communities begin.
 */
const COMMUNITY = "e.kind = 'home' and e.place_id is not null and not (e.scope @> array[1073741824 + e.place_id])"
const TABLES = ['entry', 'entry_part', 'history', 'sync_row']

export const recordsOfEntries: string[] = [
  `create index record_part_by_entry on record_part (county_id, subject_id, happened_on, record_id) where subject_kind = 'entry'`,
  ...TABLES.map((table) => `alter table ${table} no force row level security`),
  ...[
    ['entry_part', 'p.entry_id = e.id'],
    ['history', `p.tbl = 'entry' and p.row_id = e.id::text`],
    ['sync_row', `p.tbl = 'entry' and p.id = e.id::text`],
  ].map(
    ([table, which]) =>
      `update ${table} p set scope = e.scope || (1073741824 + e.place_id) from entry e where e.county_id = p.county_id and ${which} and ${COMMUNITY}`,
  ),
  `update entry e set scope = e.scope || (1073741824 + e.place_id) where ${COMMUNITY}`,
  ...TABLES.map((table) => `alter table ${table} force row level security`),
]
