import type { Role } from '../../domain/roles.ts'
import type { Tx } from './tx.ts'

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
}

const COLUMNS = 'id, login, name, disabled, own_circle, last_sign_in_at'

export const accountsOf = (tx: Tx): Promise<AccountRow[]> =>
  tx.query<AccountRow>(
    `select ${COLUMNS} from account where county_id = $1 and not del order by name collate "zh-x-icu", id`,
    [tx.countyId],
  )
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
    `select id, account_id, role, place_id, from_on, until_on from post where county_id = $1 and not del and from_on <= $2 and (until_on is null or until_on > $2) and ($3::uuid is null or account_id = $3) order by from_on, id`,
    [tx.countyId, today, accountId],
  )

/** Every post of an account that holds at `today` or begins later. Ask within `tx.widened`. */
export const standingPosts = (tx: Tx, today: string, accountId: string): Promise<PostRow[]> =>
  tx.query<PostRow>(
    'select id, account_id, role, place_id, from_on, until_on from post where county_id = $1 and account_id = $3 and not del and (until_on is null or until_on > $2) order by from_on, id',
    [tx.countyId, today, accountId],
  )

/** Head teachers by class, for boards: names of colleagues that the actor may see. */
export const headTeachers = async (tx: Tx, today: string): Promise<Map<number, string>> => {
  const rows = await tx.query<{ place_id: number; name: string }>(
    `select p.place_id, a.name from post p join account a on a.county_id = p.county_id and a.id = p.account_id where p.county_id = $1 and a.county_id = $1 and p.role = 'head-teacher' and not p.del and p.from_on <= $2 and (p.until_on is null or p.until_on > $2)`,
    [tx.countyId, today],
  )
  return new Map(rows.map((r) => [r.place_id, r.name]))
}
