import type * as z from 'zod'
import type { touch } from '../../domain/api/touch.ts'
import { isUnreached, isUntried, lastSeen, type Touch, unseenAt } from '../../domain/registers/touch.ts'

/** What is known of one child, with what follows from it on a day. */
export const touchView = (row: Touch, today: string): z.input<typeof touch> => ({
  fatherSeenOn: row.fatherSeenOn,
  motherSeenOn: row.motherSeenOn,
  cameOn: row.cameOn,
  seenOn: lastSeen(row),
  unseen: unseenAt(row, today),
  reachedOn: row.reachedOn,
  triedOn: row.triedOn,
  tries: row.tries,
  unreached: isUnreached(row, today),
  untried: isUntried(row, today),
})
