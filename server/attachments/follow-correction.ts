import type { Tx } from '../db/tx-type.ts'
import { attachmentsOf } from './db/attachment.ts'

/** A record that was put right keeps its pictures: they hang on what stands now, and are seen by whoever sees that. With the county in sight. */
export const followCorrection = async (
  tx: Tx,
  { from, to, scope }: { from: string; to: string; scope: number[] },
): Promise<void> => {
  const rows = await attachmentsOf(tx, 'record', from)
  if (rows.length === 0) return
  await tx.write(
    rows.map(({ id }) => ({ table: 'attachment' as const, op: 'update' as const, id, scope, set: { about_id: to } })),
    null,
  )
}
