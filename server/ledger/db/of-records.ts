import type { Tx } from '../../db/tx-type.ts'

/** The versions of these records back to the first one, themselves among them: a correction is a row of its own that names the one before. */
export const versionsOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const rows = await tx.query<{ asked: string; id: string }>(
    `with recursive chain as (
       select r.id as asked, r.id, r.replaces from record r where r.county_id = $1 and r.id = any($2::uuid[])
       union all
       select c.asked, r.id, r.replaces from chain c join record r on r.county_id = $1 and r.id = c.replaces)
     select asked, id from chain`,
    [tx.countyId, ids],
  )
  return new Map([...Map.groupBy(rows, (r) => r.asked)].map(([asked, of]) => [asked, of.map((r) => r.id)]))
}

/** What a record has become: itself, or its last correction. */
export type Standing = { id: string; kind: string; happened_on: string }

/** These records as they stand today, each under the id that was asked, as far as they are in sight. */
export const standingOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> =>
  new Map(
    (
      await tx.query<Standing & { asked: string }>(
        `with recursive chain as (
           select r.id as asked, r.id, r.kind, r.happened_on, r.superseded_by from record r where r.county_id = $1 and r.id = any($2::uuid[])
           union all
           select c.asked, r.id, r.kind, r.happened_on, r.superseded_by from chain c join record r on r.county_id = $1 and r.id = c.superseded_by)
         select asked, id, kind, happened_on from chain where superseded_by is null`,
        [tx.countyId, ids],
      )
    ).map(({ asked, ...row }) => [asked, row]),
  )

/** The movements that booked one of these records and stand, by the record that each names. */
export const movementsOfRecords = async (
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { id: string; place_id: number; on_date: string }>> =>
  new Map(
    (
      await tx.query<{ id: string; place_id: number; on_date: string; record_id: string }>(
        'select id, place_id, on_date, record_id from ledger_movement where county_id = $1 and record_id = any($2::uuid[]) and live',
        [tx.countyId, ids],
      )
    ).map(({ record_id, ...row }) => [record_id, row]),
  )

/** Records that stand booked in a place's ledger from a day on, the newest first. */
export const recordsBooked = async (tx: Tx, placeId: number, from: string, most: number): Promise<string[]> =>
  (
    await tx.query<{ record_id: string }>(
      'select record_id from ledger_movement where county_id = $1 and place_id = $2 and record_id is not null and live and on_date >= $3 order by on_date desc, id desc limit $4',
      [tx.countyId, placeId, from, most],
    )
  ).map((r) => r.record_id)

/** Who has or had a post at one of these places. Ask within `tx.widened`. */
export const postedAt = async (tx: Tx, placeIds: readonly number[]): Promise<string[]> =>
  (
    await tx.query<{ account_id: string }>(
      'select distinct account_id from post where county_id = $1 and place_id = any($2::int[]) and not del',
      [tx.countyId, placeIds],
    )
  ).map((r) => r.account_id)

/** At which places these accounts have or had a post. Ask within `tx.widened`. */
export const placesPosted = (
  tx: Tx,
  accounts: readonly string[],
): Promise<{ account_id: string; place_id: number }[]> =>
  tx.query(
    'select distinct account_id, place_id from post where county_id = $1 and account_id = any($2::uuid[]) and not del',
    [tx.countyId, accounts],
  )
