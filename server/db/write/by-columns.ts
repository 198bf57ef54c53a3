import type { Tx } from '../tx-type.ts'
import { columnText, isList } from './column-text.ts'
import type { Statement } from './values.ts'

/**
 * Rows of a table as something to select from, one array a column: thousands of single values cost more to plan than to write, and rows
 * told as JSON half as much again to read (measured a row: a span of 30 columns 8 instead of 17 µs, one of the family 5 instead of 10).
 * Not for a sharded database, which plans no such insert into a table with row security. What stands in json columns must be given
 * as it is, not as text. `unseen`: the planner is not shown how many they are; `after`: so many values stand before these.
 */
export const rowsOf = (
  tx: Pick<Tx, 'columns'>,
  table: string,
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
  { unseen = false, after = 0 } = {},
): { from: string; values: string[] } => {
  const types = names.map((name) => {
    const type = tx.columns.get(table)?.get(name)
    if (type === undefined) throw new Error(`no column ${table}.${name}`)
    return type
  })
  // A list within a list must be as long as its neighbours: each is told as text and read by itself.
  const picked = types.map((type, c) => `u.c${c}${isList(type) ? `::${type}` : ''} as ${names[c]}`)
  const told = types.map((type, c) => `$${after + c + 1}::${isList(type) ? 'text' : type}[]`)
  const arrays = told.map((array) => (unseen ? `(select ${array})` : array))
  return {
    from: `(select ${picked.join(', ')} from unnest(${arrays.join(', ')}) as u(${types.map((_, c) => `c${c}`).join(', ')}))`,
    values: types.map((type, c) => columnText(type, rows, c)),
  }
}

/** An insert of many rows. */
export const byColumns = (
  tx: Pick<Tx, 'columns'>,
  table: string,
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
  after = '',
): Statement => {
  const { from, values } = rowsOf(tx, table, names, rows)
  const list = names.join(', ')
  return [`insert into ${table} (${list}) select ${list} from ${from} v ${after}`, values]
}
