import {
  firstFaultyDay,
  isBalanced,
  type MovementSort,
  type Origin,
  turnedBack,
  type Use,
  wantsSecond,
} from '../../domain/registers/ledger.ts'
import { idFrom } from '../db/client-ids.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { unionOf } from '../db/write/restamp-rows.ts'
import type { AccountSpec, Columns } from './accounts-of.ts'
import { addToAccount, daysOfAccount, type LedgerAccount, ledgerAccounts } from './db/account.ts'
import { overdrawn } from './shortfall.ts'

/** An account that a leg is on: one that is there, or one that is made with it. */
export type OnAccount = AccountSpec | LedgerAccount
export type NewLeg = {
  on: OnAccount
  n: number
  child?: string
  need?: string
  /** Where the child is, for figures of its class; else where the account is. */
  columns?: Columns
}

export type NewMovement = {
  id: string
  placeId: number
  sort: MovementSort
  on: string
  purpose: string
  voucher: string
  use?: Use
  origin?: Origin
  donor?: string
  record?: string
  reverses?: string
  legs: readonly NewLeg[]
}

/**
 * Books one movement with its legs, in the caller's transaction. The accounts are held first, so that of two who take the last money the
 * second one is told what is left. False: the id stands already. Errors: NotBooked where an account would stand where it may not, on
 * this day or a later one (`mayStandAt`).
 */
export const book = async (tx: Tx, movement: NewMovement): Promise<boolean> => {
  const { legs } = movement
  if (!isBalanced(legs.map(({ on, n }) => ({ account: on.id, n, unit: on.unit }))))
    throw new Error('a movement that does not come to nothing')
  await tx.write(madeAccounts(legs, movement.on), null)
  const held = await ledgerAccounts(tx, [...new Set(legs.map((leg) => leg.on.id))], { held: true })
  const sums = new Map<string, number>()
  for (const { on, n } of legs) sums.set(on.id, (sums.get(on.id) ?? 0) + n)
  for (const [id, n] of sums) {
    const account = held.get(id)
    if (!account) throw new Error('an account that was not made')
    const day = firstFaultyDay(account.sort, await daysOfAccount(tx, id), { on: movement.on, n })
    if (day) throw overdrawn(account, { on: movement.on, n }, day)
  }
  const { inserted } = await tx.write([changeOf(tx, movement)], noteOf(movement))
  if (!inserted.has(movement.id)) return false
  await tx.write(
    legs.map((leg, i) => legChange(movement, leg, i)),
    null,
  )
  for (const [id, n] of sums) await addToAccount(tx, id, n)
  return true
}

/** The legs that take back what stands written, on the accounts as they are. */
export const legsBack = (
  legs: readonly { account_id: string; n: number; child_id: string | null; need_id: string | null }[],
  accounts: ReadonlyMap<string, LedgerAccount>,
): NewLeg[] =>
  turnedBack(
    legs.map((leg) => ({
      account: leg.account_id,
      n: leg.n,
      ...(leg.child_id ? { child: leg.child_id } : {}),
      ...(leg.need_id ? { need: leg.need_id } : {}),
    })),
  ).map(({ account, ...leg }) => {
    const on = accounts.get(account)
    if (!on) throw new Error('a leg without its account')
    return { on, ...leg }
  })

const placeOf = (on: OnAccount): number => ('place' in on ? on.place.id : on.place_id)
const columnsOf = (on: OnAccount): Columns =>
  'columns' in on ? on.columns : { school_id: on.school_id, class_id: on.class_id, village_id: on.village_id }

const madeAccounts = (legs: readonly NewLeg[], on: string): Change[] =>
  [...new Map(legs.flatMap(({ on: spec }) => ('place' in spec ? [[spec.id, spec] as const] : []))).values()].map(
    (spec) => ({
      table: 'ledger_account',
      op: 'insert',
      id: spec.id,
      scope: spec.scope,
      set: {
        place_id: spec.place.id,
        ...spec.columns,
        sort: spec.sort,
        name: spec.name,
        unit: spec.unit,
        entry_id: spec.entry ?? null,
        holder_id: spec.holder?.id ?? null,
        holder_name: spec.holder?.name ?? null,
        child_id: spec.child ?? null,
        opened_on: on,
      },
    }),
  )

const changeOf = (tx: Tx, m: NewMovement): Change => ({
  table: 'ledger_movement',
  op: 'insert',
  id: m.id,
  scope: unionOf(m.legs.map(({ on }) => on)),
  set: {
    place_id: m.placeId,
    sort: m.sort,
    on_date: m.on,
    purpose: m.purpose,
    use: m.use ?? null,
    origin: m.origin ?? null,
    voucher: m.voucher === '' ? null : m.voucher,
    donor_id: m.donor ?? null,
    record_id: m.record ?? null,
    reverses: m.reverses ?? null,
    by_id: tx.actor.accountId,
    by_name: tx.actor.name,
    at: new Date(tx.now),
    second_wanted: wantsSecond(m.sort),
    second_id: null,
    second_name: null,
    second_on: null,
  },
})

const legChange = (m: NewMovement, leg: NewLeg, i: number): Change => ({
  table: 'ledger_leg',
  op: 'insert',
  id: idFrom('leg', m.id, String(i)),
  scope: leg.on.scope,
  set: {
    movement_id: m.id,
    account_id: leg.on.id,
    place_id: placeOf(leg.on),
    ...(leg.columns ?? columnsOf(leg.on)),
    on_date: m.on,
    sort: m.sort,
    account_sort: leg.on.sort,
    unit: leg.on.unit,
    n: leg.n,
    child_id: leg.child ?? null,
    need_id: leg.need ?? null,
  },
})

/** The diary tells which movement and how many accounts, no sum and no child. */
const noteOf = (m: NewMovement) => ({
  action: `ledger.${m.sort}`,
  subject: 'ledger',
  subjectId: m.id,
  placeId: m.placeId,
  detail: { on: m.on, ...(m.reverses ? { reverses: m.reverses } : {}) },
})
