import { keptBy, ownCirclesIn, scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Tx } from '../tx-type.ts'
import { follow, unionOf } from './restamp-rows.ts'

/** Ledgers of places that hang somewhere else now: accounts by their place and whose they are, legs by their account, movements by their legs. */
export const restampLedger = async (tx: Tx, below: readonly number[]): Promise<void> => {
  const tree = await tx.tree()
  const accounts = await tx.query<{ id: string; place_id: number; scope: number[] }>(
    'select id, place_id, scope from ledger_account where county_id = $1 and place_id = any($2::int[])',
    [tx.countyId, below],
  )
  const ids = accounts.map((a) => a.id)
  const scopes = accounts.map((a) => keptBy(scopeOfPlace(a.place_id, tree), ownCirclesIn(a.scope, tree), tree))
  await follow(tx, 'ledger_account', 'id', 'uuid', ids, scopes)
  await follow(tx, 'ledger_leg', 'account_id', 'uuid', ids, scopes)
  const donors = await tx.query<{ id: string; place_id: number }>(
    'select id, place_id from donor_contact where county_id = $1 and place_id = any($2::int[])',
    [tx.countyId, below],
  )
  await follow(
    tx,
    'donor_contact',
    'id',
    'uuid',
    donors.map((d) => d.id),
    donors.map((d) => scopeOfPlace(d.place_id, tree)),
  )
  const legs = await tx.query<{ movement_id: string; scope: number[] }>(
    'select distinct l.movement_id, l.scope from ledger_leg l where l.county_id = $1 and l.place_id = any($2::int[])',
    [tx.countyId, below],
  )
  const moved = [...Map.groupBy(legs, (leg) => leg.movement_id)]
  const seen = moved.map(([, of]) => unionOf(of))
  const movements = moved.map(([id]) => id)
  await follow(tx, 'ledger_movement', 'id', 'uuid', movements, seen)
  await follow(tx, 'attachment', 'about_id', 'uuid', movements, seen, `t.about_kind = 'movement'`)
}
