import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RosterRow } from './db/roster-rows.ts'

export type MendedCell = { sheet: string; row: number; column: number; text: string }

const place = (county: number, id: string) => ({ county, table: 'roster_import', id, field: 'cells' })

/** What was typed over cells of the file: mostly numbers, so kept sealed beside it (H1). */
export const mendedCells = (ctx: Pick<Ctx, 'keys'>, tx: Pick<Tx, 'countyId'>, row: RosterRow): MendedCell[] =>
  row.corrections.sealed
    ? (JSON.parse(
        ctx.keys.open(Buffer.from(row.corrections.sealed, 'base64'), place(tx.countyId, row.id)).toString('utf8'),
      ) as MendedCell[])
    : []

/** The same, as the row keeps it. */
export const sealCells = (
  keys: Ctx['keys'],
  county: number,
  id: string,
  cells: readonly MendedCell[],
): { sealed?: string } =>
  cells.length ? { sealed: keys.seal(JSON.stringify(cells), place(county, id)).toString('base64') } : {}
