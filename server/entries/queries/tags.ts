import type { Tx } from '../../db/tx-type.ts'
import { marksOfChildren } from '../db/of-child.ts'
import { livingToRead, tagsIn } from '../living.ts'

/** By what each of these children is marked in the register, in words; of registers that the actor reads. */
export const tagsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> => {
  const rows = await marksOfChildren(tx, ids, livingToRead(tx))
  return new Map([...Map.groupBy(rows, (r) => r.child_id)].map(([id, of]) => [id, tagsIn(of)]))
}
