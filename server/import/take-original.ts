import { AppError } from '../../domain/errors.ts'
import { allowed } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RosterRow } from '../rosters/db/roster-rows.ts'
import { openRosterFile } from './roster-view.ts'

/** The file as it was handed in. It holds every number: whoever takes it says why, and leaves a trace (M2). Errors: forbidden, reason-needed. */
export const takeOriginal = (ctx: Ctx, tx: Tx, row: RosterRow, reason: string | undefined) => {
  if (!allowed(tx.actor, 'child.reveal')) throw new AppError('forbidden')
  if (reason === undefined)
    throw new AppError('reason-needed', undefined, '表里有完整的号码，取表要写明原因，原因会留在记录里。')
  tx.note({
    action: 'roster.original',
    subject: 'roster',
    subjectId: row.id,
    placeId: row.school_id,
    detail: { reason },
  })
  return openRosterFile(ctx, tx, row)
}
