import type { Tx } from '../db/tx-type.ts'
import { oldNamesOf } from './db/old-names.ts'
import { oldNameKeys } from './search-keys.ts'

/** Search keys with those of the names that the children had before: whoever remembers the old one finds the child. */
export const withOldNames = async <E extends { childId: string; keys: readonly string[] }>(
  tx: Tx,
  entries: readonly E[],
): Promise<(E & { keys: string[] })[]> => {
  const old = await oldNamesOf(
    tx,
    entries.map((e) => e.childId),
  )
  return entries.map((e) => ({
    ...e,
    keys: [...new Set([...e.keys, ...(old.get(e.childId) ?? []).flatMap(oldNameKeys)])],
  }))
}
