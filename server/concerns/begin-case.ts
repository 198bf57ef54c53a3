import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { caseCircle } from '../../domain/registers/scope.ts'
import { looksAfter } from '../../domain/roles.ts'
import { idFrom } from '../db/client-ids.ts'
import { nextCircles } from '../db/county.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { newEntry } from '../entries/entry-changes.ts'
import type { Subject } from '../entries/subject.ts'

/**
 * A new entry of a register that a list of its own sees: its circle, and who begins it where the post alone does not put them on
 * the list. `more`: what comes with it in the same step, told the scope. Returns the ids that were really inserted.
 */
export const beginCase = (
  tx: Tx,
  kind: EntryKind,
  entry: Parameters<typeof newEntry>[2],
  subject: Subject,
  more: (scope: number[]) => Change[] = () => [],
): Promise<Set<string>> =>
  tx.unsealed(async () => {
    const [n] = await nextCircles(tx, 1)
    if (n === undefined) throw new Error('no number for a circle')
    const circle = caseCircle(n)
    const { scope, changes, note } = newEntry(tx, kind, entry, subject, circle)
    const { inserted } = await tx.write(changes, note)
    // Sent twice at once: what stands already keeps what came with it.
    if (inserted.has(entry.id)) {
      const beside = [...more(scope), ...authorNamed(tx, entry.id, circle, scope)]
      if (beside.length) await tx.write(beside, null)
    }
    return inserted
  })

const authorNamed = (tx: Tx, entryId: string, circle: number, scope: number[]): Change[] =>
  looksAfter(tx.actor.role) || tx.actor.via === 'operator'
    ? []
    : [memberAdded(tx, { entryId, circle, scope, account: tx.actor.accountId, name: tx.actor.name, why: BEGAN })]

const BEGAN = '记下这件事的人'

/** A name on a case's list: from today on, by whom and why. */
export const memberAdded = (
  tx: Tx,
  m: { entryId: string; circle: number; scope: number[]; account: string; name: string; why: string },
): Change => ({
  table: 'circle_member',
  op: 'insert',
  id: idFrom(m.entryId, m.account, String(tx.now)),
  scope: m.scope,
  set: {
    entry_id: m.entryId,
    circle: m.circle,
    account_id: m.account,
    name: m.name,
    from_on: shanghaiDate(tx.now),
    until_on: null,
    why: m.why,
    by_id: tx.actor.accountId,
    by_name: tx.actor.name,
    at: new Date(tx.now),
  },
})
