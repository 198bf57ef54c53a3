import type pg from 'pg'
import type { OwnBook } from '../../domain/kit/own-field.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import type { CalendarRows } from './calendar-rows.ts'
import type { ColumnTypes } from './column-types.ts'
import type { Ground } from './ground.ts'
import type { Seals } from './seals/seals.ts'
import type { Stamps } from './stamp-classes.ts'
import type { AuditNote, Change, WriteHow } from './write/change.ts'
import type { Pending } from './write/pending.ts'

/** One transaction of one actor: every read is bound by its county and circles, every write goes through `write`. */
export type Tx = {
  actor: Actor
  countyId: number
  /** The instant of the transaction, the same for everything that it writes (milliseconds). */
  now: number
  sharded: boolean
  columns: ColumnTypes
  seals: Seals
  pending: Pending
  query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  /** How many rows a statement touched. */
  run: (text: string, values?: unknown[]) => Promise<number>
  /** The one way to change synced or personal data; see `write/write.ts`. Answers the ids that were really inserted. */
  write: (
    changes: Change[],
    note: AuditNote | null,
    how?: WriteHow,
  ) => Promise<{ inserted: Set<string>; versions: Map<string, Record<string, number>> }>
  /** An audit row without a change (a file opened, a number revealed). */
  note: (note: AuditNote) => void
  /**
   * Work in which the whole county is in sight, for what the register must know of itself (is this number held already?
   * may this child move here?). What it finds outside the actor's places is never shown as it is. Errors: where something else
   * is asked at the same time.
   */
  widened: <T>(work: () => Promise<T>) => Promise<T>
  /** One question asked as `widened` does, beside whatever else is asked at the same moment. */
  widely: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  /**
   * Work in which every case of the county is in sight (decision 030): for the write path's own steps, and for what is told only to
   * whoever was seen to stand on the list. Errors: as `widened`.
   */
  unsealed: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * Reading that may go on at the same time, on a connection of its own, as the same actor; it sees what is committed. Null where
   * connections are few or this transaction has written: then it is asked after the other.
   */
  aside: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> | null
  /**
   * Work of the write path that goes on while the next rows are made, one after the other; where it would have to see more than this
   * actor does it is done at once. A fault of it is told by `settled`, at the latest before the commit.
   */
  behind: (work: () => Promise<void>) => Promise<void>
  settled: () => Promise<void>
  /** What the rest of the transaction sees and may write: only for the write path's own steps (restamp-places.ts). */
  become: (circles: readonly number[]) => Promise<void>
  /** Work that may fail while the transaction goes on: a throw takes back what it wrote, and is passed on. */
  attempt: <T>(work: () => Promise<T>) => Promise<T>
  tree: () => Promise<PlaceTree>
  calendar: () => Promise<CalendarRows>
  /** The county's own fields, by kind (decision 032). */
  own: () => Promise<OwnBook>
  ground: Ground
  /** The last stamps of the county when the transaction began, or when it looked again (stamps.ts). */
  stamps: Stamps
  /** Everything of the county up to this number is in sight of the statements that follow; -1: not known. */
  horizon: number
}
