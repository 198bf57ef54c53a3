import type { PlaceTree } from '../../../domain/registers/place.ts'
import { scopeOfAudit, scopeOfChild, scopeOfPlace } from '../../../domain/registers/scope.ts'
import { COMMONS } from '../../../domain/roles.ts'
import type { Tx } from '../tx-type.ts'
import type { AuditNote, Change } from './change.ts'
import { TABLES } from './tables.ts'

/** What scope each row of this write gets. Children not written here are looked up once. */
export type ScopeBook = {
  tree: PlaceTree
  of: (change: Change) => number[]
  ofChild: (childId: string) => number[]
  setChild: (childId: string, scope: number[]) => void
  auditScope: (note: AuditNote) => number[]
}

export const scopeBook = async (tx: Tx, changes: Change[]): Promise<ScopeBook> => {
  const tree = await tx.tree()
  const known = new Map<string, number[]>()
  const wanted = new Set<string>()
  const places = (set: Record<string, unknown>) => ({
    classId: num(set.class_id),
    schoolId: num(set.school_id),
    villageId: num(set.village_id),
  })
  for (const change of changes) {
    if (change.table === 'child' && change.op === 'insert')
      known.set(String(change.id), scopeOfChild(places(change.set), tree))
    else if (TABLES[change.table].scope === 'child' && (!change.scope || change.table === 'child'))
      wanted.add(change.table === 'child' ? String(change.id) : (change.childId ?? ''))
  }
  for (const id of known.keys()) wanted.delete(id)
  wanted.delete('')
  if (wanted.size) {
    const rows = await tx.query<{ id: string; scope: number[] }>(
      'select id, scope from child where county_id = $1 and id = any($2::uuid[])',
      [tx.countyId, [...wanted]],
    )
    for (const row of rows) known.set(row.id, row.scope)
  }
  const ofChild = (childId: string) => {
    const scope = known.get(childId)
    if (!scope) throw new Error('a row hangs on a child that is not there')
    return scope
  }
  return {
    tree,
    ofChild,
    setChild: (childId, scope) => known.set(childId, scope),
    of: (change) => {
      if (change.scope) return change.scope
      const kind = TABLES[change.table].scope
      if (kind === 'commons') return [COMMONS]
      if (kind === 'child') return ofChild(change.table === 'child' ? String(change.id) : (change.childId ?? ''))
      throw new Error(`${change.table} needs its scope given`)
    },
    auditScope: (note) => {
      const child = note.subject === 'child' && note.subjectId ? known.get(note.subjectId) : undefined
      return scopeOfAudit(child ?? scopeOfPlace(note.placeId ?? tx.actor.placeId, tree))
    },
  }
}

const num = (value: unknown): number | null => (typeof value === 'number' ? value : null)
