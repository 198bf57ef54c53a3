import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { RosterRow } from '../../rosters/db/roster-rows.ts'

/** Whole numbers of a list were read: what it is called in the diary. */
export const NUMBERS_SEEN = 'roster.numbers'

/**
 * Leaves a trace of who read the numbers of a list (M2): once a day for each reader and reason, however many pages were turned.
 * The transaction must be one that may write.
 */
export const noteNumbersSeen = async (tx: Tx, row: RosterRow, reason: string | null): Promise<void> => {
  const known = await tx.query(
    `select 1 from audit where county_id = $1 and subject_id = $2 and action = $3 and account_id = $4 and detail->>'reason' is not distinct from $5 and at >= ($6::date)::timestamp at time zone 'Asia/Shanghai' limit 1`,
    [tx.countyId, row.id, NUMBERS_SEEN, tx.actor.accountId, reason, shanghaiDate(tx.now)],
  )
  if (known.length) return
  tx.note({
    action: NUMBERS_SEEN,
    subject: 'roster',
    subjectId: row.id,
    placeId: row.school_id,
    detail: reason === null ? {} : { reason },
  })
}
