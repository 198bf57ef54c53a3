import { AppError } from '../../domain/errors.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import type { Action } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord, type RecordChild } from '../records/db/record.ts'

/** These children, each within the actor's reach. Errors: not-found, for one that is out of sight as for one that is not there. */
export const reachableChildren = async (
  tx: Tx,
  action: Action,
  ids: readonly string[],
): Promise<Map<string, RecordChild>> => {
  const wanted = [...new Set(ids)]
  const found = new Map((await childrenForRecord(tx, wanted)).map((c) => [c.id, c]))
  const tree = await tx.tree()
  for (const id of wanted) {
    const child = found.get(id)
    if (!child) throw new AppError('not-found')
    mustReach(
      tx.actor,
      action,
      scopeOfChild({ classId: child.class_id, schoolId: child.school_id, villageId: child.village_id }, tree),
    )
  }
  return found
}
