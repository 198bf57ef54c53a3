import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { Tx } from '../tx-type.ts'
import { restampCases } from './restamp-cases.ts'
import { placeEntriesOfChildren } from './restamp-entries.ts'
import { follow, restampRecordsOf } from './restamp-rows.ts'
import type { ScopeBook } from './scope-book.ts'

/** Tables whose rows take the child's own scope, and the column that names the child. */
const FOLLOW = {
  child_facts: 'child_id',
  child_person: 'child_id',
  child_key: 'child_id',
  record_part: 'child_id',
  waiver: 'child_id',
  entry: 'child_id',
  entry_part: 'child_id',
  attachment: 'child_id',
  parent_link: 'child_id',
  parent_answer: 'child_id',
  census_answer: 'child_id',
  child_merge: 'kept_id',
  history: 'child_id',
  sync_row: 'bucket',
} as const

const CHUNK = 2000

/**
 * Children that changed class, school or village take all their rows along in the same transaction (scope.md), a statement a
 * table for all of them. A record about several children is seen by those who see any of them.
 */
export const restampMoved = async (tx: Tx, childIds: readonly string[], book: Pick<ScopeBook, 'ofChild'>) => {
  const all = [...new Set(childIds)]
  for (let from = 0; from < all.length; from += CHUNK) {
    const ids = all.slice(from, from + CHUNK)
    const scopes = ids.map((id) => book.ofChild(id))
    for (const [table, column] of Object.entries(FOLLOW))
      await follow(tx, table, column, 'uuid', ids, scopes, table === 'sync_row' ? stillToTell(tx, ids) : 'true')
    await follow(tx, 'audit', 'subject_id', 'text', ids, scopes.map(scopeOfAudit))
    await restampRecords(tx, ids)
    await placeEntriesOfChildren(tx, ids)
    await restampCases(tx, ids)
  }
}

/** The numbers of children that are written here are laid down anew before the commit, with their scope. */
const stillToTell = (tx: Tx, ids: readonly string[]): string =>
  ids.every((id) => tx.pending.sync.has(`child ${id}`)) ? `t.tbl <> 'child'` : 'true'

const restampRecords = async (tx: Tx, childIds: readonly string[]) => {
  const mine = await tx.query<{ id: string }>(
    'select distinct record_id as id from record_part where county_id = $1 and child_id = any($2::uuid[])',
    [tx.countyId, childIds],
  )
  await restampRecordsOf(
    tx,
    mine.map((r) => r.id),
  )
}
