/** When a child was taken in by whoever answers for the school, and what takes it back, sealed (decision 069); null of one that a list brought. */
export const transferUndo: string[] = [
  'alter table child_transfer add column accepted_at timestamptz',
  'alter table child_transfer add column undo_sealed bytea',
]
