import { goneOut, inTurn, sending } from '../send-together.ts'
import type { Tx } from '../tx-type.ts'
import { columnText } from './column-text.ts'

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

/** So many statements are on their way at once. */
const IN_FLIGHT = 4

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
  const sent: Promise<unknown>[] = []
  for (const chunk of tx.sharded ? chunked(rows, names.length) : pieces(rows, NARROW)) {
    if (tx.sharded) {
      const { text, values } = valuesOf(chunk.map((row) => [tx.countyId, ...row]))
      await tx.run(`insert into ${table} (${names.join(', ')}) values ${text} ${after}`, values)
      continue
    }
    const lists = casts.map((cast, c) => columnText(cast, chunk, c))
    const picked = casts.map((cast, c) => `u.c${c}::${cast}`)
    const arrays = casts.map((cast, c) => `$${c + 2}::${cast === 'int[]' ? 'text' : cast}[]`)
    // The next thousands are told while the database writes these; no more of them stand in memory at once.
    if (sent.length > 0) await goneOut()
    if (sent.length >= IN_FLIGHT) await sent.at(-IN_FLIGHT)
    const one = tx.run(
      `insert into ${table} (${names.join(', ')}) select $1, ${picked.join(', ')} from unnest(${arrays.join(', ')}) as u(${casts.map((_, c) => `c${c}`).join(', ')}) ${after}`,
      [tx.countyId, ...lists],
    )
    sent.push(...sending(one).sent)
  }
  await inTurn(sent)
}

export const chunked = <T>(rows: readonly T[], width: number): T[][] =>
  pieces(rows, Math.max(1, Math.min(5000, Math.floor(MAX_PARAMETERS / Math.max(1, width)))))

/**
 * Rows of a register whose statement a socket takes whole (some 200 KB): of a longer one the database waits for the rest until this
 * process next looks at its sockets, and neither works meanwhile.
 */
export const FITS_A_SOCKET = 200
/** The same of narrow rows, each of a hundred letters. */
const NARROW = 1500

export const pieces = <T>(rows: readonly T[], size: number): T[][] => {
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
  const heads = names.map((name) => `${JSON.stringify(name)}:`)
  const json = rows.map((row) => {
    let said = ''
    for (const [i, head] of heads.entries()) {
      const value = row[i]
      // What is not said is null.
      if (value !== null && value !== undefined) said += `${said ? ',' : ''}${head}${jsonOf(value)}`
    }
    return `{${said}}`
  })
  return [
    `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from json_populate_recordset(null::public.${table}, $1::json) ${after}`,
    [`[${json.join(',')}]`],
  ]
}

/** Bytes as the database reads them; everything else JSON knows. */
export const jsonOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? `"\\\\x${value.toString('hex')}"` : JSON.stringify(value)
