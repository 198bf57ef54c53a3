import { AppError } from '../../domain/errors.ts'
import { lockReport } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import type { ReportRow } from './db/report.ts'
import { mustBeTheirs } from './must-be-theirs.ts'
import { mustFind } from './queries/summary-view.ts'

/** A report that is about to be changed, held until the commit. Errors: not-found, forbidden (a genre that others write or issue). */
export const lockedReport = async (tx: Tx, id: string, action: 'report.write' | 'report.issue'): Promise<ReportRow> => {
  await lockReport(tx, id)
  const row = await mustFind(tx, id, action)
  mustBeTheirs(tx.actor, action === 'report.issue' ? 'issue' : 'write', row)
  return row
}

/** The same of a draft. Errors: report-issued besides. */
export const lockedDraft = async (tx: Tx, id: string, action: 'report.write' | 'report.issue'): Promise<ReportRow> => {
  const row = await lockedReport(tx, id, action)
  if (row.state === 'issued') throw new AppError('report-issued')
  return row
}
