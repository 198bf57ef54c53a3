import type * as z from 'zod'
import type { movementInput } from '../../domain/api/ledger.ts'
import { donor } from '../../domain/entries/donor.ts'
import { FEN, MOST_FEN } from '../../domain/registers/ledger.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import * as accounts from './accounts-of.ts'
import type { NewMovement } from './book.ts'
import { ledgerAccounts } from './db/account.ts'
import { NotBooked, notFound } from './not-booked.ts'
import { mustBookRecord } from './record-money.ts'
import { childrenOf, entryAt, fundOf, needOf, ownSide, storeOf, writtenPlace } from './within.ts'

export type MovementInput = z.output<typeof movementInput>
type Of<S extends MovementInput['sort']> = Extract<MovementInput, { sort: S }>

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
    throw new NotBooked('invalid', '请选是哪一位捐助人；没有登记过的，先在“捐助人”里登记，或选不留名。', {
      field: 'donor',
      code: 'missing',
    })
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
  const money = 'fund' in input.from
  await mustBookRecord(tx, input.record, { each: input.n, children: input.children, money })
  const whole = input.n * Math.max(1, children.length)
  if (whole > MOST_FEN)
    throw new NotBooked('invalid', '一笔的数目太大了，请核对；真有这么多，请分几笔记。', {
      field: 'n',
      code: 'not-understood',
    })
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
  const [child] = children
  await mustBookRecord(tx, input.record, { each: input.n, children: child ? [child.id] : [], money: true })
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
  // Counted at its class and at the school whose ledger it is; what is lent there is no business of its village or township.
  const columns = { school_id: null, class_id: child.class_id, village_id: null }
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
