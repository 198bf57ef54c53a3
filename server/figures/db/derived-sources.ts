import { REVISITED_KIND } from '../../../domain/figures/not-home.ts'
import type { FigureReading } from '../../../domain/figures/types.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import type { RecordFacts } from '../../../domain/records/record-facts.ts'
import { READINGS, type ReadingKey } from '../../../domain/registers/child.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter, RECORD_KEYS, RECORD_SELECT } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { CHILD_COLUMNS } from './fact-lists.ts'
import { predicateSql } from './predicate-sql.ts'

/**
 * Derived figures tell of few: who came or went, on whom the readings differ, where nobody was home, who was missed again. Here the
 * database finds those; what is said of each is decided in `domain/figures` alone, on their facts (decision 027).
 */

/** Children who count at one of the two dates and not at the other, or by one of the two readings and not by the other. */
export const childrenThatDiffer = async (
  tx: Tx,
  place: Place,
  dates: { before: string | null; now: string },
  reading: FigureReading,
): Promise<string[]> => {
  const params: unknown[] = [tx.countyId]
  const day = (date: string) => `$${params.push(date)}::text`
  const counts = (key: ReadingKey, at: string) =>
    predicateSql(READINGS[key].predicate, { columns: CHILD_COLUMNS, params, range: { cutoff: at, from: at, to: at } })
  const held = (date: string) => `(f.from_on <= ${day(date)} and (f.until_on is null or f.until_on > ${day(date)}))`
  const { before, now } = dates
  const countedAt = (date: string) => `bool_or(${held(date)} and f.status <> 'left' and ${counts(reading, date)})`
  const conditions = [
    `bool_or(${held(now)} and ${counts('education', now)} <> ${counts('state', now)})`,
    ...(before === null ? [] : [`${countedAt(before)} <> ${countedAt(now)}`]),
  ]
  const touched = [now, ...(before === null ? [] : [before])].map(held).join(' or ')
  const rows = await tx.query<{ child_id: string }>(
    `select f.child_id from child_facts f where f.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and not f.del and (${touched})
     group by f.child_id having ${conditions.join(' or ')}`,
    params,
  )
  return rows.map((r) => r.child_id)
}

/** Visits to households where a visit met nobody, of children who were at the place between `since` and the cut-off. */
export const visitsAfterNobody = async (tx: Tx, place: Place, since: string, range: Range): Promise<RecordFacts[]> =>
  tx.query<RecordFacts>(
    `with near as materialized (select distinct child_id from child_facts where county_id = $1 and ${await placeFilter(tx, place)} and from_on <= $3 and (until_on is null or until_on > $2) and not del)
     select ${RECORD_KEYS} from (
       select ${RECORD_SELECT}, bool_or(not reached) over (partition by household_id) as nobody
       from record_part where county_id = $1 and kind = $6 and role = 'about' and live and happened_on >= $4 and happened_on <= $5 and child_id in (select child_id from near)
     ) v where nobody`,
    [tx.countyId, since, range.cutoff, range.from, range.to, REVISITED_KIND],
  )
