import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'
import { keysOf } from './columns.ts'
import { writeKeys } from './db/child-keys.ts'
import { childSnapshots } from './db/child-snapshot.ts'
import { withOldNames } from './with-old-names.ts'

/** Search keys of these children as they stand today, with those of names that they had before and of files that became one with them (decision 057). */
export const renewKeys = async (tx: Tx, keys: Keys, ids: readonly string[]): Promise<void> => {
  const tree = await tx.tree()
  const children = await childSnapshots(tx, keys, ids, shanghaiDate(tx.now))
  const entries = children.map(({ row, register, stored }) => ({
    childId: row.id,
    scope: scopeOfChild({ classId: stored.class_id, schoolId: stored.school_id, villageId: stored.village_id }, tree),
    keys: keysOf(keys, tx.countyId, register.flat),
    fresh: false,
  }))
  await writeKeys(tx, await withOldNames(tx, entries))
}
