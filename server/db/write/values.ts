import type { Tx } from '../tx-type.ts'

/** Multi-row VALUES in chunks: works on a sharded database too, where unnest into a table with row security does not. */
const MAX_PARAMETERS = 30_000

export const valuesOf = (
  rows: readonly (readonly unknown[])[],
  casts: readonly string[] = [],
): { text: string; values: unknown[] } => {
  const values: unknown[] = []
  const text = rows
    .map(
      (row, r) =>
        `(${row
          .map((value, i) => {
            values.push(value)
            const cast = casts[i]
            return `$${values.length}${r === 0 && cast ? `::${cast}` : ''}`
          })
          .join(',')})`,
    )
    .join(',')
  return { text, values }
}

type Cast = 'text' | 'uuid' | 'bigint' | 'int' | 'int[]'

/**
 * Narrow rows by the thousand: one array a column, which parses in two thirds of the time of VALUES. A sharded database gets
 * VALUES (it cannot plan an unnest into a table with row security).
 */
export const insertMany = async (
  tx: Pick<Tx, 'sharded' | 'run' | 'countyId'>,
  table: string,
  columns: Readonly<Record<string, Cast>>,
  rows: readonly (readonly unknown[])[],
  after = '',
): Promise<void> => {
  const names = ['county_id', ...Object.keys(columns)]
  const casts = Object.values(columns)
  for (const chunk of chunked(rows, tx.sharded ? names.length : 6)) {
    if (tx.sharded) {
      const { text, values } = valuesOf(chunk.map((row) => [tx.countyId, ...row]))
      await tx.run(`insert into ${table} (${names.join(', ')}) values ${text} ${after}`, values)
      continue
    }
    const lists = casts.map((cast, c) =>
      chunk.map((row) => (cast === 'int[]' ? `{${(row[c] as number[]).join(',')}}` : row[c])),
    )
    const picked = casts.map((cast, c) => `u.c${c}::${cast}`)
    const arrays = casts.map((cast, c) => `$${c + 2}::${cast === 'int[]' ? 'text' : cast}[]`)
    await tx.run(
      `insert into ${table} (${names.join(', ')}) select $1, ${picked.join(', ')} from unnest(${arrays.join(', ')}) as u(${casts.map((_, c) => `c${c}`).join(', ')}) ${after}`,
      [tx.countyId, ...lists],
    )
  }
}

export const chunked = <T>(rows: readonly T[], width: number): T[][] => {
  const size = Math.max(1, Math.min(5000, Math.floor(MAX_PARAMETERS / Math.max(1, width))))
  const out: T[][] = []
  for (let i = 0; i < rows.length; i += size) out.push(rows.slice(i, i + size))
  return out
}

/** jsonb columns take text; arrays and byte strings go as they are. */
export const toColumn = (value: unknown): unknown =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  !Buffer.isBuffer(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array)
    ? JSON.stringify(value)
    : value

export type Statement = [text: string, values: unknown[]]

/**
 * An insert whose one value is read by the table's own row type: thousands of single ones cost more to plan than to write. Not on
 * a sharded database. What stands in json columns must be given as it is, not as text.
 */
export const byRowType = (
  table: string,
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
  after = '',
): Statement => {
  const json = rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i], hex(value)])))
  return [
    `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from json_populate_recordset(null::public.${table}, $1::json) ${after}`,
    [JSON.stringify(json)],
  ]
}

const hex = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)
