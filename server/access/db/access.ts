import type { AccessLine } from '../../../domain/registers/access-list.ts'
import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'

export type PostSeen = {
  id: string
  account_id: string
  name: string
  login: string
  disabled: boolean
  last_sign_in_at: Date | null
  role: Role
  place_id: number
  from_on: string
  until_on: string | null
  stands_for: string | null
}

/** Every post that holds or begins later at these places, with whose it is. Ask within `tx.widened`. */
export const postsSeen = (tx: Tx, places: readonly number[], today: string): Promise<PostSeen[]> =>
  tx.query<PostSeen>(
    `select p.id, p.account_id, a.name, a.login, a.disabled, a.last_sign_in_at, p.role, p.place_id, p.from_on, p.until_on, p.stands_for
     from post p join account a on a.county_id = p.county_id and a.id = p.account_id
     where p.county_id = $1 and a.county_id = $1 and p.place_id = any($2::int[]) and not p.del and not a.del
       and (p.until_on is null or (p.until_on > $3 and p.until_on > p.from_on)) order by a.name collate "zh-x-icu", a.id, p.from_on, p.id`,
    [tx.countyId, places, today],
  )

/** How many open entries each of these accounts holds, and of how many children; within sight. `open`: registers and states, `task todo`. */
export const heldBy = (
  tx: Tx,
  accounts: readonly string[],
  open: readonly string[],
): Promise<{ account: string; children: number; entries: number }[]> =>
  tx.query(
    `select holder_account as account, count(distinct child_id)::int as children, count(*)::int as entries from entry
     where county_id = $1 and holder_account = any($2::uuid[]) and kind || ' ' || state = any($3::text[]) and not del group by holder_account`,
    [tx.countyId, accounts, open],
  )

export type ReviewRow = {
  id: string
  place_id: number
  year: number
  on_date: string
  posts: number
  frozen: AccessLine[]
  signed_by_name: string
}

/** What a place signed, the newest year first; within sight. */
export const reviewsOf = (tx: Tx, placeId: number): Promise<ReviewRow[]> =>
  tx.query<ReviewRow>(
    'select id, place_id, year, on_date, posts, frozen, signed_by_name from access_review where county_id = $1 and place_id = $2 and not del order by year desc limit 30',
    [tx.countyId, placeId],
  )
