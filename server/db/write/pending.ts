import type { AuditNote } from './write.ts'

/** What the end of the transaction still has to stamp: synced rows and audit rows, in order. */
export type Pending = {
  sync: Map<string, { table: string; id: string; bucket: string | null; scope: number[] }>
  audit: (AuditNote & { scope?: number[] })[]
}

export const newPending = (): Pending => ({ sync: new Map(), audit: [] })
