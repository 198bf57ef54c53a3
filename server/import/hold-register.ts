import { AppError } from '../../domain/errors.ts'
import type { Span } from '../../domain/registers/spans.ts'
import { spansOf } from '../children/db/child-spans.ts'
import { lockChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import { baselineOf } from '../rosters/db/baseline.ts'
import type { Plan } from './decide.ts'
import type { Prepared } from './prepare.ts'

/**
 * Holds all children that a list is about to change, in whichever of its schools, and looks once more: between the comparison and
 * here somebody may have changed one of a school's, and would lose what was written. Returns their spans. Error: difference-stale.
 */
export const holdRegister = async (
  tx: Tx,
  schools: readonly Prepared[],
  plans: readonly Plan[],
): Promise<Map<string, Span[]>> => {
  const own = plans
    .flatMap((p) => [...p.changing, ...p.moves, ...p.endings, ...p.handing])
    .map(({ before }) => before.row.id)
  const coming = plans.flatMap((p) => p.transfers).map(({ before }) => before.row.id)
  await tx.widened(() => lockChildren(tx, [...new Set([...own, ...coming])].sort()))
  for (const { school, baseline } of schools)
    if ((await baselineOf(tx, school.id)) !== baseline) throw new AppError('difference-stale')
  return tx.widened(() => spansOf(tx, own))
}
