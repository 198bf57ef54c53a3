import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { donor } from '../../../domain/entries/donor.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { aidCode } from '../../../domain/registers/aid-code.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { canAt } from '../../../domain/roles.ts'
import { countsOfPictures } from '../../attachments/db/attachment.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entriesById } from '../../entries/db/entry.ts'
import { answersOf, readsKind } from '../../entries/reachable.ts'
import { mayReadKind } from '../../records/readable.ts'
import { type LedgerAccount, ledgerAccounts } from '../db/account.ts'
import { type LegRow, legsOf, type MovementRow } from '../db/movement.ts'
import { type Standing, standingOf } from '../db/of-records.ts'
import { namesSeen } from '../lend-to.ts'

type View = z.input<(typeof ledgerApi)['getLedger']['response']>['items'][number]

/** Movements as a page shows them; accounts and children of those that the reader sees. In the order given. */
export const movementViews = async (tx: Tx, rows: readonly MovementRow[]): Promise<View[]> => {
  const legs = Map.groupBy(
    await legsOf(
      tx,
      rows.map((r) => r.id),
    ),
    (leg) => leg.movement_id,
  )
  const all = [...legs.values()].flat()
  const accounts = await ledgerAccounts(tx, [...new Set(all.map((leg) => leg.account_id))])
  const names = new Map(
    (await namesSeen(tx, [...new Set(all.flatMap((leg) => (leg.child_id ? [leg.child_id] : [])))])).map((c) => [
      c.id,
      c.name,
    ]),
  )
  const donors = await donorNames(tx, rows)
  const pictures = await countsOfPictures(
    tx,
    'movement',
    rows.map((r) => r.id),
  )
  const standing = await standingOf(
    tx,
    rows.flatMap((r) => (r.record_id ? [r.record_id] : [])),
  )
  const tree = await tx.tree()
  return rows.map((row) => {
    const mine = legs.get(row.id) ?? []
    const over = canAt(tx.actor, 'ledger.write', chainOf(tree, row.place_id))
    const waiting = row.second_wanted && row.second_id === null && row.live
    const paidBack =
      row.sort === 'repay' && mine.some((leg) => accounts.get(leg.account_id)?.holder_id === tx.actor.accountId)
    const own = row.by_id === tx.actor.accountId
    return {
      id: row.id,
      sort: row.sort,
      on: row.on_date,
      purpose: row.purpose,
      voucher: row.voucher ?? '',
      pictures: pictures.get(row.id) ?? 0,
      use: row.use,
      origin: row.origin,
      donor: row.donor_id === null ? null : (donors.get(row.donor_id) ?? null),
      by: row.by_name,
      second: row.second_name === null ? null : { name: row.second_name, on: row.second_on ?? '' },
      waiting,
      reversed: !row.live,
      reverses: row.reverses,
      record: row.record_id === null ? null : recordOf(tx, standing.get(row.record_id)),
      moved: moved(mine, accounts),
      children: childrenOf(mine).map(({ id, n }) => ({ id, name: names.get(id) ?? null, code: aidCode(id), n })),
      mayConfirm: waiting && !own && (over || paidBack),
      mayReverse:
        row.live && row.sort !== 'reverse' && (over || (own && ['advance', 'lend', 'return'].includes(row.sort))),
    }
  })
}

const recordOf = (tx: Tx, record: Standing | undefined): View['record'] =>
  record && mayReadKind(tx.actor, record.kind)
    ? {
        id: record.id,
        kind: record.kind,
        kindTitle: recordKind(record.kind)?.title ?? record.kind,
        on: record.happened_on,
      }
    : null

/** The accounts of a place, a teacher or a child; what lies outside is the other side of them. */
const moved = (legs: readonly LegRow[], accounts: ReadonlyMap<string, LedgerAccount>): View['moved'] =>
  [...Map.groupBy(legs, (leg) => leg.account_id)].flatMap(([id, of]) => {
    const account = accounts.get(id)
    return account
      ? [
          {
            account: id,
            sort: account.sort,
            name: account.name,
            unit: account.unit,
            n: of.reduce((n, leg) => n + leg.n, 0),
          },
        ]
      : []
  })

/** For whom, and how much for each. */
const childrenOf = (legs: readonly LegRow[]): { id: string; n: number }[] =>
  [
    ...Map.groupBy(
      legs.filter((leg) => leg.child_id !== null),
      (leg) => leg.child_id ?? '',
    ),
  ].map(([id, of]) => ({
    id,
    n: of.reduce((n, leg) => n + leg.n, 0),
  }))

/** Who gave, for those who may know. */
const donorNames = async (tx: Tx, rows: readonly MovementRow[]): Promise<Map<string, string>> => {
  const ids = [...new Set(rows.flatMap((r) => (r.donor_id ? [r.donor_id] : [])))]
  if (ids.length === 0 || !readsKind(tx.actor, donor)) return new Map()
  return new Map((await entriesById(tx, ids)).map((row) => [row.id, textIn(answersOf(donor, row), 'name')]))
}
