import type { FigureReading } from '../../../domain/figures/types.ts'
import { AT_HOME, PARENTS_MET, POSTED, TOUCH_KINDS } from '../../../domain/records/touch-kinds.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { TouchRow } from '../../../domain/registers/touch.ts'
import { placeFilter } from '../../db/facts.ts'
import type { SchoolPart } from '../../db/school-parts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childPredicateSql } from './child-predicate.ts'
import { childSource } from './fact-lists.ts'

/**
 * Of every left-behind child of a place (of those named; null: wherever they are), when it and its parents were last seen to meet, when a parent was last
 * spoken with, and what was tried since then: up to a day. What of it is long ago is decided in `domain/registers/touch.ts` alone.
 * A day in the file that lies after `at` was not known then and says nothing of before.
 */
export const touchRows = async (
  tx: Tx,
  asked: {
    place: Place | null
    /** Of it a part alone (school-parts.ts). */
    part?: SchoolPart['at']
    reading: FigureReading | 'either'
    at: string
    ids?: readonly string[]
  },
): Promise<TouchRow[]> => {
  const place = asked.part?.('f.') ?? (asked.place ? await placeFilter(tx, asked.place, 'f.') : 'true')
  const params: unknown[] = [tx.countyId]
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const at = bind(asked.at, 'text')
  const counts = childPredicateSql(
    asked.reading === 'either'
      ? { any: [READINGS.education.predicate, READINGS.state.predicate] }
      : READINGS[asked.reading].predicate,
    asked.at,
    params,
  )
  const named = asked.ids ? ` and f.child_id = any(${bind(asked.ids, 'uuid[]')})` : ''
  const [contact, call, coming, visit] = [
    TOUCH_KINDS.contact,
    TOUCH_KINDS.call,
    TOUCH_KINDS.coming,
    TOUCH_KINDS.visit,
  ].map((kind) => bind(kind, 'text'))
  // Of a contact its part says all: the record itself is opened for the others alone.
  const parentsMet = `(l.kind = ${visit} and coalesce(r.body->'met' ?| ${bind(PARENTS_MET, 'text[]')}, false))`
  const cameHome = `(l.kind = ${coming} and coalesce(r.quantity, 0) > 0)`
  const tried = `l.kind in (${contact}, ${call})`
  return tx.query<TouchRow>(
    `with near as materialized (select f.child_id, f.birth, f.father_state, f.mother_state ${childSource(place, at)} and ${counts}${named}),
     said as materialized (
       select l.child_id, l.happened_on,
         (l.kind = ${contact} and l.reached) or (l.kind = ${call} and l.reached and r.body->>'way' is distinct from ${bind(POSTED, 'text')}) or (${cameHome} and l.reached) or ${parentsMet} as spoke,
         ${cameHome} or (${parentsMet} and r.body->>'way' = ${bind(AT_HOME, 'text')}) as met,
         ${tried} as tried, ${tried} and not l.reached as failed
       from record_part l left join lateral (select b.body, b.quantity from record b where b.county_id = l.county_id and b.id = l.record_id and l.kind in (${call}, ${coming}, ${visit})) r on true
       where l.county_id = $1 and l.kind in (${contact}, ${call}, ${coming}, ${visit}) and l.role = 'about' and l.live and l.happened_on <= ${at} and l.child_id in (select child_id from near)),
     last as materialized (
       select child_id, max(happened_on) filter (where spoke) as reached_on, max(happened_on) filter (where met) as came_on, max(happened_on) filter (where spoke or tried) as tried_on
       from said group by child_id),
     since as (
       select s.child_id, count(distinct s.happened_on)::int as tries, min(s.happened_on) as first_try_on
       from said s join last t on t.child_id = s.child_id where s.failed and (t.reached_on is null or s.happened_on > t.reached_on) group by s.child_id)
     select n.child_id as "childId", n.birth, k.birthday_by as "birthdayBy", n.father_state as "fatherState", n.mother_state as "motherState",
       case when dad.seen_on <= ${at} then dad.seen_on end as "fatherSeenOn", case when mum.seen_on <= ${at} then mum.seen_on end as "motherSeenOn",
       t.came_on as "cameOn", t.reached_on as "reachedOn", t.tried_on as "triedOn", coalesce(s.tries, 0) as tries, s.first_try_on as "firstTryOn"
     from near n left join child k on k.county_id = $1 and k.id = n.child_id left join last t on t.child_id = n.child_id left join since s on s.child_id = n.child_id
       left join child_person dad on dad.county_id = $1 and dad.child_id = n.child_id and dad.part = 'father' and not dad.del
       left join child_person mum on mum.county_id = $1 and mum.child_id = n.child_id and mum.part = 'mother' and not mum.del`,
    params,
  )
}
