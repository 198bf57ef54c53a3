import { type AccountSort, FEN } from '../../domain/registers/ledger.ts'
import { ancestorOf, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import { placeColumnsOfPlace } from '../../domain/registers/place-columns.ts'
import { keptBy, scopeOfPlace } from '../../domain/registers/scope.ts'
import { ownCircles } from '../accounts/db/account.ts'
import { idFrom } from '../db/client-ids.ts'
import type { Tx } from '../db/tx-type.ts'

/** Where a row counts in figures. */
export type Columns = { school_id: number | null; class_id: number | null; village_id: number | null }

/** An account as it is made with its first leg. Its id follows from what it is, so that it is made once, whoever comes first. */
export type AccountSpec = {
  id: string
  sort: AccountSort
  name: string
  unit: string
  place: Place
  scope: number[]
  columns: Columns
  entry?: string
  holder?: { id: string; name: string }
  child?: string
}

/** Whose money it is: a place's own, seen by who leads it and stands above it; or one person's at that place, who sees it too. */
export type Side = { place: Place; scope: number[]; columns: Columns; holder?: { id: string; name: string } }

export const sideOfPlace = (place: Place, tree: PlaceTree): Side => {
  const { school_id, class_id, village_id } = placeColumnsOfPlace(place.id, tree)
  return { place, scope: scopeOfPlace(place.id, tree), columns: { school_id, class_id, village_id } }
}

/** What somebody paid or lent is theirs and their leaders' to see: not their class's, nor the village's. */
export const sideOfHolder = async (tx: Tx, place: Place, holder: { id: string; name: string }): Promise<Side> => {
  const tree = await tx.tree()
  const side = sideOfPlace(place, tree)
  return { ...side, scope: keptBy(side.scope, await ownCircles(tx, [holder.id]), tree), holder }
}

/** The place whose ledger somebody writes in: the school of a class, else the own post's place. */
export const ledgerPlace = (placeId: number, tree: PlaceTree): Place | undefined =>
  ancestorOf(tree, placeId, 'school') ?? tree.get(placeId)

const of = (side: Side, sort: AccountSort, name: string, unit: string, ...key: string[]): AccountSpec => ({
  ...side,
  id: idFrom('ledger', sort, String(side.place.id), side.holder?.id ?? '', unit, ...key),
  sort,
  name,
  unit,
})

/** A fund's account has the id of its entry. */
export const fundAccount = (side: Side, entry: { id: string; name: string }): AccountSpec => ({
  ...of(side, 'fund', entry.name, FEN),
  id: entry.id,
  entry: entry.id,
})
export const storeAccount = (side: Side, goods: string, unit: string): AccountSpec =>
  of(side, 'store', goods, unit, goods)
export const sourceAccount = (side: Side, unit: string): AccountSpec => of(side, 'source', '外面来的', unit)
export const spentAccount = (side: Side, unit: string): AccountSpec => of(side, 'use', '用出去的', unit)
/** Each advance and each loan by itself: it is paid back and done. */
export const advanceAccount = (side: Side, movement: string, purpose: string): AccountSpec =>
  of(side, 'advance', purpose, FEN, movement)
export const loanAccount = (
  side: Side,
  movement: string,
  loan: { purpose: string; unit: string; child: string },
): AccountSpec => ({
  ...of(side, 'loan', loan.purpose, loan.unit, movement),
  child: loan.child,
})
export const pocketAccount = (side: Side, unit: string): AccountSpec => of(side, 'pocket', '老师自己的', unit)
