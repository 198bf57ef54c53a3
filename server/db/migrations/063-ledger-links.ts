const link = (table: string, column: string, to: string) =>
  `alter table ${table} add constraint ${table}_${column} foreign key (county_id, ${column}) references ${to} (county_id, id)`

/** What the ledger hangs on; after its tables are distributed, as a sharded database wants it (002). */
export const ledgerLinks: string[] = [
  link('ledger_account', 'child_id', 'child'),
  link('ledger_account', 'entry_id', 'entry'),
  link('ledger_movement', 'donor_id', 'entry'),
  link('ledger_movement', 'record_id', 'record'),
  link('ledger_leg', 'movement_id', 'ledger_movement'),
  link('ledger_leg', 'account_id', 'ledger_account'),
  link('ledger_leg', 'child_id', 'child'),
  link('ledger_leg', 'need_id', 'entry'),
]
