import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Span } from '../../domain/registers/spans.ts'
import { dayWithin } from '../children/day-within.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'
import { newTransfers } from '../transfers/new-transfers.ts'
import { refuseWaiting } from '../transfers/refuse-waiting.ts'
import type { Plan } from './decide.ts'

/**
 * Whom a list tells to have gone to another school of the county is handed to it, from today: until that one takes the child in it stays
 * (decision 063). Undone with the import, where nobody has answered. Error: conflict (waits already).
 */
export const handOver = async (
  tx: Tx,
  keys: Keys,
  handing: Plan['handing'],
  { importId, from, held }: { importId: string; from: number; held: ReadonlyMap<string, Span[]> },
): Promise<void> => {
  const today = shanghaiDate(tx.now)
  await refuseWaiting(
    tx,
    handing.map((h) => h.before),
  )
  await newTransfers(
    tx,
    keys,
    handing.map(({ before, to }) => ({
      child: before.row.id,
      sort: 'moves' as const,
      fromId: from,
      fromClass: before.row.class_id,
      toId: to.id,
      elsewhere: null,
      on: dayWithin(held.get(before.row.id) ?? [], today, today, 'on'),
      note: '',
      madeBy: importId,
    })),
  )
}
