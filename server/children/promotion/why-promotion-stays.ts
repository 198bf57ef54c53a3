import type { Tx } from '../../db/tx-type.ts'
import { builtOn } from '../../rosters/db/roster-rows.ts'
import { type PromotionRow, spansMadeBy } from '../db/promotions.ts'
import { whyTeachersStay } from './return-teachers.ts'

/** Why a promotion is not taken back (any more), as a sentence; null where it is. With the county in sight: within `tx.widened`. */
export const whyPromotionStays = async (tx: Tx, one: PromotionRow): Promise<string | null> => {
  if (one.undone) return '这一次已经撤回过了。'
  const ids = [...new Set((await spansMadeBy(tx, one.id)).map((s) => s.child_id))]
  const built = await builtOn(tx, ids, one.at)
  const names = [...new Set(built.flatMap((b) => b.name ?? []))].slice(0, 3)
  if (built.length)
    return `升级以后已经有人改过或记过其中的孩子（${names.join('、')}等），不能整批撤回。请在花名册里一个一个改班。`
  return whyTeachersStay(tx, one.posts)
}
