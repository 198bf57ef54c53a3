import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'

export type ClassPost = {
  id: string
  account_id: string
  place_id: number
  role: Role
  from_on: string
  until_on: string | null
  name: string
  login: string
  disabled: boolean
  must_change: boolean
}

const HOLDS = '(p.from_on <= $2 and (p.until_on is null or p.until_on > $2))'

/** Class teachers of these classes today or from a day to come, whoever sees them; who stands in for one has no class of the own. Ask within `tx.widened`. */
export const classPosts = (tx: Tx, today: string, classes: readonly number[]): Promise<ClassPost[]> =>
  tx.query<ClassPost>(
    `select p.id, p.account_id, p.place_id, p.role, p.from_on, p.until_on, a.name, a.login, a.disabled, coalesce(s.must_change, false) as must_change
     from post p join account a on a.county_id = p.county_id and a.id = p.account_id left join sign_in s on s.county = $1 and s.account_id = p.account_id
     where p.county_id = $1 and a.county_id = $1 and p.role = 'head-teacher' and p.stands_for is null and p.place_id = any($3::int[]) and not p.del and not a.del
       and (p.until_on is null or p.until_on > $2) order by p.from_on, p.id`,
    [tx.countyId, today, classes],
  )

export type PostRow = {
  id: string
  account_id: string
  place_id: number
  role: Role
  from_on: string
  until_on: string | null
  stands_for: string | null
}
const POSTS =
  'select id, account_id, place_id, role, from_on, until_on, stands_for from post where county_id = $1 and id = any($2::uuid[]) and not del order by id'

/** These posts as they stand now. Ask within `tx.widened`. */
export const postsSeen = (tx: Tx, ids: readonly string[]): Promise<PostRow[]> =>
  tx.query<PostRow>(POSTS, [tx.countyId, ids])

/** The same, held until the commit. */
export const postsHeld = (tx: Tx, ids: readonly string[]): Promise<PostRow[]> =>
  tx.query<PostRow>(`${POSTS} for update`, [tx.countyId, ids])

/** Accounts within sight with a post at one of these places today, or whose last one was there: by name. */
export const peopleAt = (
  tx: Tx,
  today: string,
  places: readonly number[],
  most: number,
): Promise<{ id: string; name: string; login: string }[]> =>
  tx.query(
    `select a.id, a.name, a.login from account a
     join (select p.account_id, bool_or(p.place_id = any($3::int[]) and ${HOLDS}) as here, bool_or(${HOLDS}) as anywhere, bool_or(p.place_id = any($3::int[])) as once
       from post p where p.county_id = $1 and not p.del group by p.account_id) h on h.account_id = a.id
     where a.county_id = $1 and not a.del and not a.disabled and (h.here or (h.once and not h.anywhere))
     order by a.name collate "zh-x-icu", a.id limit $4`,
    [tx.countyId, today, places, most],
  )

/** How much the children of a class are owed today by their class teacher, as far as the actor sees it. */
export const openDutiesAt = async (tx: Tx, today: string, classId: number): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from duty where county_id = $1 and class_id = $2 and subject_kind = 'child' and post = 'head-teacher'
         and met_on is null and waived is null and opens <= $3::text and closes >= $3::text`,
      [tx.countyId, classId, today],
    )
  )[0]?.n ?? 0
