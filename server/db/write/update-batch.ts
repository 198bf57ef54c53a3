import { inTurn, sending } from '../send-together.ts'
import type { Tx } from '../tx-type.ts'
import { rowsOf } from './by-columns.ts'
import type { WrittenTable } from './tables.ts'
import { toColumn } from './values.ts'

type RowUpdate = { key: Record<string, unknown>; set: Record<string, unknown> }

/** So many are told at once: the next ones while the database writes these. */
const MOST = 250

/** Tables in which nothing but the key is held unique: in which order rows of theirs are updated makes no difference. */
const IN_ANY_ORDER: ReadonlySet<WrittenTable> = new Set(['child', 'child_person'])

/**
 * Gathers updates of one table and sends those of the same columns as one statement; a row that comes twice, or in tables that hold more
 * than their keys unique other columns, send what was gathered first, so the order holds. A sharded database takes them one by one.
 */
export const updateBatch = (tx: Tx, table: WrittenTable) => {
  let shapes = new Map<string, RowUpdate[]>()
  let gathered = 0
  const keys = new Set<string>()
  const sent: Promise<unknown>[] = []
  const send = () => {
    const runs = [...shapes.values()]
    shapes = new Map()
    gathered = 0
    keys.clear()
    for (const rows of runs)
      sent.push(
        ...sending(
          ...(rows.length < 3 || tx.sharded ? rows.map((row) => one(tx, table, row)) : [many(tx, table, rows)]),
        ).sent,
      )
  }
  return {
    /** Was much sent by that? */
    add: (row: RowUpdate): boolean => {
      const key = JSON.stringify(Object.values(row.key))
      const shape = Object.keys(row.set).join()
      const other = !shapes.has(shape) && shapes.size > 0 && !IN_ANY_ORDER.has(table)
      const full = gathered >= MOST
      if (other || keys.has(key) || full) send()
      keys.add(key)
      const rows = shapes.get(shape)
      if (rows) rows.push(row)
      else shapes.set(shape, [row])
      gathered++
      return full
    },
    /** All of them, once they are written. */
    end: async (): Promise<void> => {
      send()
      await inTurn(sent)
    },
  }
}

const one = async (tx: Tx, table: WrittenTable, { key, set }: RowUpdate) => {
  const columns = Object.keys(set)
  const values = [...Object.values(set).map(toColumn), tx.countyId, ...Object.values(key)]
  await tx.run(
    `update ${table} set ${columns.map((c, i) => `${c} = $${i + 1}`).join(', ')} where county_id = $${columns.length + 1} and ${Object.keys(
      key,
    )
      .map((k, i) => `${k} = $${columns.length + 2 + i}`)
      .join(' and ')}`,
    values,
  )
}

/**
 * One array a column, as rows are inserted (by-columns.ts). How long they are the planner is not shown: it takes some ten and looks each
 * row up by its key, where it would read a whole register for two hundred (measured: a thousand rows of a family in 18 ms instead of 57).
 */
const many = async (tx: Tx, table: WrittenTable, rows: RowUpdate[]) => {
  const columns = Object.keys(rows[0]?.set ?? {})
  const keys = Object.keys(rows[0]?.key ?? {})
  const { from, values } = rowsOf(
    tx,
    table,
    [...keys, ...columns],
    rows.map(({ key, set }) => [...keys.map((k) => key[k]), ...columns.map((c) => set[c])]),
    { unseen: true, after: 1 },
  )
  await tx.run(
    `update ${table} t set ${columns.map((c) => `${c} = v.${c}`).join(', ')} from ${from} v
     where t.county_id = $1 and ${keys.map((k) => `t.${k} = v.${k}`).join(' and ')}`,
    [tx.countyId, ...values],
  )
}
