import type { ChildFacts, InReason } from '../../domain/registers/child-facts.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { Placed } from './columns.ts'
import type { SnapshotChild } from './db/child-snapshot.ts'

export type ChildUpdate = {
  before: SnapshotChild
  flat: FlatChild
  placed: Placed
  on: string
  importId: string | null
  base?: Record<string, number>
  /** How the child came, where this change brings it onto the roll of another school. */
  inReason?: InReason
  /** Facts that were said by name, whether or not they differ from what is written. */
  named?: ReadonlySet<keyof ChildFacts>
}
