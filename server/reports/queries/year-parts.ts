import { dutyTermsOf, partsOfYear } from '../../../domain/calendar/year.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { minDate } from '../../../domain/kit/dates.ts'
import type { ToldDuty } from '../../../domain/reports/kit/account.ts'
import type { YearPart } from '../../../domain/reports/kit/input.ts'
import { PART_FIGURES } from '../../../domain/reports/sections/year-parts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import { factsOf, readingOf } from '../../figures/queries/place-figures.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'

const isDuty = (duty: ToldDuty): duty is Duty => 'id' in duty

/**
 * What was owed and done in each part of a year that has begun by the cut-off, all of it judged on that day: the parts add up to the year.
 * `duties`: those of the whole year, as the engine found them. None of a term.
 */
export const yearParts = async (tx: Tx, at: PlaceTerm, duties: readonly ToldDuty[]): Promise<YearPart[]> => {
  const reading = readingOf(at)
  const figures = PART_FIGURES.flatMap((id) => figureOf(id, reading) ?? [])
  const parts: YearPart[] = []
  for (const { id, name, startsOn, endsOn } of partsOfYear(at.calendar.terms, at.term.id)) {
    const { cutoff } = at.range
    if (startsOn > cutoff) continue
    const { terms, from, to } = dutyTermsOf(at.calendar.terms, id)
    const asked = new Set(terms.map((t) => t.id))
    const mine = duties
      .filter(isDuty)
      .filter(({ period }) => asked.has(period.term) && from <= period.windows.due && period.windows.due <= to)
    const values = await tx.widened(() =>
      figureValues(tx, figures, {
        place: at.place,
        duties: factsOf(mine, cutoff),
        range: { cutoff, from: startsOn, to: minDate(endsOn, cutoff) },
      }),
    )
    parts.push({ id, name, figures: values })
  }
  return parts
}
