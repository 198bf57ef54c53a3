import { shanghaiDate } from '../../domain/kit/dates.ts'
import { ROLE_NAMES } from '../../domain/roles.ts'
import { postsOfThese } from '../accounts/db/account.ts'
import type { Tx } from '../db/tx-type.ts'

/** What these accounts are today, as far as the actor sees it: 班主任（三年级(1)班）. */
export const postWords = async (tx: Tx, accounts: readonly string[]): Promise<Map<string, string>> => {
  const tree = await tx.tree()
  const posts = Map.groupBy(await postsOfThese(tx, shanghaiDate(tx.now), accounts), (p) => p.account_id)
  return new Map(
    [...posts].map(([account, held]) => [
      account,
      held.map((p) => `${ROLE_NAMES[p.role]}（${tree.get(p.place_id)?.name ?? ''}）`).join('、'),
    ]),
  )
}
