import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'

/** A post that stands in for another one: whose it is, for whom, of which days (`until_on`: from then on no more). */
export type StandInRow = {
  id: string
  account_id: string
  name: string
  stands_for: string
  away_id: string
  away_name: string
  role: Role
  place_id: number
  from_on: string
  until_on: string
  stands_why: string
  stands_by: string
}

const SELECT = `select p.id, p.account_id, a.name, p.stands_for, o.account_id as away_id, b.name as away_name, p.role, p.place_id, p.from_on, p.until_on, p.stands_why, p.stands_by
  from post p join account a on a.county_id = p.county_id and a.id = p.account_id
  join post o on o.county_id = p.county_id and o.id = p.stands_for
  join account b on b.county_id = o.county_id and b.id = o.account_id
  where p.county_id = $1 and a.county_id = $1 and o.county_id = $1 and b.county_id = $1 and not p.del and p.stands_for is not null`

/** Those at these places that run on a day or are to come. */
export const standInsAt = (tx: Tx, places: readonly number[], today: string, most: number): Promise<StandInRow[]> =>
  tx.widely<StandInRow>(
    `${SELECT} and p.place_id = any($2::int[]) and p.until_on > $3 and p.until_on > p.from_on order by p.place_id, p.from_on, p.id limit ${Math.trunc(most)}`,
    [tx.countyId, places, today],
  )

/** Those of these posts, whoever stands in, that end after a day. */
export const standInsOf = (tx: Tx, posts: readonly string[], after: string): Promise<StandInRow[]> =>
  posts.length === 0
    ? Promise.resolve([])
    : tx.widely<StandInRow>(
        `${SELECT} and p.stands_for = any($2::uuid[]) and p.until_on > $3 and p.until_on > p.from_on order by p.from_on, p.id`,
        [tx.countyId, posts, after],
      )

/** One by the id of its own post. */
export const standInOf = async (tx: Tx, id: string): Promise<StandInRow | null> =>
  (await tx.widely<StandInRow>(`${SELECT} and p.id = $2`, [tx.countyId, id]))[0] ?? null

/** Whose a post is, with the own circle of that account: for whoever stands in for it. */
export type Away = { post: string; account: string; name: string; own_circle: number }
export const awayOf = (tx: Tx, posts: readonly string[]): Promise<Away[]> =>
  posts.length === 0
    ? Promise.resolve([])
    : tx.widely<Away>(
        'select p.id as post, a.id as account, a.name, a.own_circle from post p join account a on a.county_id = p.county_id and a.id = p.account_id where p.county_id = $1 and a.county_id = $1 and p.id = any($2::uuid[])',
        [tx.countyId, posts],
      )
