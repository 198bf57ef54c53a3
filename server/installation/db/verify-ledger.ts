import { keptBy, ownCirclesIn, scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Tx } from '../../db/tx-type.ts'

/** The ledger against itself (decision 054): every movement comes to nothing, every account stands at the sum of its legs, each is seen by whom it is for. */
export const verifyLedger = async (tx: Tx): Promise<string[]> => {
  const count = async (text: string) => (await tx.query<{ n: number }>(text, [tx.countyId]))[0]?.n ?? 0
  const uneven = await count(
    `select count(distinct movement_id)::int as n from (select movement_id from ledger_leg where county_id = $1 group by movement_id, unit having sum(n) <> 0) u`,
  )
  const empty = await count(
    `select count(*)::int as n from ledger_movement m where m.county_id = $1 and not exists (select 1 from ledger_leg l where l.county_id = $1 and l.movement_id = m.id)`,
  )
  const off = await count(
    `select count(*)::int as n from ledger_account a left join (select account_id, sum(n) as n from ledger_leg where county_id = $1 group by account_id) s on s.account_id = a.id where a.county_id = $1 and a.balance <> coalesce(s.n, 0)`,
  )
  const turned = await count(
    `select count(*)::int as n from ledger_movement m where m.county_id = $1 and m.live = exists (select 1 from ledger_movement r where r.county_id = $1 and r.reverses = m.id)`,
  )
  const told = await count(
    `select count(*)::int as n from ledger_leg l join ledger_movement m on m.county_id = l.county_id and m.id = l.movement_id where l.county_id = $1 and l.live <> (m.live and m.sort <> 'reverse')`,
  )
  const hidden = await hiddenOrShown(tx)
  return [
    ...(uneven ? [`爱心账有 ${uneven} 笔借贷不平。请由备份恢复。`] : []),
    ...(empty ? [`爱心账有 ${empty} 笔没有分录。请由备份恢复。`] : []),
    ...(off ? [`爱心账有 ${off} 个账户的余额和分录的合计不符。请由备份恢复。`] : []),
    ...(turned + told ? [`爱心账有 ${turned + told} 处冲正的标记不对。请由备份恢复。`] : []),
    ...(hidden ? [`爱心账有 ${hidden} 行的可见范围和所在地方不符。请由备份恢复。`] : []),
  ]
}

const hiddenOrShown = async (tx: Tx): Promise<number> => {
  const tree = await tx.tree()
  const accounts = await tx.query<{ place_id: number; scope: number[]; held: boolean }>(
    'select place_id, scope, holder_id is not null as held from ledger_account where county_id = $1',
    [tx.countyId],
  )
  const wrong = accounts.filter(({ place_id, scope, held }) => {
    const own = ownCirclesIn(scope, tree)
    return own.length !== (held ? 1 : 0) || keptBy(scopeOfPlace(place_id, tree), own, tree).join() !== scope.join()
  }).length
  const [legs] = await tx.query<{ n: number }>(
    `select count(*)::int as n from ledger_leg l join ledger_account a on a.county_id = l.county_id and a.id = l.account_id where l.county_id = $1 and l.scope <> a.scope`,
    [tx.countyId],
  )
  const [movements] = await tx.query<{ n: number }>(
    `select count(*)::int as n from ledger_movement m join (
       select movement_id, array_agg(distinct c order by c) as scope from (select movement_id, unnest(scope) as c from ledger_leg where county_id = $1) e group by movement_id) u on u.movement_id = m.id
     where m.county_id = $1 and m.scope <> u.scope`,
    [tx.countyId],
  )
  return wrong + (legs?.n ?? 0) + (movements?.n ?? 0)
}
