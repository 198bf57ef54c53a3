import type { Place } from '../../../domain/registers/place.ts'
import { BY_NAME, type NamedRow } from '../../children/db/child-names.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Who is in a class now, in pinyin order. */
export const childrenOfClass = async (tx: Tx, place: Place, most: number): Promise<NamedRow[]> =>
  tx.query<NamedRow>(
    `select id, name, class_id from child where county_id = $1 and ${await placeFilter(tx, place)} and status <> 'left' and not del ${BY_NAME} limit $2`,
    [tx.countyId, most],
  )

/** What parents and carers are called, by child and part (`id part`). */
export const namesOfFamily = async (tx: Tx, childIds: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await tx.query<{ child_id: string; part: string; name: string }>(
        'select child_id, part, name from child_person where county_id = $1 and child_id = any($2::uuid[]) and name is not null and not del',
        [tx.countyId, childIds],
      )
    ).map((p) => [`${p.child_id} ${p.part}`, p.name]),
  )

export type ToldRow = { child_id: string; kind: string; happened_on: string; body: Record<string, unknown> }

/** Records of these kinds about these children since a day, the newest first. */
export const recordsSince = (
  tx: Tx,
  childIds: readonly string[],
  kinds: readonly string[],
  since: string,
): Promise<ToldRow[]> =>
  tx.query<ToldRow>(
    `select l.child_id, r.kind, r.happened_on, r.body from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
     where l.county_id = $1 and r.county_id = $1 and l.child_id = any($2::uuid[]) and l.role = 'about' and l.live and l.kind = any($3::text[]) and l.happened_on >= $4
     order by r.happened_on desc, r.id`,
    [tx.countyId, childIds, kinds, since],
  )
