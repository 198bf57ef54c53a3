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

export const chunked = <T>(rows: readonly T[], width: number): T[][] => {
  const size = Math.max(1, Math.min(1000, Math.floor(MAX_PARAMETERS / Math.max(1, width))))
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
