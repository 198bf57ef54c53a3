import { fund } from '../../domain/entries/fund.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { type EntryKind, isEnded } from '../../domain/kit/define-entry.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { ownCirclesIn, scopeOfChild } from '../../domain/registers/scope.ts'
import { canAt, isKeeper } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, findEntry } from '../entries/db/entry.ts'
import { answersOf, readsKind } from '../entries/reachable.ts'
import { childrenForRecord, type RecordChild } from '../records/db/record.ts'
import * as accounts from './accounts-of.ts'
import { type LedgerAccount, ledgerAccounts } from './db/account.ts'
import { keptChildren } from './lend-to.ts'
import { NotBooked, notFound } from './not-booked.ts'

/** A place over whose money the actor stands. */
export const writtenPlace = async (tx: Tx, code: string): Promise<Place> => {
  const tree = await tx.tree()
  const place = placeOfCode(tree, code)
  if (!place || !canAt(tx.actor, 'ledger.write', chainOf(tree, place.id))) throw notFound()
  if (place.kind === 'class') throw new NotBooked('invalid', '班里不单独立账，请记在学校的账上。')
  return place
}

/** What the actor pays and lends: seen by the own circle besides the place's. */
export const ownSide = async (tx: Tx): Promise<{ side: accounts.Side; place: Place }> => {
  const place = accounts.ledgerPlace(tx.actor.placeId, await tx.tree())
  if (!place) throw notFound()
  const of = await accounts.sideOfHolder(tx, place, { id: tx.actor.accountId, name: tx.actor.name })
  const here = (await tx.tree()).get(tx.actor.placeId)
  // What a class's teacher paid counts in that class's summary (S3.8).
  const side = here?.kind === 'class' ? { ...of, columns: { ...of.columns, class_id: here.id } } : of
  // The machine's operator has no pocket, and nobody here would see what it held.
  if (ownCirclesIn(side.scope, await tx.tree()).length !== 1)
    throw new NotBooked('forbidden', '垫付和借给学生的，请用自己的账号登录以后记。')
  return { side, place }
}

/** An entry of a register at this place, where the actor reads it. */
export const entryAt = async (tx: Tx, kind: EntryKind, id: string, place: Place): Promise<EntryRow> => {
  const row = await findEntry(tx, id)
  if (row?.kind !== kind.kind || row.place_id !== place.id || !readsKind(tx.actor, kind)) throw notFound()
  return row
}

/** A fund that is in use, as an account. */
export const fundOf = async (tx: Tx, side: accounts.Side, id: string) => {
  const row = await entryAt(tx, fund, id, side.place)
  if (isEnded(fund, row.state))
    throw new NotBooked('ended', '这笔资金已经停用，请换一笔，或重新登记一笔。', {
      field: 'fund',
      code: 'unknown-answer',
    })
  return accounts.fundAccount(side, { id, name: textIn(answersOf(fund, row), 'name') })
}

export const storeOf = async (tx: Tx, place: Place, id: string): Promise<LedgerAccount> => {
  const store = (await ledgerAccounts(tx, [id])).get(id)
  if (store?.sort !== 'store' || store.place_id !== place.id) throw notFound()
  return store
}

/** Children within the actor's reach, all of them. */
export const childrenOf = async (
  tx: Tx,
  action: 'ledger.write' | 'ledger.own',
  ids: readonly string[],
): Promise<RecordChild[]> => {
  if (ids.length === 0) return []
  const tree = await tx.tree()
  const found = await childrenForRecord(tx, [...new Set(ids)])
  const within = found.filter((c) =>
    canAt(
      tx.actor,
      action,
      scopeOfChild({ classId: c.class_id, schoolId: c.school_id, villageId: c.village_id }, tree),
    ),
  )
  // Who sleeps in the own dormitory, though no register shows them.
  if (isKeeper(tx.actor.role)) {
    const kept = new Set(await keptChildren(tx))
    const mine = ids.filter((id) => kept.has(id))
    within.push(...(await tx.widened(() => childrenForRecord(tx, mine))))
  }
  if (within.length < new Set(ids).size)
    throw new NotBooked('not-found', '有孩子不在您负责的范围内，请核对后重选。', {
      field: action === 'ledger.own' ? 'child' : 'children',
      code: 'unknown-answer',
    })
  return within
}

/** The need of one child that is met. */
export const needOf = async (
  tx: Tx,
  id: string | undefined,
  children: readonly string[],
): Promise<{ need?: string }> => {
  if (!id) return {}
  const row = await findEntry(tx, id)
  if (row?.kind !== 'need' || children.length !== 1 || row.child_id !== children[0])
    throw new NotBooked('invalid', '这件需要不是这个孩子的，请重选；一次只对一个孩子的一件需要。', {
      field: 'need',
      code: 'unknown-answer',
    })
  return { need: id }
}
