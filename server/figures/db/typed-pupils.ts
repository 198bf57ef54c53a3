import { minDate } from '../../../domain/kit/dates.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'

type Fields = {
  typed_pupils?: [number | null, number | null]
  typed_pupils_source?: [string, string]
  closed?: [boolean, boolean]
}
type Step = { row_id: string; patch: Fields; on_date: string }

/**
 * The classes as they stood at a date: closed or not, and with the number of pupils typed by then. Where none was, the first one
 * typed later counts, if the next term had not begun: enrolment is often written down when somebody asks for it. What a list of
 * a coming term brought is dated by that term's first day.
 */
export const classesAsOf = async (tx: Tx, classes: readonly Place[], at: string): Promise<Place[]> => {
  const steps = Map.groupBy(await stepsOf(tx, classes), (s) => Number(s.row_id))
  const { terms } = await tx.calendar()
  const next = terms
    .filter((t) => t.school_id === 0 && t.starts_on > at)
    .reduce((first, t) => minDate(first, t.starts_on), '9999-12-31')
  return classes.map((place): Place => {
    const mine = steps.get(place.id) ?? []
    const then = <K extends keyof Fields, V>(field: K, now: V): V => {
      const before = mine.findLast((s) => s.on_date <= at && s.patch[field])
      const after = mine.find((s) => s.on_date > at && s.patch[field])
      return ((before ? before.patch[field]?.[1] : after ? after.patch[field]?.[0] : now) ?? null) as V
    }
    const typedPupils = then('typed_pupils', place.typedPupils)
    const late = mine.find((s) => s.on_date > at && s.on_date < next && typeof s.patch.typed_pupils?.[1] === 'number')
    return {
      ...place,
      closed: then('closed', place.closed),
      typedPupils: typedPupils ?? late?.patch.typed_pupils?.[1] ?? null,
      typedPupilsSource:
        typedPupils === null && late
          ? (late.patch.typed_pupils_source?.[1] ?? place.typedPupilsSource)
          : then('typed_pupils_source', place.typedPupilsSource),
    }
  })
}

/** What was written about the classes' numbers and doors, oldest first. */
const stepsOf = (tx: Tx, classes: readonly Place[]): Promise<Step[]> =>
  tx.query<Step>(
    `select row_id, patch, on_date from history where county_id = $1 and tbl = 'place' and row_id = any($2::text[]) and op = 'set' and patch ?| array['typed_pupils', 'typed_pupils_source', 'closed'] order by at, id`,
    [tx.countyId, classes.map((c) => String(c.id))],
  )
