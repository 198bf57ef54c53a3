import type { Tx } from '../db/tx-type.ts'
import { answerChange } from './answer-change.ts'
import { waitingMadeBy, waitingOf } from './db/transfers.ts'

const BY_LIST = '新学校的名单里已经有这名孩子'
const NOT_ANY_MORE = '孩子已经不在交出来的学校'

/**
 * Children who left a school by another way than by being taken in: a list of the other school took the file (decision 010), or the child went.
 * What waited for an answer is answered by that. `to`: the school where each sits now, null where it went.
 */
export const closeTransfers = async (tx: Tx, moved: ReadonlyMap<string, number | null>): Promise<void> => {
  if (moved.size === 0) return
  await tx.widened(async () => {
    const waiting = await waitingOf(tx, [...moved.keys()])
    await tx.write(
      waiting.flatMap((t) => {
        const to = moved.get(t.child_id) ?? null
        if (to === t.from_id) return []
        const taken = to !== null && to === t.to_id
        return [
          answerChange(tx, t, {
            state: taken ? 'accepted' : 'withdrawn',
            answer: taken ? BY_LIST : NOT_ANY_MORE,
          }),
        ]
      }),
      null,
    )
  })
}

/** What a promotion or a list handed on and nobody has taken in waits no longer, `because` it was put back; in `tx.widened`. */
export const takeBackHanded = async (tx: Tx, madeBy: string, because: string): Promise<void> => {
  const waiting = await waitingMadeBy(tx, madeBy)
  await tx.write(
    waiting.map((t) => answerChange(tx, t, { state: 'withdrawn', answer: because })),
    null,
  )
}
