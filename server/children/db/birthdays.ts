import type { BirthdayBy } from '../../../domain/registers/birthday.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type Born = { id: string; name: string; class_id: number | null; birth: string; birthday_by: BirthdayBy | null }

/**
 * Who of those on a place's register was born on one of these days of the year (`11-28`), or keeps the birthday by the lunar calendar,
 * whenever that is; by pinyin. A birth known to the month has no day.
 */
export const bornOn = async (tx: Tx, place: Place, days: readonly string[]): Promise<Born[]> =>
  tx.query(
    `select c.id, c.name, c.class_id, c.birth, c.birthday_by from child c
     where c.county_id = $1 and ${await placeFilter(tx, place, 'c.')} and not c.del and c.status = 'enrolled'
       and length(c.birth) = 10 and (substr(c.birth, 6) = any($2::text[]) or c.birthday_by in ('lunar', 'written-lunar'))
     order by c.name_order, c.id`,
    [tx.countyId, days],
  )

/** Of these children, those on the register whose birth has a day; by pinyin. */
export const bornAmong = (tx: Tx, ids: readonly string[]): Promise<Born[]> =>
  ids.length
    ? tx.query(
        `select c.id, c.name, c.class_id, c.birth, c.birthday_by from child c
         where c.county_id = $1 and c.id = any($2::uuid[]) and not c.del and c.status <> 'left' and length(c.birth) = 10 order by c.name_order, c.id`,
        [tx.countyId, ids],
      )
    : Promise.resolve([])
