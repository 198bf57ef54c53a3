import { background } from '../../../domain/entries/background.ts'
import type { LackRow } from '../../../domain/figures/derived-figure.ts'
import type { FigureReading } from '../../../domain/figures/types.ts'
import { isEnded } from '../../../domain/kit/define-entry.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import { survey } from '../../../domain/records/survey.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childPredicateSql } from './child-predicate.ts'
import { childSource } from './fact-lists.ts'

const STANDING = background.states.filter(({ value }) => !isEnded(background, value)).map(({ value }) => value)

/**
 * Of each left-behind child of a class or a school: what the latest survey of the term says it lacks, and what its file says of the carer's age
 * and of dangers. Null of any other place: whoever teaches these children asks it.
 */
export const lackRows = async (
  tx: Tx,
  asked: { place: Place; reading: FigureReading; range: Range },
): Promise<LackRow[] | null> => {
  const { place, reading, range } = asked
  if (place.kind !== 'class' && place.kind !== 'school') return null
  const here = await placeFilter(tx, place, 'f.')
  const params: unknown[] = [tx.countyId]
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const at = bind(range.cutoff, 'text')
  const counts = childPredicateSql(READINGS[reading].predicate, range.cutoff, params)
  const rows = await tx.query<{
    childId: string
    surveyedOn: string | null
    lacks: unknown
    carerBorn: unknown
    dangers: unknown
    householdId: string
    phone: boolean
  }>(
    `with near as materialized (select f.child_id, f.household_id ${childSource(here, at)} and ${counts}),
     said as materialized (
       select distinct on (l.child_id) l.child_id, l.happened_on, r.body->'lacks' as lacks
       from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
       where l.county_id = $1 and l.kind = ${bind(survey.kind, 'text')} and l.role = 'about' and l.live and l.happened_on >= ${bind(range.from, 'text')} and l.happened_on <= ${at} and l.child_id in (select child_id from near)
       order by l.child_id, l.happened_on desc, l.record_id desc),
     known as materialized (
       select distinct on (e.child_id) e.child_id, e.answers->'carerBorn' as carer_born, e.answers->'dangers' as dangers
       from entry e where e.county_id = $1 and e.kind = ${bind(background.kind, 'text')} and e.state = any(${bind(STANDING, 'text[]')}) and not e.del and e.from_on <= ${at} and e.child_id in (select child_id from near)
       order by e.child_id, e.from_on desc, e.id desc)
     select n.child_id as "childId", s.happened_on as "surveyedOn", s.lacks, k.carer_born as "carerBorn", k.dangers, n.household_id as "householdId",
       exists (select 1 from child_person p where p.county_id = $1 and p.child_id = n.child_id and not p.del and cardinality(p.phones_masked) > 0) as phone
     from near n left join said s on s.child_id = n.child_id left join known k on k.child_id = n.child_id`,
    params,
  )
  return rows.map(({ childId, surveyedOn, lacks, carerBorn, dangers, householdId, phone }) => ({
    childId,
    householdId,
    phone,
    surveyedOn,
    lacks: wordsOf(lacks),
    carerBorn: typeof carerBorn === 'number' ? carerBorn : null,
    dangers: wordsOf(dangers),
  }))
}

const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
