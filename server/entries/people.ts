import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { Problem, RecordBody } from '../../domain/kit/define-record.ts'
import { type FieldSpec, isPerson } from '../../domain/kit/field-spec.ts'
import { isKeeper, ROLE_NAMES } from '../../domain/roles.ts'
import { findAccount, postsOf } from '../accounts/db/account.ts'
import type { Tx } from '../db/tx-type.ts'

/**
 * Accounts that an entry's answers name, looked up with the county in sight: one that is not there, no longer works or is called
 * otherwise would give a duty to nobody, or a child's card to somebody else; so would one who keeps what none of its posts sees. What stood
 * there before is not asked again.
 */
export const peopleProblems = async (
  tx: Tx,
  kind: EntryKind,
  answers: RecordBody,
  before: RecordBody = {},
): Promise<Problem[]> => {
  const problems: Problem[] = []
  const stood = new Set(namedIn(kind, before).map(keyOf))
  for (const named of namedIn(kind, answers)) {
    if (stood.has(keyOf(named))) continue
    const { account, name, field } = named
    const found = await tx.widened(() => findAccount(tx, account))
    const wrong = (message: string) => problems.push({ field, code: 'unknown-answer', message })
    if (!found || found.disabled || found.name !== name)
      wrong(`“${name}”的账号没有找到，或已经停用。请重新选，或只写名字。`)
    else if (kind.holder?.(answers) === account && kind.keepers && !(await reads(tx, kind, account)))
      wrong(
        `“${name}”的账号还没有能看“${kind.title}”的职务。请先在“账号与权限”里给这个账号加上${postsFor(kind)}，再来选。`,
      )
  }
  return problems
}

type Named = { field: string; account: string; name: string }
const keyOf = (n: Named) => JSON.stringify([n.field, n.account, n.name])

/** Accounts that answers name, also within rows. */
const namedIn = (kind: EntryKind, answers: RecordBody): Named[] => {
  const inFields = (field: string, fields: readonly FieldSpec[], body: RecordBody): Named[] =>
    fields.flatMap((part) => {
      const value = body[part.name]
      if (part.kind === 'repeat' && Array.isArray(value))
        return value.flatMap((row: RecordBody) => inFields(field || part.name, part.fields ?? [], row))
      return part.kind === 'person' && isPerson(value) && value.account
        ? [{ field: field || part.name, account: value.account, name: value.name }]
        : []
    })
  return inFields('', kind.fields, answers)
}

/** Has the account a post that reads the register? Who keeps an entry without one would be owed what he does not see. */
const reads = async (tx: Tx, kind: EntryKind, account: string): Promise<boolean> =>
  (await tx.widened(() => postsOf(tx, shanghaiDate(tx.now), account))).some((post) =>
    (kind.keptBy ?? kind.read).includes(post.role),
  )

/** The posts that are there for it: those that see nothing but what they keep. */
const postsFor = (kind: EntryKind): string =>
  (kind.keptBy ?? kind.read)
    .filter(isKeeper)
    .map((role) => `“${ROLE_NAMES[role]}”`)
    .join('或') || '一个职务'
