import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'

type Addition = {
  id: string
  entryId: string
  scope: number[]
  sort: 'line' | 'record'
  recordId?: string
  body: Record<string, unknown>
  /** Where it was written earlier, by somebody else. */
  by?: { id: string; name: string; role: string; on: string; at: Date }
}

/** A dated line that is added to a case, with who wrote it; nobody edits it. */
export const addition = (tx: Tx, a: Addition): Change => ({
  table: 'addendum',
  op: 'insert',
  id: a.id,
  scope: a.scope,
  set: {
    entry_id: a.entryId,
    sort: a.sort,
    record_id: a.recordId ?? null,
    on_date: a.by?.on ?? shanghaiDate(tx.now),
    body: a.body,
    by_id: a.by?.id ?? tx.actor.accountId,
    by_name: a.by?.name ?? tx.actor.name,
    by_role: a.by?.role ?? tx.actor.role,
    at: a.by?.at ?? new Date(tx.now),
  },
})
