import type { FigureReading } from '../../../domain/figures/types.ts'
import { AT_HOME, PARENTS_MET, POSTED, TOUCH_KINDS } from '../../../domain/records/touch-kinds.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Touch, TouchRow } from '../../../domain/registers/touch.ts'
import { placeFilter } from '../../db/facts.ts'
import type { SchoolPart } from '../../db/school-parts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childPredicateSql } from './child-predicate.ts'
import { childSource } from './fact-lists.ts'

/**
 * Of every left-behind child of a place (null: wherever they are), when it and its parents were last seen to meet, when a parent was last
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
  return tx.query<TouchRow>(
    `with near as materialized (select f.child_id, f.birth, f.father_state, f.mother_state ${childSource(place, at)} and ${counts})
     select n.child_id as "childId", n.birth, k.birthday_by as "birthdayBy", n.father_state as "fatherState", n.mother_state as "motherState",
       case when dad.seen_on <= ${at} then dad.seen_on end as "fatherSeenOn", case when mum.seen_on <= ${at} then mum.seen_on end as "motherSeenOn",
       ${LAST}
     from near n left join child k on k.county_id = $1 and k.id = n.child_id
       left join child_person dad on dad.county_id = $1 and dad.child_id = n.child_id and dad.part = 'father' and not dad.del
       left join child_person mum on mum.county_id = $1 and mum.child_id = n.child_id and mum.part = 'mother' and not mum.del
       ${lastOf('n.child_id', at, bind)}`,
    params,
  )
}

/** The same of one left-behind child whose file is open: what its own row, its span and its parents say is at hand. */
export const touchOfChild = async (tx: Tx, child: string, of: Omit<Touch, keyof Last>, at: string): Promise<Touch> => {
  const params: unknown[] = [tx.countyId]
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const day = bind(at, 'text')
  const [last = NOTHING_YET] = await tx.query<Last>(
    `select ${LAST} from (select ${bind(child, 'uuid')} as child_id) n ${lastOf('n.child_id', day, bind)}`,
    params,
  )
  const known = (on: string | null) => (on !== null && on <= at ? on : null)
  return { ...of, fatherSeenOn: known(of.fatherSeenOn), motherSeenOn: known(of.motherSeenOn), ...last }
}

type Last = Pick<Touch, 'cameOn' | 'reachedOn' | 'triedOn' | 'tries' | 'firstTryOn'>
const NOTHING_YET: Last = { cameOn: null, reachedOn: null, triedOn: null, tries: 0, firstTryOn: null }
const LAST = `came.day as "cameOn", spoken.day as "reachedOn", greatest(spoken.day, tried.day) as "triedOn", since.tries, since.first_on as "firstTryOn"`

/** Joins that find the last of each in a child's records. */
const lastOf = (child: string, at: string, bind: (value: unknown, type: string) => string): string => {
  const [contact, call] = [bind(TOUCH_KINDS.contact, 'text'), bind(TOUCH_KINDS.call, 'text')]
  const [coming, visit] = [bind(TOUCH_KINDS.coming, 'text'), bind(TOUCH_KINDS.visit, 'text')]
  // Of a contact its part says all: the record itself is opened for the others alone.
  const parentsMet = `(l.kind = ${visit} and coalesce(r.body->'met' ?| ${bind(PARENTS_MET, 'text[]')}, false))`
  const cameHome = `(l.kind = ${coming} and coalesce(r.quantity, 0) > 0)`
  const spoke = `((l.kind = ${contact} and l.reached) or (l.kind = ${call} and l.reached and r.body->>'way' is distinct from ${bind(POSTED, 'text')}) or (${cameHome} and l.reached) or ${parentsMet})`
  const met = `(${cameHome} or (${parentsMet} and r.body->>'way' = ${bind(AT_HOME, 'text')}))`
  const record = `left join lateral (select b.body, b.quantity from record b where b.county_id = $1 and b.id = l.record_id and l.kind in (${call}, ${coming}, ${visit})) r on true`
  const of = (kinds: readonly string[], beside = '') =>
    `from record_part l ${beside} where l.county_id = $1 and l.child_id = ${child} and l.kind in (${kinds.join(', ')}) and l.role = 'about' and l.live and l.happened_on <= ${at}`
  // Found from its end, child by child: a child has a hundred records, and its last contact is among the last of them.
  const newest = (records: string) => `(select l.happened_on as day ${records} order by l.happened_on desc limit 1)`
  return `left join lateral ${newest(`${of([contact, call, coming, visit], record)} and ${spoke}`)} spoken on true
       left join lateral ${newest(`${of([coming, visit], record)} and ${met}`)} came on true
       left join lateral ${newest(of([contact, call]))} tried on true
       left join lateral (select count(distinct l.happened_on)::int as tries, min(l.happened_on) as first_on
         ${of([contact, call])} and not l.reached and (spoken.day is null or l.happened_on > spoken.day)) since on true`
}
