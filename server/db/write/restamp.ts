import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { Tx } from '../tx.ts'
import type { ScopeBook } from './scope-book.ts'

/** Tables whose rows take the child's own scope. */
const FOLLOW = ['child_facts', 'child_person', 'child_key', 'record_child', 'waiver', 'history'] as const

/**
 * Children that changed class, school or village take all their rows along in the same transaction (scope.md). A record about
 * several children is seen by those who see any of them.
 */
export const restampMoved = async (tx: Tx, childIds: string[], book: ScopeBook) => {
  for (const id of new Set(childIds)) {
    const scope = book.ofChild(id)
    for (const table of FOLLOW)
      await tx.run(`update ${table} set scope = $1 where county_id = $2 and child_id = $3 and scope <> $1`, [
        scope,
        tx.countyId,
        id,
      ])
    await tx.run('update sync_row set scope = $1 where county_id = $2 and bucket = $3', [scope, tx.countyId, id])
    await tx.run('update audit set scope = $1 where county_id = $2 and subject_id = $3', [
      scopeOfAudit(scope),
      tx.countyId,
      id,
    ])
    await restampRecords(tx, id)
  }
}

const restampRecords = async (tx: Tx, childId: string) => {
  const shared = await tx.query<{ record_id: string; scope: number[] }>(
    `select o.record_id, o.scope from record_child mine join record_child o on o.county_id = mine.county_id and o.record_id = mine.record_id
     where mine.county_id = $1 and mine.child_id = $2`,
    [tx.countyId, childId],
  )
  const union = new Map<string, Set<number>>()
  for (const row of shared) {
    const circles = union.get(row.record_id) ?? new Set<number>()
    for (const circle of row.scope) circles.add(circle)
    union.set(row.record_id, circles)
  }
  for (const [id, circles] of union) {
    const scope = [...circles].sort((a, b) => a - b)
    await tx.run('update record set scope = $1 where county_id = $2 and id = $3', [scope, tx.countyId, id])
    tx.pending.sync.set(`record ${id}`, { table: 'record', id, bucket: childId, scope })
  }
}
