import type { OutReason } from '../../../domain/registers/child-facts.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { RollAnswer, RollChild, RollCounts } from '../../../domain/registers/roll.ts'
import { FACTS_SELECT, type FactsRow } from '../../db/child-row.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Which children a roll of such a place holds: a class its pupils, a village everybody who lives there. */
const ON_ROLL: Record<string, string> = { class: `= 'enrolled'`, village: `<> 'left'` }

export type LiveRow = FactsRow & { name: string }

/** Children on the roll of a class or village that day, within sight, by name. */
export const liveRows = async (tx: Tx, place: Place, today: string): Promise<LiveRow[]> =>
  tx.query<LiveRow>(
    `select ${FACTS_SELECT.split(', ')
      .map((column) => `f.${column}`)
      .join(', ')}, c.name from child_facts f join child c on c.county_id = f.county_id and c.id = f.child_id
     where f.county_id = $1 and c.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and f.status ${ON_ROLL[place.kind] ?? ''}
       and f.from_on <= $2 and (f.until_on is null or f.until_on > $2) and not f.del and not c.del order by c.name_order, c.id`,
    [tx.countyId, today],
  )

/** Children within sight who were taken off the roll of a class or village since a day, the last first. */
export const goneRows = async (
  tx: Tx,
  place: Place,
  { since, today, most }: { since: string; today: string; most: number },
): Promise<{ id: string; name: string; on: string; reason: OutReason | null }[]> =>
  tx.query(
    `select c.id, c.name, f.from_on as on, f.out_reason as reason from child_facts f join child c on c.county_id = f.county_id and c.id = f.child_id
     where f.county_id = $1 and c.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and f.status = 'left' and f.from_on >= $2 and f.from_on <= $3
       and (f.until_on is null or f.until_on > $3) and not f.del and not c.del order by f.from_on desc, c.name_order, c.id limit ${Math.trunc(most)}`,
    [tx.countyId, since, today],
  )

export type AnswerRow = {
  id: string
  child_id: string
  answer: RollAnswer | null
  reason: string | null
  on_date: string
  by_name: string
  /** The version of the roll for which it was said; null of what was said before that was asked. */
  roll_version: number | null
}

/** What was said of each child of a place in a term, by child; what was taken back stands there without an answer. */
export const answersAt = async (tx: Tx, placeId: number, term: string): Promise<Map<string, AnswerRow>> =>
  new Map(
    (
      await tx.query<AnswerRow>(
        'select id, child_id, answer, reason, on_date, by_name, roll_version from census_answer where county_id = $1 and place_id = $2 and term = $3 and not del',
        [tx.countyId, placeId, term],
      )
    ).map((row) => [row.child_id, row]),
  )

export type RollRow = {
  id: string
  place_id: number
  version: number
  state: 'signed' | 'reopened'
  on_date: string
  counts: RollCounts
  signed_by_name: string
  reopened_on: string | null
  reopened_by_name: string | null
  reason: string | null
}
const COLUMNS = 'id, place_id, version, state, on_date, counts, signed_by_name, reopened_on, reopened_by_name, reason'

/** Rolls of these places in a term, the newest version of each first; what was frozen is asked apart. */
export const rollsAt = (tx: Tx, placeIds: readonly number[], term: string): Promise<RollRow[]> =>
  tx.query<RollRow>(
    `select ${COLUMNS} from census_roll where county_id = $1 and place_id = any($2::int[]) and term = $3 and not del order by place_id, version desc`,
    [tx.countyId, placeIds, term],
  )

/** The children of one signed roll, as they were then. */
export const frozenOf = async (tx: Tx, id: string): Promise<RollChild[]> =>
  (
    await tx.query<{ frozen: RollChild[] }>('select frozen from census_roll where county_id = $1 and id = $2', [
      tx.countyId,
      id,
    ])
  )[0]?.frozen ?? []

/** How many children stand today at each of these classes and villages, and of how many something was said in the term. */
export const countsAt = async (
  tx: Tx,
  { classes, villages }: { classes: readonly number[]; villages: readonly number[] },
  term: string,
  today: string,
): Promise<Map<number, { children: number; answered: number }>> => {
  const [here, said] = await Promise.all([
    tx.query<{ place: number; n: number }>(
      `select place, count(*)::int as n from (
         select f.class_id as place from child_facts f where f.county_id = $1 and f.class_id = any($2::int[]) and f.status = 'enrolled' and f.from_on <= $4 and (f.until_on is null or f.until_on > $4) and not f.del
         union all
         select f.village_id as place from child_facts f where f.county_id = $1 and f.village_id = any($3::int[]) and f.status <> 'left' and f.from_on <= $4 and (f.until_on is null or f.until_on > $4) and not f.del) s
       group by place`,
      [tx.countyId, classes, villages, today],
    ),
    tx.query<{ place: number; n: number }>(
      `select place_id as place, count(*)::int as n from census_answer where county_id = $1 and place_id = any($2::int[]) and term = $3 and answer is not null and not del group by place_id`,
      [tx.countyId, [...classes, ...villages], term],
    ),
  ])
  const answered = new Map(said.map((r) => [r.place, r.n]))
  const children = new Map(here.map((r) => [r.place, r.n]))
  return new Map(
    [...classes, ...villages].map((id) => [id, { children: children.get(id) ?? 0, answered: answered.get(id) ?? 0 }]),
  )
}

/** Who signs at these places today: class teachers and village directors, by name. Ask within `tx.widened`. */
export const ownersAt = async (tx: Tx, placeIds: readonly number[], today: string): Promise<Map<number, string[]>> => {
  const rows = await tx.query<{ place_id: number; name: string }>(
    `select p.place_id, a.name from post p join account a on a.county_id = p.county_id and a.id = p.account_id
     where p.county_id = $1 and a.county_id = $1 and p.place_id = any($2::int[]) and p.role in ('head-teacher', 'village-director')
       and p.from_on <= $3 and (p.until_on is null or p.until_on > $3) and not p.del and not a.del and not a.disabled order by a.name collate "zh-x-icu", a.id`,
    [tx.countyId, placeIds, today],
  )
  return new Map([...Map.groupBy(rows, (r) => r.place_id)].map(([id, of]) => [id, of.map((r) => r.name)]))
}

/** Rolls in force of these places, signed by a day, with the children as they were then. */
export const rollsInForce = (
  tx: Tx,
  placeIds: readonly number[],
  term: string,
  until: string,
): Promise<{ place_id: number; on_date: string; frozen: RollChild[] }[]> =>
  tx.query(
    `select place_id, on_date, frozen from census_roll where county_id = $1 and place_id = any($2::int[]) and term = $3 and on_date <= $4 and state = 'signed' and not del`,
    [tx.countyId, placeIds, term, until],
  )

/** On which day each of these places signed the roll that is in force, by a day. */
export const signedDays = async (
  tx: Tx,
  placeIds: readonly number[],
  term: string,
  until: string,
): Promise<Map<number, string>> =>
  new Map(
    (
      await tx.query<{ place_id: number; on_date: string }>(
        `select place_id, on_date from census_roll where county_id = $1 and place_id = any($2::int[]) and term = $3 and on_date <= $4 and state = 'signed' and not del`,
        [tx.countyId, placeIds, term, until],
      )
    ).map((r) => [r.place_id, r.on_date]),
  )
