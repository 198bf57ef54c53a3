import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { RecordBody } from '../../domain/kit/define-record.ts'
import { keptBy } from '../../domain/registers/scope.ts'
import { ownCircles } from '../accounts/db/account.ts'
import type { Tx } from '../db/tx-type.ts'

/**
 * Who sees the entry with these answers: whoever saw it by its place or child, and those who keep it (decision 048). Of a register
 * without keepers it is as it was given: an entry about another one keeps that one's keepers.
 */
export const scopeKept = async (
  tx: Tx,
  kind: Pick<EntryKind, 'keepers'>,
  answers: RecordBody,
  scope: readonly number[],
): Promise<number[]> => {
  if (!kind.keepers) return [...scope]
  const accounts = kind.keepers(answers)
  return keptBy(scope, accounts.length ? await ownCircles(tx, accounts) : [], await tx.tree())
}
