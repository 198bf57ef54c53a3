import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'

export type AccountRow = {
  id: string
  login: string
  name: string
  disabled: boolean
  own_circle: number
  last_sign_in_at: Date | null
}
export type PostRow = {
  id: string
  account_id: string
  role: Role
  place_id: number
  from_on: string
  until_on: string | null
  /** The post that it stands in for (decision 061); null of every other one. */
  stands_for: string | null
}

const COLUMNS = 'id, login, name, disabled, own_circle, last_sign_in_at'

/** `word`: part of a name or login; or whoever has a post in one of `places` or one of `roles`. Null: everybody. */
export type AccountSearch = { today: string; word: string | null; places: readonly number[]; roles: readonly Role[] }

const FOUND = `a.county_id = $1 and not a.del and ($2::text is null
  or position(lower($2) in lower(a.name)) > 0 or position(lower($2) in lower(a.login)) > 0
  or exists (select from post p where p.county_id = $1 and p.account_id = a.id and not p.del
    and p.from_on <= $5 and (p.until_on is null or p.until_on > $5) and (p.place_id = any($3::int[]) or p.role = any($4::text[]))))`
const foundBy = (tx: Tx, { word, places, roles, today }: AccountSearch) => [tx.countyId, word, places, roles, today]

/** A page of the accounts within sight, by name. `after`: the last one of the page before. */
export const accountPage = (
  tx: Tx,
  search: AccountSearch,
  after: { name: string; id: string } | null,
  limit: number,
): Promise<AccountRow[]> =>
  tx.query<AccountRow>(
    `select ${COLUMNS} from account a where ${FOUND}
      and ($6::text is null or (a.name collate "zh-x-icu", a.id) > ($6::text collate "zh-x-icu", $7::uuid))
      order by a.name collate "zh-x-icu", a.id limit $8`,
    [...foundBy(tx, search), after?.name ?? null, after?.id ?? null, limit],
  )

/** How many accounts within sight a search finds. */
export const countAccounts = async (tx: Tx, search: AccountSearch): Promise<number> =>
  (await tx.query<{ n: number }>(`select count(*)::int as n from account a where ${FOUND}`, foundBy(tx, search)))[0]
    ?.n ?? 0

export const findAccount = async (tx: Tx, id: string): Promise<AccountRow | null> =>
  (
    await tx.query<AccountRow>(`select ${COLUMNS} from account where county_id = $1 and id = $2 and not del`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null

/** Posts that hold at `today`; of one account, or of all that the actor sees. */
export const postsOf = (tx: Tx, today: string, accountId: string | null = null): Promise<PostRow[]> =>
  tx.query<PostRow>(
    `select id, account_id, role, place_id, from_on, until_on, stands_for from post where county_id = $1 and not del and from_on <= $2 and (until_on is null or until_on > $2) and ($3::uuid is null or account_id = $3) order by from_on, id`,
    [tx.countyId, today, accountId],
  )

/** Posts that hold at `today` of these accounts, as far as the actor sees them. */
export const postsOfThese = (tx: Tx, today: string, accounts: readonly string[]): Promise<PostRow[]> =>
  tx.query<PostRow>(
    `select id, account_id, role, place_id, from_on, until_on, stands_for from post where county_id = $1 and not del and from_on <= $2 and (until_on is null or until_on > $2) and account_id = any($3::uuid[]) order by from_on, id`,
    [tx.countyId, today, accounts],
  )

/** Every post of an account that holds at `today` or begins later. Ask within `tx.widened`. */
export const standingPosts = (tx: Tx, today: string, accountId: string): Promise<PostRow[]> =>
  tx.query<PostRow>(
    'select id, account_id, role, place_id, from_on, until_on, stands_for from post where county_id = $1 and account_id = $3 and not del and (until_on is null or until_on > $2) order by from_on, id',
    [tx.countyId, today, accountId],
  )

/** Every post that an account has, will have or ever had. Ask within `tx.widened`. */
export const everyPost = (tx: Tx, accountId: string): Promise<PostRow[]> =>
  tx.query<PostRow>(
    'select id, account_id, role, place_id, from_on, until_on, stands_for from post where county_id = $1 and account_id = $2 and not del order by from_on, id',
    [tx.countyId, accountId],
  )

/** Head teachers by class, for boards: names of colleagues that the actor may see. */
export const headTeachers = async (tx: Tx, today: string): Promise<Map<number, string>> => {
  const rows = await tx.query<{ place_id: number; name: string; away: string | null }>(
    `select p.place_id, a.name, b.name as away from post p join account a on a.county_id = p.county_id and a.id = p.account_id
     left join post o on o.county_id = p.county_id and o.id = p.stands_for left join account b on b.county_id = o.county_id and b.id = o.account_id
     where p.county_id = $1 and a.county_id = $1 and p.role = 'head-teacher' and not p.del and p.from_on <= $2 and (p.until_on is null or p.until_on > $2) order by p.stands_for nulls first`,
    [tx.countyId, today],
  )
  // Who stands in comes last, and is the one who is asked now.
  return new Map(rows.map((r) => [r.place_id, r.away === null ? r.name : `${r.name}（代${r.away}）`]))
}

/** Accounts with a post of these roles at these places today. Ask within `tx.widened`. */
export const postsAt = (
  tx: Tx,
  today: string,
  places: readonly number[],
  roles: readonly string[],
): Promise<{ account_id: string; name: string; role: Role; place_id: number }[]> =>
  tx.query(
    `select p.account_id, a.name, p.role, p.place_id from post p join account a on a.county_id = p.county_id and a.id = p.account_id
     where p.county_id = $1 and a.county_id = $1 and p.place_id = any($3::int[]) and p.role = any($4::text[]) and not p.del and not a.del and not a.disabled
       and p.from_on <= $2 and (p.until_on is null or p.until_on > $2) order by a.name collate "zh-x-icu", a.id`,
    [tx.countyId, today, places, roles],
  )

/** The circles of these accounts themselves, wherever they are: for what they keep (decision 048). */
export const ownCircles = async (tx: Tx, ids: readonly string[]): Promise<number[]> =>
  (
    await tx.widely<{ own_circle: number }>(
      'select own_circle from account where county_id = $1 and id = any($2::uuid[]) and not del',
      [tx.countyId, ids],
    )
  ).map((a) => a.own_circle)
