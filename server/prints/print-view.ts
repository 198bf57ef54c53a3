import type * as z from 'zod'
import type { printJob } from '../../domain/api/print.ts'
import { batchFace } from '../../domain/reports/papers/batch.ts'
import { childNames } from '../children/db/child-names.ts'
import type { Tx } from '../db/tx-type.ts'
import { placeTold } from '../places/place-told.ts'
import type { PrintRow } from './db/print-job.ts'

export type PrintView = z.input<typeof printJob>

/** Batches as their list shows them; names of children only of those whom the reader still sees. */
export const printViews = async (tx: Tx, rows: readonly PrintRow[]): Promise<PrintView[]> => {
  const tree = await tx.tree()
  const names = new Map(
    (await childNames(tx, [...new Set(rows.flatMap((r) => r.left_out))])).map((c) => [c.id, c.name]),
  )
  return rows.map((row) => {
    const place = tree.get(row.place_id)
    return {
      id: row.id,
      batch: row.batch,
      title: batchFace(row.batch).title,
      place: { code: place?.code ?? '', name: place ? placeTold(tree, place) : '' },
      purpose: row.purpose,
      by: row.made_by_name,
      madeAt: row.made_at.toISOString(),
      state: row.state,
      of: row.n,
      done: row.done,
      printed: row.printed,
      leftOut: row.left_out.map((id) => names.get(id) ?? null),
      message: row.message,
      fileName: row.file_name,
      bytes: row.file_size,
      until: row.until_on,
    }
  })
}
