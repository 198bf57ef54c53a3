import type { Actor } from '../../../domain/roles.ts'
import type { WrittenTable } from './tables.ts'

/**
 * One change of one row. `set` uses column names. `childId` names the child that a row hangs on (its sync bucket and, for
 * most tables, its scope). `base` holds the field versions that the writer saw; a newer one of the same field is a conflict.
 */
export type Change = {
  table: WrittenTable
  op: 'insert' | 'update'
  /** The row's id; for tables with a composite key the last part (the other parts stand in `set`). */
  id: string | number
  childId?: string
  set: Record<string, unknown>
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
