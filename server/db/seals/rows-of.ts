import type { Tx } from '../tx-type.ts'

/**
 * Rows of a question in pages, by a cursor of this transaction: memory holds one page, however long the table. Two that are read
 * at once have names of their own.
 */
export const pagesOf = async function* <Row extends Record<string, unknown>>(
  tx: Pick<Tx, 'run' | 'query'>,
  name: 'sealed_rows' | 'seal_chain',
  question: readonly [text: string, values: unknown[]],
  size: number,
): AsyncGenerator<Row[]> {
  await tx.run(`declare ${name} no scroll cursor for ${question[0]}`, question[1])
  try {
    for (;;) {
      const page = await tx.query<Row>(`fetch ${Math.trunc(size)} from ${name}`)
      if (page.length) yield page
      if (page.length < size) return
    }
  } finally {
    await tx.run(`close ${name}`)
  }
}

/** What of an instant lies below the millisecond: the product writes none, the driver does not show it. */
export const belowMillisecond = (columns: readonly string[]): string =>
  columns.length
    ? columns.map((c) => `coalesce(extract(microseconds from ${c})::bigint % 1000, 0)`).join(' + ')
    : '0::bigint'
