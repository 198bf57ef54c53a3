import { toDutyFacts } from '../../domain/duties/duty-facts.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { keysOf } from '../child/columns.ts'
import type { Ctx } from '../context.ts'
import { childSnapshots } from '../db/child-snapshot.ts'
import { placeDuties } from '../db/duties.ts'
import type { Tx } from '../db/tx.ts'
import { childIds, factsOfSet, keptSets, keysOfChildren } from '../db/verify.ts'

const CHUNK = 1000

/** What is kept of the engine's answers against a fresh recount. */
export const verifyDuties = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  let wrong = 0
  const places = new Set<string>()
  for (const set of await keptSets(tx)) {
    const place = tree.get(set.place_id)
    if (!place) continue
    const kept = await factsOfSet(tx, set.id)
    const fresh = (await placeDuties(tx, place, set.term, set.computed_for)).map((d) =>
      toDutyFacts(d, set.computed_for),
    )
    const states = new Map(fresh.map((f) => [f.dutyId, [f.state, f.met, f.counted, f.metBy].join(' ')]))
    const right = kept.filter((r) => states.get(r.duty_id) === [r.state, r.met, r.counted, r.met_by].join(' ')).length
    const off = Math.max(kept.length, states.size) - right
    if (off === 0) continue
    wrong += off
    places.add(place.name)
  }
  return wrong
    ? [
        `${wrong} 项值守的缓存与重算不一致（${[...places].join('、')}）：有人改过缓存；它最多留一小时，过后打开那里的总结就会重算。`,
      ]
    : []
}

/** Each child is found under its names and numbers of today, and under nothing else. Opens every number: the key is tried too. */
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
    for (const child of children) {
      const expected = keysOf(ctx.keys, tx.countyId, child.register.flat).sort().join('\n')
      if (expected !== (found.get(child.row.id) ?? []).sort().join('\n')) wrong++
    }
  }
  return [
    ...(wrong ? [`${wrong} 名孩子的搜索键和姓名、家人、号码不符，会搜不到；请打开资料重新保存一次。`] : []),
    ...(closed ? [`有身份证号或电话打不开（在 ${closed} 名孩子当中）：密钥不对，或加密内容被改过。`] : []),
  ]
}
