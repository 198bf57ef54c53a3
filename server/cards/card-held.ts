import { shanghaiDate } from '../../domain/kit/dates.ts'
import { type CardRow, cardsInSight } from '../db/child-cards.ts'
import type { Tx } from '../db/tx-type.ts'

/** The actor's own card of this pairing, as it stands today (decision 031); null for anybody but its helper. */
export const cardHeld = async (tx: Tx, entryId: string): Promise<CardRow | null> =>
  tx.actor.role === 'helper'
    ? ((await cardsInSight(tx, shanghaiDate(tx.now))).find((c) => c.entry_id === entryId) ?? null)
    : null
