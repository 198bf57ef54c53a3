import { copyOfTouched, nothingTouched, type Touched } from '../duty-rows/touched.ts'
import type { Tally } from '../seals/seals.ts'
import { type CardsTouched, copyOfCards, noCards } from './cards-touched.ts'
import type { AuditNote } from './change.ts'

/** A row as phones are told of it; `fresh`: it has no number yet (change.ts). */
export type SyncRow = { table: string; id: string; bucket: string | null; scope: number[]; fresh?: true }

/** What the end of the transaction still has to stamp: synced rows and audit rows, in order. */
export type Pending = {
  sync: Map<string, SyncRow>
  audit: (AuditNote & { scope?: number[] })[]
  /** What was done to each sealed table; the transaction's audit row carries it. */
  written: Tally
  /** Something was written that the actor's own circles do not reach. */
  wide: boolean
  /** Cases were in sight: their rows and what is told of them carry no circle of the actor's. */
  listed: boolean
  /** Places, calendars, accounts or posts changed: what is remembered of them ends with the commit. */
  ground: boolean
  /** Places at which something of it stands besides where its rows are seen (school-stamps.ts); `everywhere`: a child or a span of one moved. */
  stood: Set<number>
  everywhere: boolean
  /** Whose duties have to be worked out anew before the commit. */
  touched: Touched
  /** Whose cards for helpers have to be worked out anew before the commit. */
  cards: CardsTouched
}

export const newPending = (): Pending => ({
  sync: new Map(),
  audit: [],
  written: new Map(),
  wide: false,
  listed: false,
  ground: false,
  stood: new Set(),
  everywhere: false,
  touched: nothingTouched(),
  cards: noCards(),
})

/** As it stands now: what an attempt that fails goes back to. */
export const copyOf = (pending: Pending): Pending => ({
  ...pending,
  sync: new Map(pending.sync),
  audit: [...pending.audit],
  stood: new Set(pending.stood),
  touched: copyOfTouched(pending.touched),
  cards: copyOfCards(pending.cards),
  written: new Map([...pending.written].map(([table, moved]) => [table, { ...moved }])),
})
