import { UNSEEN } from '../../../domain/registers/scope.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Circles of the cases on which an account is named now. As the machine itself: a session that asks holds them only afterwards. */
export const listsNaming = async (tx: Tx, accountId: string): Promise<number[]> =>
  (
    await tx.query<{ circle: number }>(
      `select circle from circle_member where county_id = $1 and account_id = $2 and until_on is null and not del and scope @> array[${UNSEEN}] order by circle`,
      [tx.countyId, accountId],
    )
  ).map((r) => r.circle)

export type MemberRow = {
  id: string
  entry_id: string
  account_id: string
  name: string
  from_on: string
  until_on: string | null
  why: string
  by_name: string
}

/** Who is or was named on a case's list, in the order of their coming. */
export const membersOf = (tx: Tx, entryId: string): Promise<MemberRow[]> =>
  tx.query<MemberRow>(
    'select id, entry_id, account_id, name, from_on, until_on, why, by_name from circle_member where county_id = $1 and entry_id = $2 and not del order by at, id',
    [tx.countyId, entryId],
  )
