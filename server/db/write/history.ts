import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { isListed, scopeBesideCase } from '../../../domain/registers/scope.ts'
import { newId } from '../../ids.ts'
import { sealOf, tally } from '../seals/tally.ts'
import { goneOut, inTurn, sending } from '../send-together.ts'
import type { Tx } from '../tx-type.ts'
import { byColumns } from './by-columns.ts'
import type { Change } from './change.ts'
import { chunked, FITS_A_SOCKET, pieces, toColumn, valuesOf } from './values.ts'

export type HistoryEntry = {
  change: Change
  op: 'ins' | 'set'
  patch: Record<string, [unknown, unknown]>
  scope: number[]
}

/** Who, when, what, from–to, device: insert-only, in the same transaction as the change. Of a case nobody finds it but through the case. */
export const historyRows = async (tx: Tx, entries: HistoryEntry[]) => {
  const sent: Promise<unknown>[] = []
  for (const chunk of tx.sharded ? chunked(entries, COLUMNS.length + 3) : pieces(entries, FITS_A_SOCKET)) {
    const rows = chunk.map(({ change, op, patch, scope }) => {
      const { actor, at } = change.by ?? { actor: tx.actor, at: tx.now }
      const row: Record<(typeof COLUMNS)[number], unknown> = {
        id: newId(at),
        tbl: change.table,
        row_id: String(change.id),
        child_id: change.table === 'child' ? String(change.id) : (change.childId ?? null),
        op,
        patch,
        account_id: actor.accountId,
        account_name: actor.name,
        role: actor.role,
        device: actor.device,
        at: new Date(at),
        on_date: change.on ?? shanghaiDate(at),
      }
      const sealed = sealOf(tx, 'history', row)
      tally(tx, 'history', null, sealed)
      const seen = isListed(scope) ? scopeBesideCase(scope) : scope
      return [tx.countyId, seen, sealed.seal, ...COLUMNS.map((c) => row[c])]
    })
    if (rows.length === FITS_A_SOCKET && !tx.sharded) {
      sent.push(...sending(tx.run(...byColumns(tx, 'history', NAMES, rows))).sent)
      // The next ones are sealed while the database writes these.
      await goneOut()
      continue
    }
    const { text, values } = valuesOf(rows.map((row) => row.map(toColumn)))
    sent.push(...sending(tx.run(`insert into history (${NAMES.join(', ')}) values ${text}`, values)).sent)
  }
  await inTurn(sent)
}

const COLUMNS = [
  ...(['id', 'tbl', 'row_id', 'child_id', 'op', 'patch'] as const),
  ...(['account_id', 'account_name', 'role', 'device', 'at', 'on_date'] as const),
]
const NAMES = ['county_id', 'scope', 'seal', ...COLUMNS]
