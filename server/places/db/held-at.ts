import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Tx } from '../../db/tx-type.ts'

/** What hangs on places: what goes along where one is merged, and what keeps one from being taken away. */
export type HeldAt = {
  /** On the roll now or from a day to come. */
  children: number
  /** Who sat there once, or went from there. */
  gone: number
  posts: number
  endedPosts: number
  records: number
  entries: number
  lists: number
  /** Lists that are being read or written. */
  openLists: number
  reports: number
  calendar: number
}

const AT = (alias = '') =>
  `(${alias}class_id = any($2::int[]) or ${alias}school_id = any($2::int[]) or ${alias}village_id = any($2::int[]))`

/** Counts of what hangs on these places; with the county in sight. Numbers alone: nobody is named. */
export const heldAt = async (tx: Tx, places: readonly number[]): Promise<HeldAt> => {
  const [row] = await tx.query<HeldAt>(
    `select
       (select count(distinct child_id)::int from child_facts where county_id = $1 and not del and status <> 'left' and (until_on is null or until_on > $3) and ${AT()}) as children,
       (select count(distinct child_id)::int from child_facts where county_id = $1 and ${AT()}) as gone,
       (select count(*)::int from post where county_id = $1 and place_id = any($2::int[]) and not del and (until_on is null or until_on > $3)) as posts,
       (select count(*)::int from post where county_id = $1 and place_id = any($2::int[])) as "endedPosts",
       (select count(distinct record_id)::int from record_part where county_id = $1 and (place_id = any($2::int[]) or ${AT()})) as records,
       (select count(*)::int from entry where county_id = $1 and (place_id = any($2::int[]) or ${AT()})) as entries,
       (select count(*)::int from roster_import where county_id = $1 and school_id = any($2::int[]) and state <> 'cancelled') as lists,
       (select count(*)::int from roster_import where county_id = $1 and school_id = any($2::int[]) and state in ('read', 'applying', 'undoing')) as "openLists",
       (select count(*)::int from report where county_id = $1 and place_id = any($2::int[])) as reports,
       (select count(*)::int from term where county_id = $1 and school_id = any($2::int[]) and not del)
         + (select count(*)::int from day_off where county_id = $1 and school_id = any($2::int[]) and not del) as calendar`,
    [tx.countyId, places, shanghaiDate(tx.now)],
  )
  if (!row) throw new Error('a count without a row')
  return { ...row, gone: row.gone - row.children, endedPosts: row.endedPosts - row.posts }
}

/** Cancelled lists too: a place that is taken away leaves none behind. */
export const listsEver = async (tx: Tx, places: readonly number[]): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      'select count(*)::int as n from roster_import where county_id = $1 and school_id = any($2::int[])',
      [tx.countyId, places],
    )
  )[0]?.n ?? 0

/** Children with anything still to come at these places, those who went from there included: their files are kept there. */
export const childrenStandingAt = async (tx: Tx, places: readonly number[]): Promise<string[]> =>
  (
    await tx.query<{ child_id: string }>(
      `select distinct child_id from child_facts where county_id = $1 and not del and (until_on is null or until_on > $3) and ${AT()} order by child_id`,
      [tx.countyId, places, shanghaiDate(tx.now)],
    )
  ).map((r) => r.child_id)

export type StandingPost = { id: string; account_id: string; role: string; place_id: number; until_on: string | null }

/** All posts that stand, of the accounts that have one at these places. */
export const postsOfThoseAt = (tx: Tx, places: readonly number[]): Promise<StandingPost[]> =>
  tx.query<StandingPost>(
    `select id, account_id, role, place_id, until_on from post where county_id = $1 and not del and (until_on is null or until_on > $3)
       and account_id in (select account_id from post where county_id = $1 and not del and (until_on is null or until_on > $3) and place_id = any($2::int[])) order by account_id, from_on, id`,
    [tx.countyId, places, shanghaiDate(tx.now)],
  )

/** The numbers to call at two places. */
export const linesOf = async (
  tx: Tx,
  places: readonly number[],
): Promise<Map<number, { name: string; phone: string; note: string }[]>> => {
  const rows = await tx.query<{ id: number; help_lines: { name: string; phone: string; note: string }[] }>(
    'select id, help_lines from place where county_id = $1 and id = any($2::int[])',
    [tx.countyId, places],
  )
  return new Map(rows.map((r) => [r.id, r.help_lines]))
}
