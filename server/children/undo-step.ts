/** How to put things back: remove what was inserted, restore what was changed. Kept sealed with an import. */
export type UndoStep = {
  table: 'child' | 'child_facts' | 'child_person'
  id: string
  childId: string
  op: 'remove' | 'restore'
  set: Record<string, unknown>
}
