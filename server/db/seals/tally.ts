import type { Tx } from '../tx-type.ts'
import type { Row } from './canonical.ts'
import { type SealedTable, sealedAs } from './sealed-tables.ts'
import type { Tally } from './seals.ts'
import { modulo, type SealedRow, sumText, type Written } from './seals.ts'

type Sealing = Pick<Tx, 'seals' | 'countyId'> & { pending: { written: Tally } }

export const sealOf = (tx: Pick<Sealing, 'seals' | 'countyId'>, table: SealedTable, row: Row): SealedRow =>
  tx.seals.row(table, tx.countyId, row)

/** A row that was not there is there now (`after`), or another stands in its place. */
export const tally = (
  tx: Pick<Sealing, 'pending'>,
  table: SealedTable,
  before: SealedRow | null,
  after: SealedRow | null,
) => {
  const all = tx.pending.written
  const moved = all.get(table) ?? { rows: 0, sum: 0n }
  moved.rows += (after ? 1 : 0) - (before ? 1 : 0)
  moved.sum += (after?.share ?? 0n) - (before?.share ?? 0n)
  all.set(table, moved)
}

type Stored = Row & { readonly seal?: Buffer | null }

/** The seal of a row as it will be; a row that did not fit its own gets none: going on writes no fault away (M3). */
export const resealed = (tx: Sealing, table: SealedTable, before: Stored, after: Row): Buffer | null => {
  const was = sealOf(tx, table, before)
  const is = sealOf(tx, table, after)
  tally(tx, table, was, is)
  return before.seal?.equals(was.seal) ? is.seal : null
}

/** As it stands in an audit row; null where nothing was written. */
export const writtenOf = (all: Tally): Written | null => {
  const moved = [...all].filter(([, { rows, sum }]) => rows !== 0 || modulo(sum) !== 0n)
  return moved.length
    ? Object.fromEntries(moved.map(([table, { rows, sum }]) => [sealedAs(table), [rows, sumText(sum)]]))
    : null
}
