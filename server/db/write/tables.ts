/** How each table written by the one write path hangs together. */
export type TableRule = {
  /** Where a row's scope comes from. `child`: the child's; `explicit`: given with the change. */
  scope: 'child' | 'commons' | 'explicit'
  key: readonly string[]
  /** Carries fv, del, updated_at. */
  editable: boolean
  synced: boolean
  /** Columns whose values never stand in history as they are. */
  sealed: readonly string[]
  /** A row of history for each insert. */
  insertHistory: boolean
}

const rule = (scope: TableRule['scope'], more: Partial<TableRule> = {}): TableRule => ({
  scope,
  key: ['id'],
  editable: true,
  synced: true,
  sealed: [],
  insertHistory: false,
  ...more,
})

export const TABLES = {
  place: rule('commons', { insertHistory: true }),
  term: rule('commons', { key: ['school_id', 'id'], insertHistory: true }),
  day_off: rule('commons', { insertHistory: true }),
  account: rule('explicit', { synced: false, insertHistory: true }),
  post: rule('explicit', { synced: false, insertHistory: true }),
  child: rule('child', {
    sealed: ['id_sealed', 'id_blind', 'student_no_sealed', 'student_no_blind'],
    insertHistory: true,
  }),
  child_facts: rule('child'),
  child_person: rule('child', { sealed: ['phones_sealed'] }),
  record: rule('explicit', { editable: false }),
  record_part: rule('child', {
    key: ['record_id', 'role', 'subject_kind', 'subject_id'],
    editable: false,
    synced: false,
  }),
  waiver: rule('child', { insertHistory: true }),
  entry: rule('explicit', { insertHistory: true }),
  entry_part: rule('explicit', { editable: false, synced: false }),
  addendum: rule('explicit', { editable: false, synced: false, insertHistory: true }),
  circle_member: rule('explicit', { synced: false, insertHistory: true }),
  parent_link: rule('child', { synced: false, sealed: ['words_sealed'] }),
  parent_answer: rule('child', { synced: false, sealed: ['words_sealed'] }),
  child_merge: rule('child', { synced: false, sealed: ['steps_sealed'] }),
  child_transfer: rule('explicit', { synced: false, sealed: ['note_sealed', 'undo_sealed'] }),
  census_answer: rule('child', { synced: false }),
  census_roll: rule('explicit', { synced: false }),
  access_review: rule('explicit', { synced: false }),
  ledger_account: rule('explicit', { editable: false, synced: false }),
  ledger_movement: rule('explicit', { synced: false }),
  ledger_leg: rule('explicit', { editable: false, synced: false }),
  attachment: rule('explicit', { editable: false, synced: false, sealed: ['picture_sealed', 'small_sealed'] }),
  donor_contact: rule('explicit', { synced: false, sealed: ['words_sealed'] }),
  place_merge: rule('commons', { synced: false, sealed: ['steps_sealed'] }),
  county_field: rule('commons', { insertHistory: true }),
  duty_setting: rule('commons', { insertHistory: true }),
  blank_form: rule('commons', { synced: false, sealed: ['file_sealed'], insertHistory: true }),
  statistics_form: rule('commons', { synced: false }),
  paper_text: rule('commons', { synced: false, insertHistory: true }),
  evaluation_list: rule('commons', { synced: false, insertHistory: true }),
  roster_import: rule('explicit', {
    editable: false,
    synced: false,
    sealed: ['file_sealed', 'undo_sealed', 'told_sealed'],
  }),
  report: rule('explicit', { editable: false, synced: false }),
  print_job: rule('explicit', { editable: false, synced: false, sealed: ['file_sealed', 'asked_sealed'] }),
} as const satisfies Record<string, TableRule>

export type WrittenTable = keyof typeof TABLES
