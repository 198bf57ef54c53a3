import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfOffice } from '../../domain/registers/scope.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { postsOfThoseAt } from './db/held-at.ts'

/**
 * Posts at these places stand at the others from now on; one whose holder has the same post there already ends. Returns the accounts
 * that lost one that way, whose sign-ins end, for they may have been working in it; and each post as it stood.
 */
export const movePosts = async (
  tx: Tx,
  to: ReadonlyMap<number, number>,
): Promise<{ ended: string[]; before: { id: string; set: Record<string, unknown> }[] }> => {
  const tree = await tx.tree()
  const posts = await postsOfThoseAt(tx, [...to.keys()])
  const changes: Change[] = []
  const ended: string[] = []
  const before: { id: string; set: Record<string, unknown> }[] = []
  for (const [account, all] of Map.groupBy(posts, (p) => p.account_id)) {
    const standing = all.filter((p) => !to.has(p.place_id)).map(({ role, place_id }) => ({ role, place: place_id }))
    for (const { id, role, place_id, until_on } of all) {
      const place = to.get(place_id)
      if (place === undefined) continue
      if (standing.some((p) => p.role === role && p.place === place)) {
        changes.push({ table: 'post', op: 'update', id, set: { until_on: shanghaiDate(tx.now) } })
        before.push({ id, set: { until_on } })
        ended.push(account)
        continue
      }
      standing.push({ role, place })
      changes.push({ table: 'post', op: 'update', id, scope: scopeOfOffice(place, tree), set: { place_id: place } })
      before.push({ id, set: { place_id } })
    }
    const scope = [...new Set(standing.flatMap((p) => scopeOfOffice(p.place, tree)))].sort((a, b) => a - b)
    changes.push({ table: 'account', op: 'update', id: account, scope, set: {} })
  }
  await tx.write(changes, null)
  return { ended, before }
}
