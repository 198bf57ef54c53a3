import type * as z from 'zod'
import type { movementInput } from '../../domain/api/ledger.ts'
import { donor } from '../../domain/entries/donor.ts'
import { fund } from '../../domain/entries/fund.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { type EntryKind, isEnded } from '../../domain/kit/define-entry.ts'
import { FEN, MOST_FEN } from '../../domain/registers/ledger.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { ownCirclesIn, scopeOfChild } from '../../domain/registers/scope.ts'
import { canAt, isKeeper } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, findEntry } from '../entries/db/entry.ts'
import { answersOf, readsKind } from '../entries/reachable.ts'
import { childrenForRecord, findRecord, type RecordChild } from '../records/db/record.ts'
import * as accounts from './accounts-of.ts'
import { type NewMovement, NotBooked } from './book.ts'
import { type LedgerAccount, ledgerAccounts } from './db/account.ts'
import { movementOfRecord } from './db/movement.ts'
import { keptChildren } from './lend-to.ts'

export type MovementInput = z.output<typeof movementInput>
type Of<S extends MovementInput['sort']> = Extract<MovementInput, { sort: S }>

const NOT_FOUND = '没有找到，或不在您负责的范围内，请刷新后再选。'
const notFound = () => new NotBooked('not-found', NOT_FOUND)

/** What a movement comes to: its accounts and legs. Errors: NotBooked, for what is out of reach as for what is not there. */
export const planOf = async (tx: Tx, input: MovementInput): Promise<NewMovement> => {
  switch (input.sort) {
    case 'receive':
      return receive(tx, input)
    case 'give':
      return give(tx, input)
    case 'advance':
      return advance(tx, input)
    case 'repay':
      return repay(tx, input)
    case 'lend':
      return lend(tx, input)
    case 'return':
      return giveBack(tx, input)
  }
}

const head = ({ id, on, purpose, voucher, sort }: MovementInput) => ({ id, on, purpose, voucher, sort })

const receive = async (tx: Tx, input: Of<'receive'>): Promise<NewMovement> => {
  const place = await writtenPlace(tx, input.place)
  const side = accounts.sideOfPlace(place, await tx.tree())
  const into =
    'fund' in input.into
      ? await fundOf(tx, side, input.into.fund)
      : accounts.storeAccount(side, input.into.goods, input.into.unit)
  if (input.origin === 'donor' && !input.donor)
    throw new NotBooked('invalid', '请选是哪一位捐助人；没有登记过的，先在“捐助人”里登记，或选不留名。')
  if (input.donor) await entryAt(tx, donor, input.donor, place)
  return {
    ...head(input),
    placeId: place.id,
    origin: input.origin,
    ...(input.donor && input.origin === 'donor' ? { donor: input.donor } : {}),
    legs: [
      { on: into, n: input.n },
      { on: accounts.sourceAccount(side, into.unit), n: -input.n },
    ],
  }
}

const give = async (tx: Tx, input: Of<'give'>): Promise<NewMovement> => {
  const place = await writtenPlace(tx, input.place)
  const side = accounts.sideOfPlace(place, await tx.tree())
  const from =
    'fund' in input.from ? await fundOf(tx, side, input.from.fund) : await storeOf(tx, place, input.from.store)
  const children = await childrenOf(tx, 'ledger.write', input.children)
  await mustBookRecord(tx, input.record)
  const whole = input.n * Math.max(1, children.length)
  if (whole > MOST_FEN) throw new NotBooked('invalid', '一笔的数目太大了，请核对；真有这么多，请分几笔记。')
  const use = accounts.spentAccount(side, from.unit)
  const needed = await needOf(tx, input.need, input.children)
  return {
    ...head(input),
    placeId: place.id,
    use: input.use,
    ...(input.record ? { record: input.record } : {}),
    legs: [
      { on: from, n: -whole },
      ...(children.length
        ? children.map((child) => ({ on: use, n: input.n, child: child.id, ...needed }))
        : [{ on: use, n: input.n }]),
    ],
  }
}

const advance = async (tx: Tx, input: Of<'advance'>): Promise<NewMovement> => {
  const { side, place } = await ownSide(tx)
  const children = await childrenOf(tx, 'ledger.own', input.child ? [input.child] : [])
  await mustBookRecord(tx, input.record)
  const [child] = children
  return {
    ...head(input),
    placeId: place.id,
    use: input.use,
    ...(input.record ? { record: input.record } : {}),
    legs: [
      { on: accounts.advanceAccount(side, input.id, input.purpose), n: -input.n },
      { on: accounts.spentAccount(side, FEN), n: input.n, ...(child ? { child: child.id } : {}) },
    ],
  }
}

const repay = async (tx: Tx, input: Of<'repay'>): Promise<NewMovement> => {
  const owed = (await ledgerAccounts(tx, [input.advance])).get(input.advance)
  const tree = await tx.tree()
  const place = owed ? tree.get(owed.place_id) : undefined
  if (owed?.sort !== 'advance' || !place || !canAt(tx.actor, 'ledger.write', chainOf(tree, place.id))) throw notFound()
  if (owed.holder_id === tx.actor.accountId)
    throw new NotBooked('own', '自己垫的钱不能自己报销，请另一位管账的人来付。')
  const from = await fundOf(tx, accounts.sideOfPlace(place, tree), input.fund)
  return {
    ...head(input),
    placeId: place.id,
    legs: [
      { on: owed, n: input.n },
      { on: from, n: -input.n },
    ],
  }
}

const lend = async (tx: Tx, input: Of<'lend'>): Promise<NewMovement> => {
  const { side, place } = await ownSide(tx)
  const [child] = await childrenOf(tx, 'ledger.own', [input.child])
  if (!child) throw notFound()
  const unit = input.things ?? FEN
  // Of its class for figures; its village has no part in what is lent at school.
  const columns = { school_id: child.school_id, class_id: child.class_id, village_id: null }
  const loan = accounts.loanAccount(side, input.id, { purpose: input.purpose, unit, child: child.id })
  return {
    ...head(input),
    placeId: place.id,
    legs: [
      { on: { ...loan, columns }, n: input.n, child: child.id },
      { on: accounts.pocketAccount(side, unit), n: -input.n },
    ],
  }
}

/** Paid back is paid back whole: with small money nobody counts (S5.4). */
const giveBack = async (tx: Tx, input: Of<'return'>): Promise<NewMovement> => {
  const loan = (await ledgerAccounts(tx, [input.loan], { held: true })).get(input.loan)
  const tree = await tx.tree()
  const place = loan ? tree.get(loan.place_id) : undefined
  if (loan?.sort !== 'loan' || !place || !loan.holder_id || !loan.child_id) throw notFound()
  const mine = loan.holder_id === tx.actor.accountId
  if (!mine && !canAt(tx.actor, 'ledger.write', chainOf(tree, place.id))) throw notFound()
  if (loan.balance === 0) throw new NotBooked('stands-already', '这一笔借的已经还清，不用再记。')
  const side = await accounts.sideOfHolder(tx, place, { id: loan.holder_id, name: loan.holder_name ?? '' })
  return {
    ...head(input),
    placeId: place.id,
    legs: [
      { on: loan, n: -loan.balance, child: loan.child_id },
      { on: accounts.pocketAccount(side, loan.unit), n: loan.balance },
    ],
  }
}

/** A place over whose money the actor stands. */
const writtenPlace = async (tx: Tx, code: string): Promise<Place> => {
  const tree = await tx.tree()
  const place = placeOfCode(tree, code)
  if (!place || !canAt(tx.actor, 'ledger.write', chainOf(tree, place.id))) throw notFound()
  if (place.kind === 'class') throw new NotBooked('invalid', '班里不单独立账，请记在学校的账上。')
  return place
}

const ownSide = async (tx: Tx): Promise<{ side: accounts.Side; place: Place }> => {
  const place = accounts.ledgerPlace(tx.actor.placeId, await tx.tree())
  if (!place) throw notFound()
  const side = await accounts.sideOfHolder(tx, place, { id: tx.actor.accountId, name: tx.actor.name })
  // The machine's operator has no pocket, and nobody here would see what it held.
  if (ownCirclesIn(side.scope, await tx.tree()).length !== 1)
    throw new NotBooked('forbidden', '垫付和借给学生的，请用自己的账号登录以后记。')
  return { side, place }
}

const entryAt = async (tx: Tx, kind: EntryKind, id: string, place: Place): Promise<EntryRow> => {
  const row = await findEntry(tx, id)
  if (row?.kind !== kind.kind || row.place_id !== place.id || !readsKind(tx.actor, kind)) throw notFound()
  return row
}

const fundOf = async (tx: Tx, side: accounts.Side, id: string) => {
  const row = await entryAt(tx, fund, id, side.place)
  if (isEnded(fund, row.state)) throw new NotBooked('ended', '这笔资金已经停用，请换一笔，或重新登记一笔。')
  return accounts.fundAccount(side, { id, name: textIn(answersOf(fund, row), 'name') })
}

const storeOf = async (tx: Tx, place: Place, id: string): Promise<LedgerAccount> => {
  const store = (await ledgerAccounts(tx, [id])).get(id)
  if (store?.sort !== 'store' || store.place_id !== place.id) throw notFound()
  return store
}

const childrenOf = async (
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
  if (within.length < new Set(ids).size) throw new NotBooked('not-found', '有孩子不在您负责的范围内，请核对后重选。')
  return within
}

const needOf = async (tx: Tx, id: string | undefined, children: readonly string[]): Promise<{ need?: string }> => {
  if (!id) return {}
  const row = await findEntry(tx, id)
  if (row?.kind !== 'need' || children.length !== 1 || row.child_id !== children[0])
    throw new NotBooked('invalid', '这件需要不是这个孩子的，请重选；一次只对一个孩子的一件需要。')
  return { need: id }
}

/** A record is booked once: what it cost is not paid twice. */
const mustBookRecord = async (tx: Tx, id: string | undefined): Promise<void> => {
  if (!id) return
  const record = await findRecord(tx, id)
  if (!record || record.superseded_by !== null) throw notFound()
  if (await movementOfRecord(tx, id)) throw new NotBooked('stands-already', '这条记录已经入账，不用再记一次。')
}
