import type { Term } from '../../../domain/calendar/types.ts'
import { dutyTermsOf, partsOfYear } from '../../../domain/calendar/year.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { minDate } from '../../../domain/kit/dates.ts'
import type { ToldDuty } from '../../../domain/reports/kit/account.ts'
import type { YearPart } from '../../../domain/reports/kit/input.ts'
import { PART_FIGURES } from '../../../domain/reports/sections/year-parts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import { factsOf, keptDuties, readingOf } from '../../figures/queries/place-figures.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'

const isDuty = (duty: ToldDuty): duty is Duty => 'id' in duty

/**
 * What was owed and done in each part of a year that has begun by the cut-off, all of it judged on that day: the parts add up to the year.
 * `duties`: those of the whole year; where the engine found them they are not asked for again. None of a term.
 */
export const yearParts = async (tx: Tx, at: PlaceTerm, duties: readonly ToldDuty[]): Promise<YearPart[]> => {
  const reading = readingOf(at)
  const figures = PART_FIGURES.flatMap((id) => figureOf(id, reading) ?? [])
  const found = duties.filter(isDuty)
  const parts: YearPart[] = []
  for (const { id, name, startsOn, endsOn } of partsOfYear(at.calendar.terms, at.term.id)) {
    const { cutoff } = at.range
    if (startsOn > cutoff) continue
    const kept = found.length
      ? factsOf(within(found, at.calendar.terms, id), cutoff)
      : await keptDuties(tx, { place: at.place, term: id, at: cutoff })
    const values = await tx.widened(() =>
      figureValues(tx, figures, {
        place: at.place,
        duties: kept,
        range: { cutoff, from: startsOn, to: minDate(endsOn, cutoff) },
      }),
    )
    parts.push({ id, name, figures: values })
  }
  return parts
}

/** Those of one part. */
const within = (duties: readonly Duty[], calendar: readonly Term[], part: string): Duty[] => {
  const { terms, from, to } = dutyTermsOf(calendar, part)
  const asked = new Set(terms.map((t) => t.id))
  return duties.filter(({ period }) => asked.has(period.term) && from <= period.windows.due && period.windows.due <= to)
}
