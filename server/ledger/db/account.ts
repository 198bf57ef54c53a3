import type { AccountSort } from '../../../domain/registers/ledger.ts'
import type { Tx } from '../../db/tx-type.ts'

export type LedgerAccount = {
  id: string
  place_id: number
  school_id: number | null
  class_id: number | null
  village_id: number | null
  sort: AccountSort
  name: string
  unit: string
  entry_id: string | null
  holder_id: string | null
  holder_name: string | null
  child_id: string | null
  opened_on: string
  balance: number
  scope: number[]
}
const COLUMNS = `a.id, a.place_id, a.school_id, a.class_id, a.village_id, a.sort, coalesce((select e.answers->>'name' from entry e where e.county_id = $1 and e.id = a.entry_id), a.name) as name, a.unit, a.entry_id, a.holder_id, a.holder_name, a.child_id, a.opened_on, a.balance, a.scope`

/** Accounts by id, those in sight. `held`: until the commit nobody else books on them; always taken in the same order. */
export const ledgerAccounts = async (
  tx: Tx,
  ids: readonly string[],
  { held = false } = {},
): Promise<Map<string, LedgerAccount>> =>
  new Map(
    (
      await tx.query<LedgerAccount>(
        `select ${COLUMNS} from ledger_account a where a.county_id = $1 and a.id = any($2::uuid[]) order by a.id${held ? ' for update' : ''}`,
        [tx.countyId, ids],
      )
    ).map((a) => [a.id, a]),
  )

/** What a page shows of a place: its funds and goods, and what is still owed to teachers or by children. */
export const standingAccounts = (
  tx: Tx,
  placeId: number,
  { loans }: { loans: boolean },
  most: number,
): Promise<LedgerAccount[]> =>
  tx.query(
    `select ${COLUMNS} from ledger_account a where a.county_id = $1 and a.place_id = $2
       and (a.sort in ('fund', 'store') or (a.sort in ('advance', ${loans ? `'loan'` : `'advance'`}) and a.balance <> 0)) order by a.sort, a.opened_on, a.id limit $3`,
    [tx.countyId, placeId, most],
  )

/** Is there a fund at this very place, in use or not, whether anything was booked on it or not? */
export const hasFund = async (tx: Tx, placeId: number): Promise<boolean> =>
  (
    await tx.query<{ there: boolean }>(
      `select exists (select 1 from entry e where e.county_id = $1 and e.kind = 'fund' and e.place_id = $2 and not e.del) as there`,
      [tx.countyId, placeId],
    )
  )[0]?.there === true

/** Adds to what an account stands at. The database refuses what may not be (migration 062); whoever calls has looked before. */
export const addToAccount = (tx: Tx, id: string, n: number) =>
  tx.run('update ledger_account set balance = balance + $3 where county_id = $1 and id = $2', [tx.countyId, id, n])

/** What came and went by day, oldest first. */
export const daysOfAccount = (tx: Tx, id: string): Promise<{ on: string; n: number }[]> =>
  tx.query(
    'select on_date as "on", sum(n)::bigint as n from ledger_leg where county_id = $1 and account_id = $2 group by on_date, n > 0 order by on_date',
    [tx.countyId, id],
  )
