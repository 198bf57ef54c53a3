import { AppError } from '../../domain/errors.ts'
import type { Span } from '../../domain/registers/spans.ts'
import { baselineOf } from '../db/baseline.ts'
import { spansOf } from '../db/child-spans.ts'
import { lockChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx.ts'
import type { Plan } from './decide.ts'
import type { Prepared } from './prepare.ts'

/**
 * Holds all children that a list is about to change, and looks once more: between the comparison and here somebody may have
 * changed one of the school's, and would lose what was written. Answers their spans. Error: difference-stale.
 */
export const holdRegister = async (tx: Tx, prepared: Prepared, plan: Plan): Promise<Map<string, Span[]>> => {
  const own = [...plan.changing, ...plan.moves, ...plan.endings].map(({ before }) => before.row.id)
  const coming = plan.transfers.map(({ before }) => before.row.id)
  await tx.widened(() => lockChildren(tx, [...new Set([...own, ...coming])].sort()))
  if ((await baselineOf(tx, prepared.school.id)) !== prepared.baseline) throw new AppError('difference-stale')
  return tx.widened(() => spansOf(tx, own))
}
