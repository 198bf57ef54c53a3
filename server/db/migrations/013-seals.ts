const ROWS = [
  ...['place', 'account', 'post', 'term', 'day_off', 'child', 'child_facts', 'child_person', 'record', 'record_child'],
  ...[
    'waiver',
    'concern',
    'concern_answer',
    'roster_import',
    'heading_meaning',
    'report',
    'history',
    'sign_in',
    'county',
  ],
]

/**
 * What was done is sealed, not only the diary (M3, M4, decision 015): a seal in every row, and in the audit row what was written
 * with it. Rows that are older take their seals when the product next opens (seals/baseline.ts), which alone holds the key.
 */
export const seals: string[] = [
  ...ROWS.map((table) => `alter table ${table} add column seal bytea`),
  'alter table audit add column written jsonb',
  'alter table audit add column seal bytea',
  // 1: chained without a key, by earlier releases; 2: under the key.
  'alter table audit_seal add column suite int not null default 1',
]
