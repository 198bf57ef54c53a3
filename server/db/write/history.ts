import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { isListed, scopeBesideCase } from '../../../domain/registers/scope.ts'
import { newId } from '../../ids.ts'
import { sealOf, tally } from '../seals/tally.ts'
import type { Tx } from '../tx-type.ts'
import type { Change } from './change.ts'
import { chunked, toColumn, valuesOf } from './values.ts'

export type HistoryEntry = {
  change: Change
  op: 'ins' | 'set'
  patch: Record<string, [unknown, unknown]>
  scope: number[]
}

/** Who, when, what, from–to, device: insert-only, in the same transaction as the change. Of a case nobody finds it but through the case. */
export const historyRows = async (tx: Tx, entries: HistoryEntry[]) => {
  const { actor } = tx
  for (const chunk of chunked(entries, COLUMNS.length + 3)) {
    const { text, values } = valuesOf(
      chunk.map(({ change, op, patch, scope }) => {
        const row: Record<(typeof COLUMNS)[number], unknown> = {
          id: newId(tx.now),
          tbl: change.table,
          row_id: String(change.id),
          child_id: change.table === 'child' ? String(change.id) : (change.childId ?? null),
          op,
          patch,
          account_id: actor.accountId,
          account_name: actor.name,
          role: actor.role,
          device: actor.device,
          at: new Date(tx.now),
          on_date: change.on ?? shanghaiDate(tx.now),
        }
        const sealed = sealOf(tx, 'history', row)
        tally(tx, 'history', null, sealed)
        return [
          tx.countyId,
          isListed(scope) ? scopeBesideCase(scope) : scope,
          sealed.seal,
          ...COLUMNS.map((c) => toColumn(row[c])),
        ]
      }),
    )
    await tx.run(`insert into history (county_id, scope, seal, ${COLUMNS.join(', ')}) values ${text}`, values)
  }
}

const COLUMNS = [
  ...(['id', 'tbl', 'row_id', 'child_id', 'op', 'patch'] as const),
  ...(['account_id', 'account_name', 'role', 'device', 'at', 'on_date'] as const),
]
