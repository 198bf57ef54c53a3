import { toDutyFacts } from '../../domain/duties/duty-facts.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { keysOf } from '../child/columns.ts'
import type { Ctx } from '../context.ts'
import { childSnapshots } from '../db/child-snapshot.ts'
import { placeDuties } from '../db/duties.ts'
import type { Tx } from '../db/tx.ts'
import { childIds, keptDuties, keysOfChildren } from '../db/verify.ts'

const CHUNK = 1000

/** What was kept of the engine's answers against a fresh recount, by school, term and cut-off. */
export const verifyDuties = async (tx: Tx): Promise<string[]> => {
  const kept = (await keptDuties(tx)).filter((d) => d.school_id !== null)
  const tree = await tx.tree()
  let wrong = 0
  const schools = new Set<string>()
  for (const [key, rows] of Map.groupBy(kept, (d) => `${d.school_id} ${d.term} ${d.computed_for}`)) {
    const [schoolId, termId, at] = key.split(' ')
    const school = tree.get(Number(schoolId))
    if (!school || termId === undefined || at === undefined) continue
    const states = new Map(
      (await placeDuties(tx, school, termId, at)).map((duty) => {
        const { dutyId, state, met, counted, metBy } = toDutyFacts(duty, at)
        return [dutyId, [state, met, counted, metBy].join(' ')]
      }),
    )
    const off = rows.filter((r) => states.get(r.duty_id) !== [r.state, r.met, r.counted, r.met_by].join(' '))
    if (off.length === 0) continue
    wrong += off.length
    schools.add(school.name)
  }
  return wrong
    ? [`${wrong} 项值守的缓存与重算不一致（${[...schools].join('、')}）：有人改过缓存；打开一次那里的总结就会重算。`]
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
      const expected = keysOf(child.register.flat).sort().join('\n')
      if (expected !== (found.get(child.row.id) ?? []).sort().join('\n')) wrong++
    }
  }
  return [
    ...(wrong ? [`${wrong} 名孩子的搜索键和姓名、家人、号码不符，会搜不到；请打开资料重新保存一次。`] : []),
    ...(closed ? [`有身份证号或电话打不开（在 ${closed} 名孩子当中）：密钥不对，或加密内容被改过。`] : []),
  ]
}
