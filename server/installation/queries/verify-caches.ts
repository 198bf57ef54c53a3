import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { keysOf } from '../../children/columns.ts'
import { keysOfMerged } from '../../children/db/child-keys.ts'
import { childSnapshots } from '../../children/db/child-snapshot.ts'
import { oldNamesOf } from '../../children/db/old-names.ts'
import { oldNameKeys } from '../../children/search-keys.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childIds, keysOfChildren } from '../db/verify.ts'

const CHUNK = 1000

/** Each child is found under its names of today and before and its numbers of today, and under nothing else. Opens every number: the key is tried too. */
export const verifySearch = async (ctx: Ctx, tx: Tx): Promise<string[]> => {
  const ids = await childIds(tx)
  let wrong = 0
  let closed = 0
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = ids.slice(from, from + CHUNK)
    const found = await keysOfChildren(tx, some)
    const children = await childSnapshots(tx, ctx.keys, some, shanghaiDate(ctx.now())).catch(() => null)
    if (children === null) {
      closed += some.length
      continue
    }
    const old = await oldNamesOf(tx, some)
    const also = Map.groupBy(await keysOfMerged(tx, some), (k) => k.child_id)
    for (const child of children) {
      const own = keysOf(ctx.keys, tx.countyId, child.register.flat)
      const merged = (also.get(child.row.id) ?? []).map((k) => k.key)
      const expected = [...new Set([...own, ...(old.get(child.row.id) ?? []).flatMap(oldNameKeys), ...merged])]
        .sort()
        .join('\n')
      if (expected !== (found.get(child.row.id) ?? []).sort().join('\n')) wrong++
    }
  }
  return [
    ...(wrong ? [`${wrong} 名孩子的搜索键和姓名、家人、号码不符，会搜不到；请打开资料重新保存一次。`] : []),
    ...(closed ? [`有身份证号或电话打不开（在 ${closed} 名孩子当中）：密钥不对，或加密内容被改过。`] : []),
  ]
}
