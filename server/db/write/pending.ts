import type { AuditNote } from './write.ts'

/** What the end of the transaction still has to stamp: synced rows and audit rows, in order. */
export type Pending = {
  sync: Map<string, { table: string; id: string; bucket: string | null; scope: number[] }>
  audit: (AuditNote & { scope?: number[] })[]
  /** Something was written that the actor's own circles do not reach. */
  wide: boolean
  /** Places, calendars, accounts or posts changed: what is remembered of them ends with the commit. */
  ground: boolean
}

export const newPending = (): Pending => ({ sync: new Map(), audit: [], wide: false, ground: false })
