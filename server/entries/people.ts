import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { Problem, RecordBody } from '../../domain/kit/define-record.ts'
import { isPerson } from '../../domain/kit/field-spec.ts'
import { findAccount } from '../accounts/db/account.ts'
import type { Tx } from '../db/tx-type.ts'

/**
 * Accounts that an entry's answers name, looked up with the county in sight: one that is not there, no longer works or is called
 * otherwise would give a duty to nobody, or a child's card to somebody else. What stood there before is not asked again.
 */
export const peopleProblems = async (
  tx: Tx,
  kind: EntryKind,
  answers: RecordBody,
  before: RecordBody = {},
): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const field of kind.fields) {
    const value = answers[field.name]
    if (field.kind !== 'person' || !isPerson(value) || !value.account) continue
    if (JSON.stringify(value) === JSON.stringify(before[field.name])) continue
    const { account } = value
    const found = await tx.widened(() => findAccount(tx, account))
    if (!found || found.disabled || found.name !== value.name)
      problems.push({
        field: field.name,
        code: 'unknown-answer',
        message: `“${value.name}”的账号没有找到，或已经停用。请重新选，或只写名字。`,
      })
  }
  return problems
}
