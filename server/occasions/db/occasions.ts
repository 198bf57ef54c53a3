import { derivedOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Days on which these children were wished or given something of one sort (of 关怀), and by whom, the earliest first. */
export const caresOf = (
  tx: Tx,
  children: readonly string[],
  asked: { kind: string; sort: string; from: string; to: string },
): Promise<{ child_id: string; on: string; by: string }[]> =>
  children.length
    ? tx.query(
        `select l.child_id, l.happened_on as on, r.author_name as by from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
         where l.county_id = $1 and l.child_id = any($2::uuid[]) and l.kind = $3 and ${derivedOf('l', 'sort')} = $4 and l.happened_on >= $5 and l.happened_on <= $6
           and l.live and l.role = 'about' order by l.happened_on, l.record_id`,
        [tx.countyId, children, asked.kind, asked.sort, asked.from, asked.to],
      )
    : Promise.resolve([])

/** Children who took part in what was recorded at an entry since a day: who comes to a Children's Home. */
export const cameTo = async (tx: Tx, entry: string, since: string, most: number): Promise<string[]> =>
  (
    await tx.query<{ child_id: string }>(
      `select distinct t.child_id from record_part e join record_part t on t.county_id = e.county_id and t.record_id = e.record_id
       where e.county_id = $1 and e.subject_kind = 'entry' and e.subject_id = $2 and e.role = 'about' and e.live and e.happened_on >= $3
         and t.county_id = $1 and t.role = 'took' and t.live and t.child_id is not null order by t.child_id limit ${Math.trunc(most)}`,
      [tx.countyId, entry, since],
    )
  ).map((r) => r.child_id)

/** Tasks of a place itself that came of one thing, the newest first. */
export const preparedAt = (
  tx: Tx,
  place: number,
  { kind, came, most }: { kind: string; came: string; most: number },
): Promise<{ id: string; version: number; state: string; answers: Record<string, unknown> }[]> =>
  tx.query(
    `select id, version, state, answers from entry where county_id = $1 and kind = $2 and place_id = $3 and subject_kind = 'place' and answers->>'came' = $4 and not del
     order by from_on desc, id desc limit ${Math.trunc(most)}`,
    [tx.countyId, kind, place, came],
  )
