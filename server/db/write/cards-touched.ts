import type { Change } from './change.ts'

/** Of whom a transaction changed what helpers' cards are made of: children, entries, accounts. */
export type CardsTouched = { children: Set<string>; entries: Set<string>; accounts: Set<string> }

export const noCards = (): CardsTouched => ({ children: new Set(), entries: new Set(), accounts: new Set() })

export const copyOfCards = (t: CardsTouched): CardsTouched => ({
  children: new Set(t.children),
  entries: new Set(t.entries),
  accounts: new Set(t.accounts),
})

export const hasCards = (t: CardsTouched): boolean => t.children.size + t.entries.size + t.accounts.size > 0

/** A child that comes in has no pairing yet, nor has a new account; what hangs on them comes as an entry. */
export const noteCards = (t: CardsTouched, changes: readonly Change[]): void => {
  for (const { table, op, id, set } of changes) {
    if (table === 'child' && op === 'update') t.children.add(String(id))
    if (table === 'account' && op === 'update') t.accounts.add(String(id))
    if (table === 'entry') t.entries.add(String(id))
    if (table === 'record_part' && set.subject_kind === 'entry') t.entries.add(String(id))
  }
}
