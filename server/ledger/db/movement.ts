import type { AccountSort, MovementSort, Origin, Use } from '../../../domain/registers/ledger.ts'
import type { Tx } from '../../db/tx-type.ts'

export type MovementRow = {
  id: string
  place_id: number
  sort: MovementSort
  on_date: string
  purpose: string
  use: Use | null
  origin: Origin | null
  voucher: string | null
  donor_id: string | null
  record_id: string | null
  reverses: string | null
  by_id: string
  by_name: string
  second_wanted: boolean
  second_id: string | null
  second_name: string | null
  second_on: string | null
  live: boolean
  scope: number[]
}
const COLUMNS =
  'm.id, m.place_id, m.sort, m.on_date, m.purpose, m.use, m.origin, m.voucher, m.donor_id, m.record_id, m.reverses, m.by_id, m.by_name, m.second_wanted, m.second_id, m.second_name, m.second_on, m.live, m.scope'

export type LegRow = {
  id: string
  movement_id: string
  account_id: string
  on_date: string
  sort: MovementSort
  account_sort: AccountSort
  unit: string
  n: number
  child_id: string | null
  need_id: string | null
  scope: number[]
}
const LEG =
  'l.id, l.movement_id, l.account_id, l.on_date, l.sort, l.account_sort, l.unit, l.n, l.child_id, l.need_id, l.scope'

export const findMovement = async (tx: Tx, id: string, { held = false } = {}): Promise<MovementRow | null> =>
  (
    await tx.query<MovementRow>(
      `select ${COLUMNS} from ledger_movement m where m.county_id = $1 and m.id = $2${held ? ' for update' : ''}`,
      [tx.countyId, id],
    )
  )[0] ?? null

export const legsOf = (tx: Tx, movements: readonly string[]): Promise<LegRow[]> =>
  tx.query(`select ${LEG} from ledger_leg l where l.county_id = $1 and l.movement_id = any($2::uuid[]) order by l.id`, [
    tx.countyId,
    movements,
  ])

/** `loans`: also what teachers lent and had back, which nobody above the place reads. */
export type MovementSearch = {
  placeId: number
  loans: boolean
  account: string | null
  from: string | null
  to: string | null
}

const FOUND = `m.county_id = $1 and m.place_id = $2 and ($3::uuid is null or exists (select 1 from ledger_leg l where l.county_id = $1 and l.movement_id = m.id and l.account_id = $3))
  and ($4::text is null or m.on_date >= $4) and ($5::text is null or m.on_date <= $5)
  and ($6::bool or not exists (select 1 from ledger_leg o where o.county_id = $1 and o.movement_id = m.id and o.account_sort = 'loan'))`
const foundBy = (tx: Tx, s: MovementSearch) => [tx.countyId, s.placeId, s.account, s.from, s.to, s.loans]

/** A page of a place's movements, the newest first. */
export const movementPage = (
  tx: Tx,
  search: MovementSearch,
  after: { on: string; id: string } | null,
  limit: number,
): Promise<MovementRow[]> =>
  tx.query(
    `select ${COLUMNS} from ledger_movement m where ${FOUND} and ($7::text is null or (m.on_date, m.id) < ($7::text, $8::uuid))
     order by m.on_date desc, m.id desc limit $9`,
    [...foundBy(tx, search), after?.on ?? null, after?.id ?? null, limit],
  )

/** All of a period, the oldest first: for a statement. */
export const movementsIn = (tx: Tx, search: MovementSearch, most: number): Promise<MovementRow[]> =>
  tx.query(`select ${COLUMNS} from ledger_movement m where ${FOUND} order by m.on_date, m.at, m.id limit $7`, [
    ...foundBy(tx, search),
    most,
  ])

export const countWaiting = async (tx: Tx, placeId: number): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from ledger_movement m where m.county_id = $1 and m.place_id = $2 and m.live and m.second_wanted and m.second_id is null`,
      [tx.countyId, placeId],
    )
  )[0]?.n ?? 0

/**
 * What waits for this person's second hand, the oldest first: booked by somebody else, of the place whose money is theirs (null: of
 * none), or paid back to them.
 */
export const waitingFor = (
  tx: Tx,
  { placeId, accountId, most }: { placeId: number | null; accountId: string; most: number },
): Promise<MovementRow[]> =>
  tx.query(
    `select ${COLUMNS} from ledger_movement m
     where m.county_id = $1 and m.live and m.second_wanted and m.second_id is null and m.by_id <> $2
       and (m.place_id = $3 or (m.sort = 'repay' and exists (
         select 1 from ledger_leg l join ledger_account a on a.county_id = l.county_id and a.id = l.account_id
         where l.county_id = $1 and l.movement_id = m.id and a.sort = 'advance' and a.holder_id = $2)))
     order by m.on_date, m.id limit $4`,
    [tx.countyId, accountId, placeId, most],
  )

/**
 * What was turned back, and the legs of what turned it back, are counted in no figure from now on; in balances and statements all of
 * it stands.
 */
export const setAside = async (tx: Tx, of: { movement: string; legsOf: readonly string[] }): Promise<void> => {
  await tx.run('update ledger_movement set live = false where county_id = $1 and id = $2', [tx.countyId, of.movement])
  await tx.run('update ledger_leg set live = false where county_id = $1 and movement_id = any($2::uuid[])', [
    tx.countyId,
    of.legsOf,
  ])
}

/** The movement by which an account came to be: an advance, a loan. */
export const firstOfAccount = async (tx: Tx, account: string, sort: MovementSort): Promise<string | null> =>
  (
    await tx.query<{ movement_id: string }>(
      'select movement_id from ledger_leg where county_id = $1 and account_id = $2 and sort = $3 limit 1',
      [tx.countyId, account, sort],
    )
  )[0]?.movement_id ?? null
