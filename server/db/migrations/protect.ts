/** The one policy text of scope.md: own columns and settings only, nothing set = nothing seen. */
export const POLICY = `county_id = nullif(current_setting('app.county', true), '')::int and scope && nullif(current_setting('app.circles', true), '')::int[]`

/** Tables whose rows the product may really delete: caches, stamps that were overtaken, search keys, sessions. Everything else is marked or superseded. */
const DELETABLE = new Set([
  'sign_in_try',
  'second_factor',
  'child_card',
  'child_key',
  'duty',
  'duty_fact',
  'duty_laid',
  'duty_set',
  'duty_stale',
  'stamp',
  'session',
  'heading_meaning',
  'idempotency',
  'parent_door',
])
/** Nobody, not even the product, edits a seal or a stamp. */
const INSERT_ONLY = new Set(['audit_seal', 'stamp'])
/** Facts that nobody edits: only who may see them follows the child, and an audit row takes its batch number when sealed. */
export const ONLY_COLUMNS: Readonly<Record<string, string>> = {
  history: 'scope',
  audit: 'scope, batch',
  record: 'scope, superseded_by',
  // Made under the first name, and called by the second one since migration 019.
  record_child: 'scope, live',
  // Of whom it tells follows the file of a child that became one with another (decision 057); a ledger's rows likewise.
  record_part: 'scope, live, child_id, subject_id, household_id, seal',
  concern: 'scope',
  concern_answer: 'scope',
  addendum: 'scope',
  // Turned back by a movement of its own; only its second hand is written afterwards (decision 054).
  ledger_movement: 'scope, live, second_id, second_name, second_on, fv, seal, updated_at',
  ledger_leg: 'scope, live, child_id, seal',
  ledger_account: 'scope, balance, child_id, seal',
}

/** Statements that bind the app's role on one table. */
export const protect = (table: string, hasCounty: boolean, role: string): string[] => {
  const rights = [
    'select',
    'insert',
    ...(INSERT_ONLY.has(table) ? [] : [ONLY_COLUMNS[table] ? `update (${ONLY_COLUMNS[table]})` : 'update']),
    ...(DELETABLE.has(table) ? ['delete'] : []),
  ]
  return [
    `grant ${rights.join(', ')} on ${table} to "${role}"`,
    ...(hasCounty
      ? [
          `alter table ${table} enable row level security`,
          `alter table ${table} force row level security`,
          `drop policy if exists scope on ${table}`,
          `create policy scope on ${table} using (${POLICY}) with check (${POLICY})`,
        ]
      : []),
  ]
}
