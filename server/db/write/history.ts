import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../tx.ts'
import { chunked, valuesOf } from './values.ts'
import type { Change } from './write.ts'

export type HistoryEntry = {
  change: Change
  op: 'ins' | 'set'
  patch: Record<string, [unknown, unknown]>
  scope: number[]
}

/** Who, when, what, from–to, device: insert-only, in the same transaction as the change. */
export const historyRows = async (tx: Tx, entries: HistoryEntry[]) => {
  const { actor } = tx
  for (const chunk of chunked(entries, 14)) {
    const { text, values } = valuesOf(
      chunk.map(({ change, op, patch, scope }) => [
        tx.countyId,
        scope,
        newId(tx.now),
        change.table,
        String(change.id),
        change.table === 'child' ? String(change.id) : (change.childId ?? null),
        op,
        JSON.stringify(patch),
        actor.accountId,
        actor.name,
        actor.role,
        actor.device,
        new Date(tx.now),
        change.on ?? shanghaiDate(tx.now),
      ]),
    )
    await tx.run(
      `insert into history (county_id, scope, id, tbl, row_id, child_id, op, patch, account_id, account_name, role, device, at, on_date) values ${text}`,
      values,
    )
  }
}
