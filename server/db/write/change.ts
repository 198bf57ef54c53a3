import type { Actor } from '../../../domain/roles.ts'
import type { WrittenTable } from './tables.ts'

/**
 * One change of one row. `set` uses column names. `childId` names the child that a row hangs on (its sync bucket and, for
 * most tables, its scope). `base` holds the field versions that the writer saw; where a field has another one by now it is a
 * conflict: a newer one, and also an older one (a state from before a restore was seen).
 */
export type Change = {
  table: WrittenTable
  op: 'insert' | 'update'
  /** The row's id; for tables with a composite key the last part (the other parts stand in `set`). */
  id: string | number
  childId?: string
  set: Record<string, unknown>
  /** Of an insert: its id was drawn here and now, so no such row can stand already. Whoever sends ids of its own never says so. */
  fresh?: true
  scope?: number[]
  base?: Record<string, number>
  /**
   * Facts of this row's thing that stand in rows of other tables (a child's in its spans and family): their versions are kept
   * here, so that they are held against `base` too.
   */
  beside?: Record<string, { from: unknown; to: unknown }>
  /** The civil date from which the change holds, for the child's timeline. */
  on?: string
  /** As in the diary (`AuditNote.by`). */
  by?: By
}

/** The version of a field that the writer is not held to: it follows from another, or what was seen of it was told as a value. */
export const NOT_HELD = Number.MAX_SAFE_INTEGER
/** A version as a client sent it: it never says `NOT_HELD` by itself. */
export const sentVersion = (version: number): number => Math.min(version, NOT_HELD - 1)

/** `followBehind`: what hangs on children that move follows them while the caller goes on (Tx.behind). */
export type WriteHow = { followBehind?: boolean }

/** Whose doing it is and when (milliseconds), where it is not the transaction's own actor and instant (in-the-name-of.ts). */
export type By = { actor: Actor; at: number }

/** Who did what to what, without content: the audit row. */
export type AuditNote = {
  action: string
  subject: string
  subjectId?: string | null
  placeId?: number | null
  detail?: Record<string, unknown>
  scope?: number[]
  by?: By
}
