import { keyChild } from '../../../domain/entries/key-child.ts'
import type { Written } from '../../../domain/figures/derived-figure.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import { meeting } from '../../../domain/records/meeting.ts'
import { survey } from '../../../domain/records/survey.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilterOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** What a file says of a child's life that a survey goes over again; a class moves up by itself and is none of it. */
const GONE_OVER = [
  ...['boarder', 'hukou', 'village_id', 'household_id', 'care_kind', 'care_relation'],
  ...['father', 'mother'].flatMap((who) => ['state', 'place', 'since', 'incapable'].map((what) => `${who}_${what}`)),
]

type Named = Written['handovers'][number]['before']
type Found = {
  sort: 'agreed' | 'handover' | 'unchanged'
  childId: string | null
  on: string
  text: string | null
  before: Partial<Named> | null
  after: Partial<Named> | null
}

/** What figures read out of what was written in the term: lines agreed in meetings, helpers of key children changed, files gone over and found the same. */
export const writtenRows = async (tx: Tx, place: Place, range: Range): Promise<Written> => {
  const here = await placeFilterOf(tx, place)
  // One statement: each of the three is a few rows.
  const rows = await tx.query<Found>(
    `with went as materialized (
       select l.child_id, max(l.happened_on) as on_day from record_part l
       where l.county_id = $1 and l.kind = $4 and l.role = 'about' and l.live and l.happened_on >= $2 and l.happened_on <= $3 and ${here('l.')} group by l.child_id)
     (select 'unchanged' as sort, w.child_id as "childId", w.on_day as on, null::text as text, null::jsonb as before, null::jsonb as after, null::uuid as id
      from went w join child_facts f on f.county_id = $1 and f.child_id = w.child_id
      where not f.del and f.from_on <= $3 and (f.until_on is null or f.until_on > $2)
      group by w.child_id, w.on_day
      having min(f.from_on) <= $2 and bool_and(f.status <> 'left') and count(distinct (${GONE_OVER.map((c) => `f.${c}`).join(', ')})) = 1)
     union all
     (select 'agreed', null, l.happened_on, r.body->>'agreed', null, null, l.record_id
      from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
      where l.county_id = $1 and l.kind = $5 and l.role = 'about' and l.live and l.happened_on >= $2 and l.happened_on <= $3
        and (${here('l.')} or l.place_id = ${Math.trunc(place.id)}) and r.body->>'agreed' is not null)
     union all
     (select 'handover', e.child_id, h.on_date, null, h.patch->'answers'->0->'helper', h.patch->'answers'->1->'helper', h.id
      from entry e join history h on h.county_id = e.county_id and h.tbl = 'entry' and h.row_id = e.id::text and h.op = 'set' and h.patch ? 'answers'
      where e.county_id = $1 and e.kind = $6 and ${here('e.')} and e.child_id is not null and not e.del and h.on_date >= $2 and h.on_date <= $3
        and h.patch->'answers'->0->'helper' is distinct from h.patch->'answers'->1->'helper')
     order by 3, 7, 2`,
    [tx.countyId, range.from, range.cutoff, survey.kind, meeting.kind, keyChild.kind],
  )
  const of = (sort: Found['sort']) => rows.filter((row) => row.sort === sort)
  const said = (who: Partial<Named> | null) => ({
    name: who?.name ?? '',
    account: who?.account ?? null,
  })
  return {
    agreed: of('agreed').map(({ on, text }) => ({ on, text: text ?? '' })),
    handovers: of('handover').map(({ childId, on, before, after }) => ({
      childId: childId ?? '',
      on,
      before: said(before),
      after: said(after),
    })),
    unchanged: of('unchanged').map(({ childId, on }) => ({ childId: childId ?? '', surveyedOn: on })),
  }
}
